import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import * as Y from 'yjs';
import { documentParts } from '#domain/document/shape';
import type { DocumentId } from '#domain/ids';
import { applyAll, isWaiting } from './check';
import {
  type CompactionBase,
  isFree,
  readBase,
  readTail,
  release,
  removeCovered,
  writeCompacted,
} from './compaction-store';
import { followHistory } from './history';

/** When a document's log is compacted, and what of it stays. */
export interface CompactionLimits {
  /** So much behind the last compacted state is compacted, whoever is writing. */
  readonly tailRows: number;
  readonly tailBytes: number;
  /** Less than that, once its oldest update is so old and nobody wrote for `quietMs`. */
  readonly ageMs: number;
  readonly quietMs: number;
  /**
   * So long the updates themselves stay after they were compacted: other processes catch up from them, a commit
   * whose answer was lost is looked for among them, and what rests on a revision of yesterday can still keep it.
   */
  readonly keepMs: number;
  /** Of more than so many updates the older go before their time, though none that is younger than `keepAtLeastMs`. */
  readonly keepRows: number;
  readonly keepAtLeastMs: number;
  /** So much is replayed at once; a longer tail is compacted in several pieces, each with its own state. */
  readonly pieceRows: number;
  readonly pieceBytes: number;
}

const HOUR = 60 * 60_000;
export const compactionLimits: CompactionLimits = {
  tailRows: 2_000,
  tailBytes: 4_000_000,
  ageMs: 24 * HOUR,
  quietMs: HOUR,
  keepMs: 24 * HOUR,
  keepRows: 20_000,
  keepAtLeastMs: HOUR / 6,
  pieceRows: 5_000,
  pieceBytes: 32_000_000,
};

/** Between any two of them a kill leaves a document that opens equal, and a log that compacts to the same rows. */
export type CompactionStep = 'replayed' | 'verified' | 'written' | 'committed' | 'removed-some' | 'removed';

export interface Compacted {
  /** Updates that became history. */
  readonly updates: number;
  readonly changes: number;
  /** Updates that were taken out of the log. */
  readonly removed: number;
}

/**
 * Turns the tail of a document's log into history rows and a state, and then takes old updates away:
 * 1. replay: the updates behind the last compacted state are applied one by one, and the fields they change noted;
 * 2. verify: a new document takes the merged state and must be equal to the replay;
 * 3. history, state and its mark are committed together; what was written is what was verified;
 * 4. only then go the updates, oldest first, up to a compacted state older than `keepMs`.
 * It runs under an advisory lock of its connection, beside editing: it locks no row that an edit needs.
 * @param reached called after each step, for tests that kill between them
 * @returns null when another process compacts this document, or it is gone
 * @throws Error when the log has a gap, or something in the document waits for edits that never came: it stays as it is
 */
export async function compactDocument(
  client: pg.ClientBase,
  documentId: DocumentId,
  limits: CompactionLimits = compactionLimits,
  reached: (step: CompactionStep) => Promise<void> | void = () => undefined,
): Promise<Compacted | null> {
  if (!(await isFree(client, documentId))) return null;
  try {
    let total: Compacted = { updates: 0, changes: 0, removed: 0 };
    /** Where the log ended at the beginning: what is written meanwhile is the next compaction's. */
    let until: number | null = null;
    for (;;) {
      const base = await readBase(client, documentId);
      if (!base) return null;
      until ??= base.logged;
      const piece = base.sequence < until ? await compactPiece(client, base, limits, reached) : null;
      if (!piece) break;
      total = { ...total, updates: total.updates + piece.updates, changes: total.changes + piece.changes };
    }
    const removed = await removeCovered(client, documentId, limits, () => reached('removed-some'));
    await reached('removed');
    return { ...total, removed };
  } finally {
    // A connection that broke has given the lock back already; what broke it is what is told.
    await release(client, documentId).catch(() => undefined);
  }
}

/** One stretch of the tail; null when there is none. */
async function compactPiece(
  client: pg.ClientBase,
  base: CompactionBase,
  limits: CompactionLimits,
  reached: (step: CompactionStep) => Promise<void> | void,
): Promise<{ updates: number; changes: number } | null> {
  const tail = await readTail(client, base, limits);
  const last = tail.at(-1);
  if (!last) return null;
  const doc = new Y.Doc();
  try {
    if (base.state) applyAll(doc, [base.state]);
    const history = followHistory(doc);
    for (const update of tail) history.apply(update);
    if (isWaiting(doc)) throw new Error('Something in the document waits for edits that never came.');
    await reached('replayed');
    const state = Y.encodeStateAsUpdate(doc);
    if (!standsFor(state, doc)) throw new Error('The merged state is not the replayed document.');
    await reached('verified');
    const changes = history.changes();
    const written = {
      sequence: last.sequence,
      state,
      sha256: createHash('sha256').update(state).digest('hex'),
    };
    await writeCompacted(client, base, written, changes, () => reached('written'));
    await reached('committed');
    return { updates: tail.length, changes: changes.length };
  } finally {
    doc.destroy();
  }
}

/** Whether a new document takes this state and is the same: every edit of everyone, what is deleted, what is read. */
export function standsFor(state: Uint8Array, doc: Y.Doc): boolean {
  const fresh = new Y.Doc();
  try {
    applyAll(fresh, [state]);
    documentParts(fresh);
    documentParts(doc);
    return (
      !isWaiting(fresh) &&
      Y.equalSnapshots(Y.snapshot(fresh), Y.snapshot(doc)) &&
      isDeepStrictEqual(fresh.toJSON(), doc.toJSON())
    );
  } finally {
    fresh.destroy();
  }
}
