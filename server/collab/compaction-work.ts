import pg from 'pg';
import type { DocumentId } from '#domain/ids';
import { type Compacted, type CompactionLimits, compactDocument } from './compaction';

/** What a worker is asked. */
export interface CompactionWork {
  readonly url: string;
  readonly documentIds: readonly DocumentId[];
  readonly limits: CompactionLimits;
}

/** What came of one document; `compacted` is null when another process does it. */
export type CompactionOutcome = { readonly documentId: DocumentId } & (
  | { readonly compacted: Compacted | null }
  | { readonly failed: string }
);

/** Compacts documents one after the other, over a connection of its own. @throws when there is no database */
export async function compactAll(
  { url, documentIds, limits }: CompactionWork,
  tell: (outcome: CompactionOutcome) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'jalon-compaction' });
  // A lost connection is told by the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const documentId of documentIds) {
      try {
        tell({ documentId, compacted: await compactDocument(client, documentId, limits) });
      } catch (error) {
        // One document that cannot be compacted keeps its log, and must not keep the others from theirs.
        tell({ documentId, failed: error instanceof Error ? error.message : String(error) });
      }
    }
  } finally {
    await client.end();
  }
}
