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
/** However young an update is. */
const limits = { ...compactionLimits, keepMs: Number.NEGATIVE_INFINITY };

/** Answers of the last documents asked about: their pages are asked one after the other. */
const known = new LRUCache<string, Promise<HistoryTail>>({ max: 16 });

/**
 * What is not yet compacted, told by the code that compaction tells it with.
 * @throws Error when the log has a gap
 */
export async function readHistoryTail(pool: pg.Pool, documentId: DocumentId): Promise<HistoryTail> {
  const base = await readBaseOf(pool, documentId);
  if (!base) return { compacted: 0, changes: [] };
  try {
    return await tailOf(pool, base);
  } catch (error) {
    // Compacted in between, and what was read from is gone: its changes are rows by now.
    const later = await readBaseOf(pool, documentId);
    if (!later || later.sequence === base.sequence) throw error;
    return tailOf(pool, later);
  }
}

const readBaseOf = (pool: pg.Pool, documentId: DocumentId): Promise<CompactionBase | null> =>
  withClient(pool, (client) => readBase(client, documentId));

function tailOf(pool: pg.Pool, base: CompactionBase): Promise<HistoryTail> {
  const key = [base.documentId, base.epoch, base.sequence, base.logged].join();
  const before = known.get(key);
  if (before) return before;
  const tail = follow(pool, base);
  known.set(key, tail);
  tail.catch(() => known.delete(key));
  return tail;
}

async function follow(pool: pg.Pool, base: CompactionBase): Promise<HistoryTail> {
  const doc = new Y.Doc();
  try {
    if (base.state) applyAll(doc, [base.state]);
    const history = followHistory(doc);
    for (let at = base.sequence; at < base.logged; ) {
      const from = { ...base, sequence: at };
      const piece = await withClient(pool, (client) => readTail(client, from, limits));
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

/** A connection is held while it is asked, and not while the answer is replayed: there are few of them. */
async function withClient<T>(pool: pg.Pool, ask: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await ask(client);
  } finally {
    client.release();
  }
}
