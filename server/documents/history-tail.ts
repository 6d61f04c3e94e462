import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import * as Y from 'yjs';
import type { DocumentId } from '#domain/ids';
import { applyAll } from '#server/collab/check';
import { compactionLimits } from '#server/collab/compaction';
import { type CompactionBase, readBase, readTail } from '#server/collab/compaction-store';
import { type FieldChange, followHistory } from '#server/collab/history';

export interface HistoryTail {
  /** The changes up to here are rows. */
  readonly compacted: number;
  /** What the log says was changed since, in order. */
  readonly changes: readonly FieldChange[];
}

/** Between so many updates others have their turn. */
const AT_ONCE = 50;
const limits = { ...compactionLimits, keepMs: Number.POSITIVE_INFINITY };

/** Answers of the last documents asked about: their pages are asked one after the other. */
const known = new LRUCache<string, Promise<HistoryTail>>({ max: 16 });

/**
 * What is not yet compacted, told by the code that compaction tells it with.
 * @throws Error when the log has a gap
 */
export async function readHistoryTail(pool: pg.Pool, documentId: DocumentId): Promise<HistoryTail> {
  const client = await pool.connect();
  try {
    const base = await readBase(client, documentId);
    if (!base) return { compacted: 0, changes: [] };
    const key = [documentId, base.epoch, base.sequence, base.logged].join();
    const before = known.get(key);
    if (before) return await before;
    const tail = follow(client, base);
    known.set(key, tail);
    tail.catch(() => known.delete(key));
    return await tail;
  } finally {
    client.release();
  }
}

async function follow(client: pg.ClientBase, base: CompactionBase): Promise<HistoryTail> {
  const doc = new Y.Doc();
  try {
    if (base.state) applyAll(doc, [base.state]);
    const history = followHistory(doc);
    for (let at = base.sequence; at < base.logged; ) {
      const piece = await readTail(client, { ...base, sequence: at }, limits);
      for (const [index, update] of piece.entries()) {
        // Edited while it was read: the next answer tells it.
        if (update.sequence > base.logged) break;
        history.apply(update);
        if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
      }
      at = piece.at(-1)?.sequence ?? base.logged;
    }
    return { compacted: base.sequence, changes: history.changes() };
  } finally {
    doc.destroy();
  }
}
