import type { Actor } from '#domain/access/actor';
import { can, documentAccess } from '#domain/access/policy';
import type { DocumentKind } from '#domain/document/kinds';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Services } from '#server/services';
import { toDocumentResource } from './load';

export interface ListedDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly language: string;
  readonly year: number | null;
  /** Null: the network's own. */
  readonly owner: { readonly id: string; readonly code: string; readonly names: LocalText } | null;
  /** ISO instant. */
  readonly updatedAt: string;
  /** Rows that are not deleted. */
  readonly activities: number;
  readonly access: 'read' | 'write';
}

/**
 * The documents the actor may read, the last changed first. Reports are left out: they have a list of their
 * own, with rights of their own.
 */
export async function listDocuments(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
): Promise<ListedDocument[]> {
  const { networkId } = actor;
  const rows = await database.prisma.document.findMany({
    where: { networkId, archivedAt: null, kind: { not: 'report' } },
    include: { invitations: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
  });
  const readable = rows.filter((row) => can(actor, 'document.read', toDocumentResource(row)));
  const ids = readable.map((row) => row.id);
  const [counts, owners] = await Promise.all([
    database.prisma.activity.groupBy({
      by: ['documentId'],
      where: { networkId, documentId: { in: ids }, deletedAt: null },
      _count: true,
    }),
    database.prisma.organisation.findMany({
      where: { networkId, id: { in: readable.flatMap((row) => row.ownerOrganisationId ?? []) } },
    }),
  ]);
  const countOf = new Map(counts.map((each) => [each.documentId, each._count]));
  const ownerOf = new Map(owners.map((owner) => [owner.id, owner]));
  return readable.map((row) => {
    const resource = toDocumentResource(row);
    const owner = row.ownerOrganisationId === null ? undefined : ownerOf.get(row.ownerOrganisationId);
    return {
      id: row.id,
      kind: resource.documentKind,
      title: row.title,
      language: row.language,
      year: row.year,
      owner: owner ? { id: owner.id, code: owner.code, names: localTextSchema.parse(owner.names) } : null,
      updatedAt: row.updatedAt.toISOString(),
      activities: countOf.get(row.id) ?? 0,
      access: documentAccess(actor, resource) === 'write' ? 'write' : 'read',
    };
  });
}
