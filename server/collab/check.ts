import * as Y from 'yjs';
import type { LoadedDocument } from './log';

/**
 * What an update is to a document's state, found without applying it:
 * - `plain`: it begins where each of its authors' known edits end, and all it refers to is known;
 * - `overlapping`: it repeats known edits, or leaves some out: part of it may be new;
 * - `early`: it refers to edits that have not come;
 * - `unreadable`: it is no update, refers to what can never be, or holds a value nested so deeply that a browser
 *   could not read it back.
 */
export type Examined = 'plain' | 'overlapping' | 'early' | 'unreadable';

/**
 * Why it is asked: Yjs keeps what comes too early inside the document, and two such pieces that claim the same
 * clocks, or clocks that are known, make states and merged updates that no other document can take. What is let in
 * through here never waits inside the document, so every state and every merge of it can be applied.
 */
export function examine(update: Uint8Array, store: Y.Doc['store']): Examined {
  try {
    return compare(Y.decodeUpdate(update), store);
  } catch {
    // Truncated, mutated, or no update: whatever Yjs throws, it cannot be read.
    return 'unreadable';
  }
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Where each author's edits end, with those of the update read so far. */
type Ends = Map<number, number>;

function endOf(client: number, ends: Ends, store: Y.Doc['store']): number {
  return ends.get(client) ?? Y.getState(store, client);
}

function compare({ structs, ds }: Decoded, store: Y.Doc['store']): Examined {
  const ends: Ends = new Map();
  let examined: Examined = 'plain';
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = endOf(client, ends, store);
    if (struct instanceof Y.Item && !isShallow(struct.content)) return 'unreadable';
    if (struct instanceof Y.Skip) {
      // It came from a document in which something waits.
      examined = 'overlapping';
      continue;
    }
    if (clock > end && examined !== 'overlapping') return 'early';
    if (clock < end) examined = 'overlapping';
    ends.set(client, Math.max(end, clock + struct.length));
  }
  if (examined === 'overlapping') return examined;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { parent } = struct;
    for (const id of [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]) {
      if (id === null) continue;
      // Nobody refers to what they have not written yet.
      if (id.client === struct.id.client && id.clock >= struct.id.clock) return 'unreadable';
      if (id.clock >= endOf(id.client, ends, store)) return 'early';
    }
  }
  for (const [client, deletions] of ds.clients) {
    const end = endOf(client, ends, store);
    if (deletions.some(({ clock, len }) => clock + len > end)) return 'early';
  }
  return 'plain';
}

/** Many times what any field holds, and far from what a browser's stack bears: Yjs reads values by recursion. */
const DEEPEST_VALUE = 100;

function isShallow(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    return content.arr.every((value: unknown) => endsWithin(value, DEEPEST_VALUE));
  }
  if (content instanceof Y.ContentEmbed) return endsWithin(content.embed, DEEPEST_VALUE);
  return !(content instanceof Y.ContentFormat) || endsWithin(content.value, DEEPEST_VALUE);
}

function endsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  return levels > 0 && Object.values(value).every((inner: unknown) => endsWithin(inner, levels - 1));
}

/** The document as committed. Throws when the log cannot be applied: better no page than half of one. */
export function buildDocument(loaded: Pick<LoadedDocument, 'state' | 'updates'>): Y.Doc {
  const doc = new Y.Doc();
  applyAll(doc, loaded.state ? [loaded.state, ...loaded.updates] : loaded.updates);
  return doc;
}

/** In one transaction for all: the cost of ending one would otherwise be paid for each. */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact((transaction) => {
    for (const update of updates) applyOne(transaction, update);
  });
}

/**
 * Applies what somebody else wrote as if it were ours. After a remote transaction Yjs tidies up formatting, by
 * deletions of its own that depend on what arrived together: on a server that would be edits which nobody made, which
 * are sent and are not in the log.
 */
export function applyOne(transaction: Y.Transaction, update: Uint8Array): void {
  Y.applyUpdate(transaction.doc, update);
  transaction.local = true;
}

/** Whether Yjs keeps something that it cannot integrate. */
export function isWaiting(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Whether a Yjs client wrote in both: only then can what was checked before the ones be wrong behind the others. */
export function shareClients(ones: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  const clients = new Set(ones.flatMap((update) => [...Y.parseUpdateMeta(update).from.keys()]));
  return others.some((update) =>
    [...Y.parseUpdateMeta(update).from.keys()].some((client) => clients.has(client)),
  );
}
