import type { DocumentResource } from '#domain/access/policy';
import { SHAPE_VERSION } from '#domain/document/shape';
import { type DocumentId, type NetworkId, newId, type PersonId } from '#domain/ids';
import { readRevision } from '#server/collab/log';
import type { Services } from '#server/services';
import { loadDocumentResource } from './load';
import type { MadeFor } from './versions';

/** The revision that an import made, by this origin, is kept whole: undoing the import must know what it brought. */
const IMPORT = 'import' as const satisfies MadeFor;
/** The one before it, of an import into a document that was there. */
const BEFORE = 'before-import' as const satisfies MadeFor;

interface ImportRevision {
  readonly importedById: PersonId | null;
  readonly sequence: number;
}
export type ImportedDocument = DocumentResource &
  ImportRevision & { readonly documentId: DocumentId; readonly networkId: NetworkId };

type Parts = Pick<Services, 'database'>;

/** Keeps what an import has just made, whatever compaction takes away later. */
export async function keepImport(
  { database }: Parts,
  documentId: DocumentId,
  { sequence, importedById }: { sequence: number; importedById: PersonId },
): Promise<void> {
  await keep({ database }, documentId, { sequence, importedById, madeFor: IMPORT, name: '' });
}

/** Keeps what an import into a document has left, and what stood there before it. */
export async function keepImportInto(
  services: Parts,
  documentId: DocumentId,
  { fileName: name, ...import_ }: { sequence: number; importedById: PersonId; fileName: string },
): Promise<void> {
  const before = { ...import_, sequence: import_.sequence - 1, madeFor: BEFORE, name };
  await keep(services, documentId, before);
  await keep(services, documentId, { ...import_, madeFor: IMPORT, name });
}

async function keep(
  { database }: Parts,
  documentId: DocumentId,
  which: { sequence: number; importedById: PersonId; madeFor: MadeFor; name: string },
): Promise<void> {
  const { sequence, importedById, madeFor, name } = which;
  const { networkId, epoch, state } = await readRevision(database.pool, documentId, sequence);
  await database.prisma.documentVersion.create({
    data: {
      ...{ id: newId(), networkId, documentId, sequence, epoch, shape: SHAPE_VERSION, madeFor, name },
      state: Uint8Array.from(state),
      createdById: importedById,
    },
  });
}

/** The revision the last import made; null when there was none, or what it brought is not known any more. */
export async function findImport(
  { database: { prisma } }: Parts,
  networkId: NetworkId,
  documentId: string,
): Promise<ImportRevision | null> {
  const where = { networkId, documentId };
  const kept = await prisma.documentVersion.findFirst({
    where: { ...where, madeFor: IMPORT },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, createdById: true },
  });
  // Ids in rows were made by newId.
  if (kept) return { sequence: kept.sequence, importedById: kept.createdById as PersonId };
  // Killed before it was kept: the log has it until it is compacted. An import is a document's first row.
  const logged = await prisma.documentUpdate.findFirst({
    where: { ...where, sequence: 1, origin: IMPORT },
    select: { sequence: true, authorId: true },
  });
  return logged && { sequence: logged.sequence, importedById: logged.authorId as PersonId | null };
}

/** The document as the right to undo its import is asked about it; null when there is none, or no import. */
export async function loadImported(
  services: Parts,
  documentId: string,
  networkId: NetworkId,
): Promise<ImportedDocument | null> {
  const resource = await loadDocumentResource(services, documentId, networkId);
  const revision = resource && (await findImport(services, networkId, documentId));
  return resource && revision && { ...resource, ...revision };
}

/** The document's whole state right after the import. Throws `unavailable` when neither version nor log has it. */
export async function importedState(
  { database }: Parts,
  { networkId, documentId, sequence }: Pick<ImportedDocument, 'networkId' | 'documentId' | 'sequence'>,
): Promise<Uint8Array> {
  const kept = await database.prisma.documentVersion.findFirst({
    where: { networkId, documentId, sequence, madeFor: IMPORT },
    select: { state: true },
  });
  return kept?.state ?? (await readRevision(database.pool, documentId, sequence)).state;
}

/** The document's whole state right before the import; null when the import made the document. */
export async function stateBeforeImport(
  { database }: Parts,
  { networkId, documentId, sequence }: Pick<ImportedDocument, 'networkId' | 'documentId' | 'sequence'>,
): Promise<Uint8Array | null> {
  const kept = await database.prisma.documentVersion.findFirst({
    where: { networkId, documentId, sequence: sequence - 1, madeFor: BEFORE },
    select: { state: true },
  });
  return kept?.state ?? null;
}
