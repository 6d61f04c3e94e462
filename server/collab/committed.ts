import type { DocumentId } from '#domain/ids';
import { buildDocument } from './check';
import type { Settled } from './live-document';
import type { DocumentLog } from './log';

/** Uses a document's committed state, read from the log and kept by nobody. Throws `not-found`. */
export async function withCommitted<T>(
  log: Pick<DocumentLog, 'load'>,
  documentId: DocumentId,
  use: (state: Settled) => T,
): Promise<T> {
  const loaded = await log.load(documentId);
  const doc = buildDocument(loaded);
  try {
    return use({ doc, sequence: loaded.sequence });
  } finally {
    doc.destroy();
  }
}
