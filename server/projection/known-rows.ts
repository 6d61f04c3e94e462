import { LRUCache } from 'lru-cache';
import type { DocumentSnapshot } from '#domain/document/read';
import type { DocumentId, NetworkId } from '#domain/ids';
import { afterChanges, type Changes, type StoredRows } from './differences';
import { type ProjectedTable, projectedTables, type RowMemo } from './rows';

/** What is known of a document's rows since they were written last. Only the projection writes them. */
export interface KnownRows {
  readonly networkId: NetworkId;
  /** The number they stood for. When another one is stored, somebody else wrote them. */
  readonly sequence: number;
  /** What they were made of. */
  readonly snapshot: DocumentSnapshot;
  readonly stored: StoredRows;
  /** What was left out, as it was reported: once, not at each edit. */
  readonly problems: string;
  readonly memo: RowMemo;
}

/** Rows kept in memory, of all documents; about a kilobyte each. */
const MAX_ROWS = 20_000;
/**
 * So long after a document was projected last. Longer than the projection ever waits between two of them, and shorter
 * than its Y.Doc stays: what is remembered of a plan, its snapshot above all, goes with it.
 */
const KEPT_MS = 8_000;

export interface KnownRowsCache {
  get(documentId: DocumentId): KnownRows | undefined;
  /**
   * Call once the changes are committed.
   * @param before as it is now, with the rows that were stored before the changes
   */
  wrote(documentId: DocumentId, before: KnownRows, changes: Changes): void;
  movedOn(documentId: DocumentId, known: KnownRows, sequence: number): void;
  forget(documentId: DocumentId): void;
}

/** While people write in a plan, its rows need neither be read nor compared again each time. */
export function createKnownRows(): KnownRowsCache {
  const cache = new LRUCache<DocumentId, KnownRows>({
    maxSize: MAX_ROWS,
    ttl: KEPT_MS,
    ttlAutopurge: true,
    sizeCalculation: ({ stored }) =>
      // Object.keys gives strings; these are the tables.
      (Object.keys(projectedTables) as ProjectedTable[]).reduce((sum, table) => sum + stored[table].size, 1),
  });
  return {
    get: (documentId) => cache.get(documentId),
    wrote: (documentId, { networkId, sequence, snapshot, stored, problems, memo }, changes) => {
      const after = afterChanges(stored, changes);
      cache.set(documentId, { networkId, sequence, snapshot, stored: after, problems, memo });
    },
    movedOn: (documentId, known, sequence) => {
      cache.set(documentId, { ...known, sequence });
    },
    forget: (documentId) => {
      cache.delete(documentId);
    },
  };
}
