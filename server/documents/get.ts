import type { Actor } from '#domain/access/actor';
import { can, documentAccess } from '#domain/access/policy';
import type { DocumentKind } from '#domain/document/kinds';
import { JalonError } from '#domain/errors';
import type { DocumentId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Services } from '#server/services';
import { findImport } from './import-revision';
import { toDocumentResource } from './load';

/** What a page must know of a document before its content arrives over the socket. */
export interface DocumentHead {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly language: string;
  readonly year: number | null;
  /** A device that kept an older epoch reloads, never merges. */
  readonly epoch: number;
  readonly access: 'read' | 'write';
  readonly mayExport: boolean;
  readonly mayComment: boolean;
  readonly maySuggest: boolean;
  /** Whether this person knows by whom it was adopted, and of votes on it. */
  readonly mayReadAdoption: boolean;
  /** It came from a file, and this person may withdraw what that brought. */
  readonly mayUndoImport: boolean;
  readonly owner: { readonly id: string; readonly code: string; readonly names: LocalText } | null;
  /** An agenda names the activity of the plan it belongs to. */
  readonly ofDocumentId: string | null;
  readonly ofActivityId: string | null;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** @throws `not-found` when it is not there or not for this person */
export async function getDocument(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  documentId: string,
): Promise<DocumentHead> {
  const row = await database.prisma.document.findFirst({
    where: { id: documentId, networkId: actor.networkId, archivedAt: null },
    include: { invitations: true },
  });
  if (!row) throw new JalonError('not-found');
  const resource = toDocumentResource(row);
  const access = documentAccess(actor, resource);
  if (access === 'none') throw new JalonError('not-found');
  const owner =
    row.ownerOrganisationId === null
      ? null
      : await database.prisma.organisation.findFirst({
          where: { id: row.ownerOrganisationId, networkId: actor.networkId },
        });
  const imported = await findImport({ database }, actor.networkId, documentId);
  return {
    // The row's id was made by newId.
    id: row.id as DocumentId,
    kind: resource.documentKind,
    title: row.title,
    language: row.language,
    year: row.year,
    epoch: row.epoch,
    access,
    mayExport: can(actor, 'document.export', resource),
    mayComment: can(actor, 'document.comment', resource),
    maySuggest: can(actor, 'document.suggest', resource),
    mayReadAdoption: can(actor, 'adoption.read', resource),
    mayUndoImport: imported !== null && can(actor, 'document.undoImport', { ...resource, ...imported }),
    owner: owner ? { id: owner.id, code: owner.code, names: localTextSchema.parse(owner.names) } : null,
    ofDocumentId: row.ofDocumentId,
    ofActivityId: row.ofActivityId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
