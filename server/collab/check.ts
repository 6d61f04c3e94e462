import * as Y from 'yjs';
import type { LoadedDocument } from './log';

/** What came of offering an update to a document. */
export type Offered = 'applied' | 'waiting' | 'nothing-new' | 'broken' | 'waiting-too-much';

/**
 * Structs and deletions that wait for an update which has not come (two tabs, one behind the other) may take
 * this much; beyond it somebody sends what can never be completed.
 */
const MAX_WAITING_BYTES = 256 * 1024;

/**
 * Applies an update to the document's very state. There is no other test that holds: updates that decode,
 * merge and differ well can still make `applyUpdate` throw on that state. After `broken` or `waiting-too-much`
 * the document is spoilt and must be built again from the log.
 * @param changed told by the document's own `update` event; says whether anything was integrated
 */
export function offer(doc: Y.Doc, update: Uint8Array, changed: () => boolean): Offered {
  const before = waitingBytes(doc);
  try {
    Y.applyUpdate(doc, update, 'offer');
  } catch {
    // Whatever Yjs throws, the answer is the same: this update is refused.
    return 'broken';
  }
  const after = waitingBytes(doc);
  if (after > MAX_WAITING_BYTES && after > before) return 'waiting-too-much';
  if (changed()) return 'applied';
  return after === before ? 'nothing-new' : 'waiting';
}

/** Whether an update can be read at all. Cheap beside building a document again, and nothing is spoilt by it. */
export function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    // Truncated, mutated, or no update.
    return false;
  }
}

/** The document as committed. Throws when the log cannot be applied: better no page than half of one. */
export function buildDocument(loaded: Pick<LoadedDocument, 'state' | 'updates'>): Y.Doc {
  const doc = new Y.Doc();
  // One transaction for all: the cost of ending one would otherwise be paid for each row of the log.
  doc.transact(() => {
    if (loaded.state) Y.applyUpdate(doc, loaded.state, 'load');
    for (const update of loaded.updates) Y.applyUpdate(doc, update, 'load');
  }, 'load');
  return doc;
}

/** Whether something came that waits for an earlier update. */
export function hasWaiting(doc: Y.Doc): boolean {
  return waitingBytes(doc) > 0;
}

function waitingBytes(doc: Y.Doc): number {
  return (doc.store.pendingStructs?.update.byteLength ?? 0) + (doc.store.pendingDs?.byteLength ?? 0);
}
