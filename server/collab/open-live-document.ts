import type { CloseReason } from '#domain/collab/close-codes';
import { type ErrorCode, JalonError } from '#domain/errors';
import type { DocumentId } from '#domain/ids';
import { type Accepted, createAdmission, type Incoming } from './admission';
import type { AppendRequest } from './append';
import { shareClients } from './check';
import { openContent } from './content';
import type {
  Committed,
  Elsewhere,
  LiveDocument,
  LiveDocumentDeps,
  Outcome,
  Settled,
  Submission,
} from './live-document';
import type { LoadedDocument } from './log';
import { persist } from './persist';
import { createServerEdits } from './server-edits';
import { createSnapshots } from './snapshots';
import { createCooling } from './warmth';

/** Why a document ends when its store says so. What it needs was compacted away: everyone joins it anew. */
const endReasons: Partial<Record<ErrorCode, CloseReason>> = {
  'not-found': 'not-found',
  unavailable: 'load-failed',
};
/** One commit takes at most this many updates, so that nobody waits long behind a flood. */
const MAX_BATCH = 2_000;

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
  let queue: Incoming[] = [];
  const elsewhere: Elsewhere[] = [];
  let queuedBytes = 0;
  let waiting: (() => void)[] = [];
  let busy = false;
  let stopping = false;
  let ended: CloseReason | null = null;
  const listeners = new Set<(committed: Committed) => void>();
  const admission = createAdmission(content, deps.maxDocumentBytes, ({ by }, verdict) =>
    deps.logger.warn({ documentId: id, authorId: by.authorId, verdict }, 'An update was refused.'),
  );

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
      const turn = deps.log.turn();
      if (turn) await turn;
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
    else cooling.later();
  }

  async function settle(batch: readonly Incoming[]): Promise<void> {
    const outcomes = new Map<Incoming, Outcome>();
    const accepted = admission.check(batch, outcomes);
    if (accepted.length > 0) await commit(accepted, outcomes);
    if (ended) return;
    if (accepted.some(({ incoming }) => !outcomes.has(incoming))) {
      // What brought nothing new may have meant what was accepted beside it and is checked again.
      const again = batch.filter(
        (incoming) => outcomes.get(incoming)?.kind !== 'refused' && !admission.isEarly(incoming),
      );
      for (const incoming of again) outcomes.delete(incoming);
      queue.unshift(...again);
    }
    for (const incoming of batch) {
      const outcome = outcomes.get(incoming);
      if (outcome) incoming.told(outcome);
    }
    // What was committed may be what the early ones wait for.
    if (accepted.length > 0) queue.unshift(...admission.early());
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
    snapshots.grew(rows.length);
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
      snapshots.add(missed.length);
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
    snapshots.add(updates.length);
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
      queue.unshift(...admission.early());
    }
  }

  function broadcast(update: Uint8Array | null, soleSource: object | null): void {
    if (update) for (const listener of listeners) listener({ sequence, update, soleSource });
  }

  /** Null when the document has ended or the process is stopping. */
  function untilDone<T>(trouble: string, work: (again: boolean) => Promise<T>): Promise<T | null> {
    return persist(work, deps.retryMs, (error) => {
      if (error instanceof JalonError) end(endReasons[error.code] ?? 'epoch-changed');
      else {
        deps.logger.error({ err: error, documentId: id }, trouble);
        if (stopping) end('shutting-down');
      }
      return ended === null;
    });
  }

  function end(reason: CloseReason): void {
    ended = reason;
    deps.onEnded(reason);
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
      if (!busy) cooling.read();
      return result;
    });
  }

  const cooling = createCooling(deps.warmth, deps.coolMs, {
    isWarm: content.isWarm,
    byteLength: content.byteLength,
    cool: () => {
      if (busy) return false;
      if (!ended && content.cool()) deps.reclaim.released({ docOfBytes: content.byteLength() });
      return true;
    },
  });
  const edits = createServerEdits({ settled, submit, atRest, sequence: () => sequence });
  const snapshots = createSnapshots({
    every: deps.snapshotEvery,
    rows: loaded.updates.length,
    write: () => deps.log.writeSnapshot({ documentId: id, epoch, shape, sequence, state: content.fold() }),
    failed: (error) => {
      if (!ended) deps.logger.warn({ err: error, documentId: id }, 'No snapshot was kept.');
    },
  });

  async function keep(): Promise<void> {
    try {
      while (busy) await atRest(() => undefined);
      await atRest(snapshots.keep);
    } catch (error) {
      // What has ended was said to have.
      if (!ended) throw error;
    }
  }

  async function stop(ms: number): Promise<void> {
    const patience = setTimeout(() => {
      stopping = true;
    }, ms);
    await keep();
    clearTimeout(patience);
  }

  cooling.later();

  return {
    id,
    networkId,
    epoch,
    shape,
    submit,
    forget: admission.forget,
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
    edit: edits.edit,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sequence: () => sequence,
    unsavedBytes: () => queuedBytes,
    keep,
    stop,
    close: () => {
      cooling.stop();
      const docOfBytes = content.isWarm() ? content.byteLength() : 0;
      deps.reclaim.released({ bytes: content.byteLength(), docOfBytes });
    },
  };
}

/** A new reader's: no clients. */
const isEmptyVector = (vector: Uint8Array): boolean => vector.byteLength === 1 && vector[0] === 0;
