import * as Y from 'yjs';
import { type DocumentSnapshot, readDocument } from '#domain/document/read';
import { setMeta } from '#domain/document/shape';
import { type DocumentId, newId } from '#domain/ids';
import type { ImportResult, KnownOrganisation } from '#domain/import/result';
import type { Directory } from '#server/documents/import-links';
import { type FoundStatus, writeImport } from '#server/documents/write-import';
import { importLimits } from '#server/imports/limits';
import { understandFile } from '#server/imports/parse';

/** What the worker does with a file, without the worker: a start of one for each of hundreds takes too long. */
export function understand(
  bytes: Uint8Array,
  fileName: string,
  known: readonly KnownOrganisation[],
): Promise<ImportResult> {
  return understandFile(bytes, fileName, importLimits, { known });
}

/** The document that an import makes, as createFromImport writes it. */
export function written(
  result: ImportResult,
  directory: Directory,
): { doc: Y.Doc; snapshot: DocumentSnapshot; statuses: readonly FoundStatus[] } {
  const doc = new Y.Doc();
  const { kind, title, language, year = null } = result;
  setMeta(doc, { kind, title, language, year }, 'import');
  const statuses = writeImport(doc, result, directory, {
    acceptProposals: false,
    documentId: newId<DocumentId>(),
  });
  return { doc, snapshot: readDocument(doc), statuses };
}
