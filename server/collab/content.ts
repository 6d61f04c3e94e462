import * as Y from 'yjs';
import { applyAll, applyOne, buildDocument, examine, isWaiting } from './check';

/** What a client that joins must be sent, in this order. */
export interface Answer {
  /** The answer to its sync step 1. */
  readonly state: Uint8Array;
  /** What was committed since `state` was encoded; null when there is nothing. */
  readonly since: Uint8Array | null;
}

/** An update as it arrived. */
export interface Offer {
  readonly update: Uint8Array;
  /** All that its author has (sync step 2): most of it, or everything, is known. */
  readonly whole: boolean;
}

/** What came of an offer; `log` is what has to be committed for it: the very update, or what was new in it. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly log: Uint8Array }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'early' }
  | { readonly kind: 'broken' };

/**
 * The content of one document in memory: what is committed, as bytes; and, while people write, a Y.Doc that may
 * be one batch ahead. The bytes are all that joining needs, and cost a tenth of a Y.Doc, which checking needs.
 */
export interface Content {
  /** Applies a batch in order to the document's very state. What is not accepted leaves no trace. */
  offer(batch: readonly Offer[]): Verdict[];
  /** What was changed since the last call, as one update; null when nothing was. */
  takeChange(): Uint8Array | null;
  /** These are committed now, and part of the answer to who joins. Called for all accepted before the next offer. */
  keep(updates: readonly Uint8Array[]): void;
  /** Takes in what is committed already, by another process: part of the next change and of the answer. */
  integrate(updates: readonly Uint8Array[]): void;
  /** The same while the Y.Doc is ahead; what was accepted must not get into the answer on the way. */
  integrateAhead(updates: readonly Uint8Array[]): void;
  /** Forgets what was accepted and not kept. */
  discard(): void;
  /** All that is committed, encoded once for everyone who joins. */
  answer(): Answer;
  /** What a client with this state vector lacks of a settled document. Throws when the vector cannot be read. */
  answerTo(stateVector: Uint8Array): Answer;
  /** Of a settled document, as are the four below: nothing was accepted that is not kept yet. */
  stateVector(): Uint8Array;
  /** @param use must not change the document */
  read<T>(use: (doc: Y.Doc) => T): T;
  /** The whole content as one update. */
  fold(): Uint8Array;
  /** Lets the Y.Doc go; false when there was none. */
  cool(): boolean;
  isWarm(): boolean;
  /** Bytes of the committed content, at most. */
  byteLength(): number;
}

const EMPTY = new Uint8Array([0, 0]);
/** So much, or a share of the content, may be sent beside the encoded state before it is encoded again. */
const LONGEST_TAIL_BYTES = 64 * 1024;
const TAIL_SHARE = 1 / 8;
/** So many updates behind the encoded state become one. */
const LONGEST_TAIL = 500;
const nothingNew: Verdict = { kind: 'nothing-new' };
const broken: Verdict = { kind: 'broken' };

/**
 * @param loaded the snapshot and the updates behind it, as committed
 * @throws when they cannot be read: better no page than half of one
 */
export function openContent(loaded: {
  readonly state: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
}): Content {
  let base = loaded.state ?? EMPTY;
  /** Committed after `base` was encoded, in order. */
  let tail: Uint8Array[] = [];
  let tailBytes = 0;
  let vector: Uint8Array | null = null;
  let doc: Y.Doc | null = null;
  let changes: Uint8Array[] = [];

  if (loaded.updates.length > 0) base = Y.encodeStateAsUpdate(warm(loaded.updates));
  else vector = Y.encodeStateVectorFromUpdate(base);

  function warm(updates: readonly Uint8Array[] = tail): Y.Doc {
    if (doc) return doc;
    const built = buildDocument({ state: base, updates });
    built.on('update', (update: Uint8Array) => changes.push(update));
    doc = built;
    return built;
  }

  /** Back to what is committed and `accepted`, after an update spoilt the Y.Doc. */
  function restore(accepted: readonly Verdict[]): void {
    doc?.destroy();
    doc = null;
    changes = [];
    applyAll(
      warm(),
      accepted.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.log] : [])),
    );
  }

  /**
   * Applies in one transaction, whose end costs as much as applying many updates.
   * @returns how many were applied before the first that is not plain; null when one of them spoilt the state
   */
  function applyPlain(batch: readonly Offer[]): number | null {
    const target = warm();
    let applied = 0;
    try {
      target.transact((transaction) => {
        for (const { update, whole } of batch) {
          if (!isEmpty(update)) {
            if (whole || examine(update, target.store) !== 'plain') return;
            applyOne(transaction, update);
          }
          applied += 1;
        }
      });
    } catch {
      // Whatever Yjs throws, one of them is to be refused: which, is found one by one.
      return null;
    }
    return isWaiting(target) ? null : applied;
  }

  /** Applies what is not plain by itself; only what of it was new is to be committed. */
  function applyPart({ update, whole }: Offer): Verdict {
    const target = warm();
    const examined = examine(update, target.store);
    if (examined === 'unreadable') return broken;
    if (examined === 'early' && !whole) return { kind: 'early' };
    const known = changes.length;
    try {
      applyAll(target, [update]);
    } catch {
      // As above.
      return broken;
    }
    // What waits for other edits is not let in; its author offers it again at the next joining.
    target.store.pendingStructs = null;
    target.store.pendingDs = null;
    const change = changes[known];
    return change ? { kind: 'accepted', log: change } : nothingNew;
  }

  function offer(batch: readonly Offer[]): Verdict[] {
    // What an author with nothing new says; common, since each who joins is asked, and no reason for a Y.Doc.
    if (batch.every(({ update }) => isEmpty(update))) return batch.map(() => nothingNew);
    const verdicts: Verdict[] = [];
    /** After the state was spoilt each goes alone, so that the culprit is found. */
    let together = batch.length;
    while (verdicts.length < batch.length) {
      const rest = batch.slice(verdicts.length);
      const applied = applyPlain(rest.slice(0, together));
      if (applied === null) {
        restore(verdicts);
        if (together === 1) verdicts.push(broken);
        together = 1;
        continue;
      }
      for (const { update } of rest.slice(0, applied))
        verdicts.push(isEmpty(update) ? nothingNew : { kind: 'accepted', log: update });
      const next = rest[applied];
      if (applied === Math.min(together, rest.length) || !next) continue;
      const verdict = applyPart(next);
      if (verdict.kind === 'broken') restore(verdicts);
      verdicts.push(verdict);
    }
    return verdicts;
  }

  function fold(): Uint8Array {
    if (tail.length > 0) {
      base = Y.encodeStateAsUpdate(warm());
      tail = [];
      tailBytes = 0;
    }
    return base;
  }

  const tailIsLong = (): boolean => tailBytes > Math.max(LONGEST_TAIL_BYTES, base.byteLength * TAIL_SHARE);

  function answer(): Answer {
    if (tail.length > 1) tail = [Y.mergeUpdates(tail)];
    return { state: base, since: tail[0] ?? null };
  }

  function add(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      // A copy of its own: what arrived is a window on a larger piece of memory.
      tail.push(new Uint8Array(update));
      tailBytes += update.byteLength;
    }
    vector = null;
  }

  function keep(updates: readonly Uint8Array[]): void {
    add(updates);
    if (doc && tailBytes > Math.max(LONGEST_TAIL_BYTES * 4, base.byteLength)) fold();
    else if (tail.length > LONGEST_TAIL) {
      if (doc && tailIsLong()) fold();
      else answer();
    }
  }

  return {
    offer,
    keep,
    integrate: (updates) => {
      if (doc) applyAll(doc, updates);
      else changes.push(...updates);
      keep(updates);
    },
    integrateAhead: (updates) => {
      applyAll(warm(), updates);
      add(updates);
    },
    discard: () => restore([]),
    takeChange: () => {
      const change = changes.length > 1 ? Y.mergeUpdates(changes) : (changes[0] ?? null);
      changes = [];
      return change;
    },
    answer,
    answerTo: (stateVector) => {
      if (isEmptyVector(stateVector)) {
        if (tailIsLong()) fold();
        return answer();
      }
      if (doc) return { state: Y.encodeStateAsUpdate(doc, stateVector), since: null };
      const { state, since } = answer();
      return { state: Y.diffUpdate(state, stateVector), since };
    },
    stateVector: () => {
      vector ??= doc ? Y.encodeStateVector(doc) : vectorOf(base, tail);
      return vector;
    },
    read: (use) => use(warm()),
    fold,
    cool: () => {
      fold();
      vector ??= Y.encodeStateVectorFromUpdate(base);
      if (!doc) return false;
      doc.destroy();
      doc = null;
      return true;
    },
    isWarm: () => doc !== null,
    byteLength: () => base.byteLength + tailBytes,
  };
}

function vectorOf(base: Uint8Array, tail: readonly Uint8Array[]): Uint8Array {
  return Y.encodeStateVectorFromUpdate(tail.length === 0 ? base : Y.mergeUpdates([base, ...tail]));
}

const isEmpty = (update: Uint8Array): boolean => update.byteLength <= EMPTY.byteLength;
/** A new reader's: no clients. */
const isEmptyVector = (vector: Uint8Array): boolean => vector.byteLength === 1 && vector[0] === 0;
