import type { DocumentResource } from '#domain/access/policy';
import { documentKinds } from '#domain/document/kinds';
import type { DocumentId, NetworkId, OrganisationId, PersonId } from '#domain/ids';
import type { Services } from '#server/services';

interface DocumentRow {
  readonly networkId: string;
  readonly kind: string;
  readonly ownerOrganisationId: string | null;
  readonly shared: boolean;
  readonly invitations: readonly {
    readonly organisationId: string | null;
    readonly personId: string | null;
  }[];
}

/** A document's row with its invitations, as the policy knows it. */
export function toDocumentResource(row: DocumentRow): DocumentResource {
  const kind = documentKinds.find((each) => each === row.kind);
  // Ids in rows were made by newId; the brands are given back here.
  return {
    networkId: row.networkId as NetworkId,
    // A kind this version does not know gets the narrowest rights there are.
    documentKind: kind ?? 'report',
    ownerOrganisationId: row.ownerOrganisationId as OrganisationId | null,
    shared: row.shared,
    invitedOrganisationIds: row.invitations.flatMap(({ organisationId }) =>
      organisationId === null ? [] : [organisationId as OrganisationId],
    ),
    invitedPersonIds: row.invitations.flatMap(({ personId }) =>
      personId === null ? [] : [personId as PersonId],
    ),
  };
}

/** A document as something rights are asked about, which says what document it is. */
export interface LoadedDocument extends DocumentResource {
  readonly documentId: DocumentId;
}

/** Included with what belongs to a document, so that `documentOf` can read the row. */
export const withDocument = { document: { include: { invitations: true } } } as const;

/** The document that a row belongs to, as the policy knows it. */
export function documentOf(row: {
  readonly documentId: string;
  readonly document: DocumentRow;
}): LoadedDocument {
  // The id was made by newId.
  return { ...toDocumentResource(row.document), documentId: row.documentId as DocumentId };
}

/** The document as something rights are asked about; null when this network has no such document. */
export async function loadDocumentResource(
  { database }: Pick<Services, 'database'>,
  documentId: string,
  networkId: NetworkId,
): Promise<LoadedDocument | null> {
  const row = await database.prisma.document.findFirst({
    where: { id: documentId, networkId, archivedAt: null },
    include: { invitations: true },
  });
  // The row's id was made by newId.
  return row && { ...toDocumentResource(row), documentId: row.id as DocumentId };
}

/** The document as its socket needs it, of whatever network; the policy compares the networks. */
export async function loadSocketDocument(
  { database }: Pick<Services, 'database'>,
  documentId: DocumentId,
): Promise<{ resource: DocumentResource; epoch: number; shape: number } | null> {
  const row = await database.prisma.document.findFirst({
    where: { id: documentId, archivedAt: null },
    include: { invitations: true },
  });
  return row && { resource: toDocumentResource(row), epoch: row.epoch, shape: row.shape };
}
