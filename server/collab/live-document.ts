import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { CloseReason } from '#domain/collab/close-codes';
import { type ErrorCode, JalonError } from '#domain/errors';
import type { DocumentId, NetworkId } from '#domain/ids';
import { shareClients } from './check';
import { type Answer, openContent } from './content';
import type { AppendRequest } from './group-commit';
import type { Authorship, DocumentLog, LoadedDocument } from './log';
import type { Reclaim } from './reclaim';
import type { Warm, Warmth } from './warmth';

/** What came of an update, told when it is certain. */
export type Outcome =
  | { readonly kind: 'committed'; readonly sequence: number }
  /** It brought nothing that is not committed already. */
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'refused'; readonly reason: CloseReason };

/** What one commit changed, for everyone who has the document open. */
export interface Committed {
  readonly sequence: number;
  /** The merged change. */
  readonly update: Uint8Array;
  /** The only one who wrote in this commit: it has the change already. Null when there were several. */
  readonly soleSource: object | null;
}

/** A document at a moment when what is in memory is exactly what is committed. */
export interface Settled {
  readonly doc: Y.Doc;
  readonly sequence: number;
}

/** Updates of other processes, as they committed them: numbers `first` to `last` of the log. */
export interface Elsewhere {
  readonly first: number;
  readonly last: number;
  /** Merged; null when they have to be read from the log. */
  readonly update: Uint8Array | null;
}

/** An update on its way in. */
export interface Submission {
  readonly update: Uint8Array;
  /** All that its author has (sync step 2), not only what is new. */
  readonly whole: boolean;
  readonly by: Authorship;
  /** The connection it came over. */
  readonly source: object;
}

export interface LiveDocument {
  readonly id: DocumentId;
  readonly networkId: NetworkId;
  readonly epoch: number;
  readonly shape: number;
  /** Takes an update in, in order of arrival. `told` is called once, after everyone else was sent the change. */
  submit(submission: Submission, told: (outcome: Outcome) => void): void;
  /** What a source sent too early is given up: it has gone. */
  forget(source: object): void;
  /** Takes in what another process committed, unless it is known. */
  takeFromElsewhere(elsewhere: Elsewhere): void;
  /** What someone with this state vector lacks of what is committed. Throws when the vector cannot be read. */
  answer(stateVector: Uint8Array): Promise<Answer>;
  /** Of what is committed. */
  stateVector(): Promise<Uint8Array>;
  /** The committed state as one update. */
  state(): Promise<{ update: Uint8Array; sequence: number }>;
  /** Runs `use` at a settled moment, at once or after the commit under way. It must not change the document. */
  settled<T>(use: (state: Settled) => T): Promise<T>;
  /** A change made by the server: on a copy, then through the same door as everyone's. One at a time. */
  edit(by: Authorship, change: (doc: Y.Doc) => void): Promise<{ sequence: number }>;
  /** The listener is called after each commit, before the author is told. */
  subscribe(listener: (committed: Committed) => void): () => void;
  sequence(): number;
  /** Bytes of updates that are not committed yet. */
  unsavedBytes(): number;
  /** Waits until nothing is on its way, however long; then keeps the state for the next opening. */
  keep(): Promise<void>;
  /** It is not needed any more; call after `keep` or `stop`. */
  close(): void;
  /** The same, but gives up what cannot be committed within `ms`: nobody was told that it is saved. */
  stop(ms: number): Promise<void>;
}

export interface LiveDocumentDeps {
  readonly log: DocumentLog;
  readonly logger: {
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
  readonly maxDocumentBytes: number;
  /** So many log rows after the newest snapshot, another is written. */
  readonly snapshotEvery: number;
  /** So long after the last edit the Y.Doc is let go, and only the bytes of the state stay. */
  readonly coolMs: number;
  readonly warmth: Warmth;
  readonly reclaim: Pick<Reclaim, 'released'>;
  /** The first wait before a failed append is tried again; each next is twice as long, at most 5 s. */
  readonly retryMs: number;
  /** After each commit of this process. */
  onCommitted(commit: {
    documentId: DocumentId;
    networkId: NetworkId;
    first: number;
    last: number;
    update: Uint8Array | null;
  }): void;
  /** The document is gone or begins a new epoch: it cannot go on. */
  onEnded(reason: CloseReason): void;
}

interface Incoming extends Submission {
  readonly told: (outcome: Outcome) => void;
}
interface Accepted {
  readonly incoming: Incoming;
  readonly log: Uint8Array;
}

/** Why a document ends when its store says so. What it needs was compacted away: everyone joins it anew. */
const endReasons: Partial<Record<ErrorCode, CloseReason>> = {
  'not-found': 'not-found',
  unavailable: 'load-failed',
};
/** One commit takes at most this many updates, so that nobody waits long behind a flood. */
const MAX_BATCH = 2_000;
const LONGEST_RETRY_MS = 5_000;
/** What refers to edits that have not come (two tabs, one behind the other) may wait in memory up to this much. */
const MAX_EARLY_BYTES = 256 * 1024;

/**
 * A document in memory. It knows neither sockets nor SQL. Order of things: check → append to the log →
 * broadcast → tell the author. Memory runs ahead of the log only within a batch, and nobody is answered then.
 */
export function openLiveDocument(
  id: DocumentId,
  loaded: LoadedDocument,
  deps: LiveDocumentDeps,
): LiveDocument {
  const { networkId, epoch, shape } = loaded;
  const content = openContent(loaded);
  let { sequence } = loaded;
  let rowsSinceSnapshot = loaded.updates.length;
  let queue: Incoming[] = [];
  let early: Incoming[] = [];
  const elsewhere: Elsewhere[] = [];
  let queuedBytes = 0;
  let waiting: (() => void)[] = [];
  let busy = false;
  let stopping = false;
  let ended: CloseReason | null = null;
  let lastEdit: Promise<unknown> = Promise.resolve();
  let cooling: NodeJS.Timeout | null = null;
  const listeners = new Set<(committed: Committed) => void>();
  /** Sources of a refused update: what they sent behind it would wait for it for ever. */
  const barred = new WeakSet<object>();

  function submit(submission: Submission, told: Incoming['told']): void {
    if (ended) {
      told({ kind: 'refused', reason: ended });
      return;
    }
    queue.push({ ...submission, told });
    queuedBytes += submission.update.byteLength;
    wake();
  }

  function wake(): void {
    if (busy) return;
    busy = true;
    // After this turn of the event loop: what arrives together is committed and sent together.
    setImmediate(() => void pump());
  }

  async function pump(): Promise<void> {
    while ((queue.length > 0 || elsewhere.length > 0) && !ended) {
      const batch = queue.slice(0, MAX_BATCH);
      queue = queue.slice(MAX_BATCH);
      try {
        await takeElsewhere();
        if (batch.length > 0 && !ended) await settle(batch);
      } catch (error) {
        deps.logger.error({ err: error, documentId: id }, 'The document cannot go on.');
        end('load-failed');
      }
      if (ended) refuse(batch, ended);
      queuedBytes = queue.reduce((sum, { update }) => sum + update.byteLength, 0);
      answerWaiting();
    }
    busy = false;
    answerWaiting();
    if (ended) refuse(queue.splice(0), ended);
    else coolSoon();
  }

  async function settle(batch: readonly Incoming[]): Promise<void> {
    const outcomes = new Map<Incoming, Outcome>();
    const accepted = check(batch, outcomes);
    if (accepted.length > 0) await commit(accepted, outcomes);
    if (ended) return;
    if (accepted.some(({ incoming }) => !outcomes.has(incoming))) {
      // What brought nothing new may have meant what was accepted beside it and is checked again.
      const again = batch.filter(
        (incoming) => outcomes.get(incoming)?.kind !== 'refused' && !early.includes(incoming),
      );
      for (const incoming of again) outcomes.delete(incoming);
      queue.unshift(...again);
    }
    for (const incoming of batch) {
      const outcome = outcomes.get(incoming);
      if (outcome) incoming.told(outcome);
    }
    // What was committed may be what the early ones wait for.
    if (accepted.length > 0) queue.unshift(...early.splice(0));
  }

  /** Applies what may be applied, in order, and says what goes to the log. */
  function check(batch: readonly Incoming[], outcomes: Map<Incoming, Outcome>): Accepted[] {
    const refuseOne = (incoming: Incoming, reason: CloseReason): void => {
      barred.add(incoming.source);
      outcomes.set(incoming, { kind: 'refused', reason });
    };
    let size = content.byteLength();
    const offered = batch.filter((incoming) => {
      if (barred.has(incoming.source)) refuseOne(incoming, 'update-refused');
      else if (size + incoming.update.byteLength > deps.maxDocumentBytes)
        refuseOne(incoming, 'document-too-large');
      else {
        size += incoming.update.byteLength;
        return true;
      }
      return false;
    });
    const accepted: Accepted[] = [];
    content.offer(offered).forEach((verdict, index) => {
      const incoming = offered[index];
      if (!incoming) return;
      if (verdict.kind === 'accepted') accepted.push({ incoming, log: verdict.log });
      else if (verdict.kind === 'nothing-new') outcomes.set(incoming, verdict);
      else if (verdict.kind === 'broken' || !mayWait(incoming)) {
        refuseOne(incoming, 'update-refused');
        deps.logger.warn(
          { documentId: id, authorId: incoming.by.authorId, verdict: verdict.kind },
          'An update was refused.',
        );
      } else early.push(incoming);
    });
    return accepted;
  }

  function mayWait(incoming: Incoming): boolean {
    const bytes = early.reduce((sum, { update }) => sum + update.byteLength, incoming.update.byteLength);
    return bytes <= MAX_EARLY_BYTES;
  }

  async function commit(accepted: readonly Accepted[], outcomes: Map<Incoming, Outcome>): Promise<void> {
    const sources = new Set(accepted.map(({ incoming }) => incoming.source));
    const [first] = accepted;
    const own = content.takeChange();
    // One author's updates of one turn are one row: their merged change. Those of several stay apart.
    const rows =
      first && sources.size === 1 && own
        ? [{ update: own, by: first.incoming.by }]
        : accepted.map(({ incoming, log }) => ({ update: log, by: incoming.by }));
    const firstNumber = await append(rows);
    if (firstNumber === null) return;
    accepted.forEach(({ incoming }, index) => {
      const row = Math.min(index, rows.length - 1);
      outcomes.set(incoming, { kind: 'committed', sequence: firstNumber + row });
    });
    sequence = firstNumber + rows.length - 1;
    content.keep(rows.map(({ update }) => update));
    deps.onCommitted({ documentId: id, networkId, first: firstNumber, last: sequence, update: own });
    broadcast(own, sources.size === 1 ? (first?.incoming.source ?? null) : null);
    keepSnapshotIfDue(rows.length);
  }

  /**
   * Rows are written right behind the number they were checked at. When another process was first, what it wrote is
   * taken in; rows of other Yjs clients are as right behind it as before it, those of the same client are not.
   * @returns the first number; null when the document has ended, or the rows have to be checked again
   */
  async function append(rows: AppendRequest['updates']): Promise<number | null> {
    for (;;) {
      const appended = await untilDone('An append failed; people see "not saved".', (again) =>
        deps.log.append({ documentId: id, epoch, after: sequence, updates: rows, again }),
      );
      if (!appended) return null;
      if (appended.first !== null) return appended.first;
      const missed = await readUntil(appended.newest + 1);
      if (!missed) return null;
      const mustCheck = shareClients(
        missed,
        rows.map(({ update }) => update),
      );
      if (mustCheck) content.discard();
      content.integrateAhead(missed);
      rowsSinceSnapshot += missed.length;
      sequence = appended.newest;
      broadcast(content.takeChange(), null);
      if (mustCheck) return null;
    }
  }

  /** What other processes committed before `until`. */
  function readUntil(until: number): Promise<Uint8Array[] | null> {
    return untilDone('Updates of another process could not be read.', () =>
      deps.log.between(id, sequence, until),
    );
  }

  /** Takes in what other processes committed before `until`; it goes out with what comes next. */
  async function catchUp(until: number): Promise<void> {
    const updates = await readUntil(until);
    if (!updates) return;
    takeCommitted(updates);
    sequence = until - 1;
  }

  function takeCommitted(updates: readonly Uint8Array[]): void {
    content.integrate(updates);
    rowsSinceSnapshot += updates.length;
  }

  async function takeElsewhere(): Promise<void> {
    for (const { first, last, update } of elsewhere.splice(0)) {
      if (last <= sequence || ended) continue;
      if (update && first === sequence + 1) {
        takeCommitted([update]);
        sequence = last;
      } else await catchUp(last + 1);
      const change = content.takeChange();
      if (!ended && change) broadcast(change, null);
      // What others wrote may be what the early ones wait for, too.
      queue.unshift(...early.splice(0));
    }
  }

  function broadcast(update: Uint8Array | null, soleSource: object | null): void {
    if (update) for (const listener of listeners) listener({ sequence, update, soleSource });
  }

  /** Tries until it works, ever more rarely. Null when the document has ended or the process is stopping. */
  async function untilDone<T>(trouble: string, work: (again: boolean) => Promise<T>): Promise<T | null> {
    for (
      let wait = deps.retryMs, again = false;
      ;
      wait = Math.min(wait * 2, LONGEST_RETRY_MS), again = true
    ) {
      try {
        return await work(again);
      } catch (error) {
        if (error instanceof JalonError) return end(endReasons[error.code] ?? 'epoch-changed');
        deps.logger.error({ err: error, documentId: id }, trouble);
        if (stopping) return end('shutting-down');
        await pause(wait);
      }
    }
  }

  function end(reason: CloseReason): null {
    ended = reason;
    deps.onEnded(reason);
    return null;
  }

  function refuse(left: readonly Incoming[], reason: CloseReason): void {
    for (const incoming of left) incoming.told({ kind: 'refused', reason });
  }

  function answerWaiting(): void {
    const now = waiting;
    waiting = [];
    for (const answer of now) answer();
  }

  /** Runs `use` when nothing is ahead of the log. */
  function atRest<T>(use: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const answer = (): void => {
        try {
          if (ended) throw new JalonError('unavailable', { document: id });
          resolve(use());
        } catch (error) {
          reject(error);
        }
      };
      if (busy) waiting.push(answer);
      else answer();
    });
  }

  function settled<T>(use: (state: Settled) => T): Promise<T> {
    return atRest(() => {
      const result = content.read((doc) => use({ doc, sequence }));
      if (!busy) coolSoon();
      return result;
    });
  }

  const warm: Warm = {
    byteLength: content.byteLength,
    cool: () => {
      if (busy) return false;
      if (cooling) clearTimeout(cooling);
      cooling = null;
      if (!ended && content.cool()) deps.reclaim.released({ docOfBytes: content.byteLength() });
      return true;
    },
  };

  /** People pause while they write; a document nobody writes in for a while costs a tenth of the memory. */
  function coolSoon(): void {
    if (!content.isWarm()) return;
    deps.warmth.touch(warm);
    if (cooling) cooling.refresh();
    else {
      cooling = setTimeout(() => {
        if (warm.cool()) deps.warmth.forget(warm);
      }, deps.coolMs);
      cooling.unref();
    }
  }

  function edit(by: Authorship, change: (copy: Y.Doc) => void): Promise<{ sequence: number }> {
    const work = async (): Promise<{ sequence: number }> => {
      const update = await settled((state) => changeOf(state.doc, change));
      if (!update) return atRest(() => ({ sequence }));
      return new Promise((resolve, reject) => {
        submit({ update, whole: false, by, source: {} }, (outcome) => {
          if (outcome.kind === 'committed') resolve({ sequence: outcome.sequence });
          else if (outcome.kind === 'nothing-new') resolve({ sequence });
          else reject(new JalonError(outcome.reason === 'document-too-large' ? 'too-large' : 'unavailable'));
        });
      });
    };
    const mine = lastEdit.then(work);
    lastEdit = mine.catch(() => undefined);
    return mine;
  }

  function keepSnapshotIfDue(rows: number): void {
    rowsSinceSnapshot += rows;
    if (rowsSinceSnapshot < deps.snapshotEvery) return;
    keepSnapshot().catch((error) =>
      deps.logger.warn({ err: error, documentId: id }, 'No snapshot was kept.'),
    );
  }

  /** Call at a settled moment. */
  async function keepSnapshot(): Promise<void> {
    const rows = rowsSinceSnapshot;
    rowsSinceSnapshot = 0;
    try {
      await deps.log.writeSnapshot({ documentId: id, epoch, shape, sequence, state: content.fold() });
    } catch (error) {
      rowsSinceSnapshot += rows;
      throw error;
    }
  }

  async function keep(): Promise<void> {
    try {
      while (busy) await atRest(() => undefined);
      // A short tail is as quick to replay as a snapshot is to read.
      if (await atRest(() => rowsSinceSnapshot > deps.snapshotEvery / 10)) await keepSnapshot();
    } catch (error) {
      if (!ended) deps.logger.warn({ err: error, documentId: id }, 'No snapshot was kept.');
    }
  }

  async function stop(ms: number): Promise<void> {
    const patience = setTimeout(() => {
      stopping = true;
    }, ms);
    await keep();
    clearTimeout(patience);
  }

  coolSoon();

  return {
    id,
    networkId,
    epoch,
    shape,
    submit,
    forget: (source) => {
      early = early.filter((incoming) => incoming.source !== source);
    },
    takeFromElsewhere: (news) => {
      if (ended || news.last <= sequence) return;
      elsewhere.push(news);
      wake();
    },
    // Someone with nothing is answered from the encoded state, without waiting for the commit under way.
    answer: async (stateVector) =>
      busy && isEmptyVector(stateVector) && !ended
        ? content.answer()
        : atRest(() => content.answerTo(stateVector)),
    stateVector: () => atRest(content.stateVector),
    state: () => atRest(() => ({ update: content.fold(), sequence })),
    settled,
    edit,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sequence: () => sequence,
    unsavedBytes: () => queuedBytes,
    keep,
    stop,
    close: () => {
      if (cooling) clearTimeout(cooling);
      deps.warmth.forget(warm);
      const docOfBytes = content.isWarm() ? content.byteLength() : 0;
      deps.reclaim.released({ bytes: content.byteLength(), docOfBytes });
    },
  };
}

/** A new reader's: no clients. */
const isEmptyVector = (vector: Uint8Array): boolean => vector.byteLength === 1 && vector[0] === 0;

/** What a change does to a copy of the document, as one update; null when it does nothing. */
function changeOf(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array | null {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => updates.push(update));
  change(copy);
  copy.destroy();
  return updates.length === 0 ? null : Y.mergeUpdates(updates);
}
