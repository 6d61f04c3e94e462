import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { CloseReason } from '#domain/collab/close-codes';
import { JalonError } from '#domain/errors';
import type { DocumentId, NetworkId } from '#domain/ids';
import { buildDocument, hasWaiting, isReadable, offer } from './check';
import type { Authorship, DocumentLog, LoadedDocument } from './log';

/** What came of an update, told when it is certain. */
export type Outcome =
  | { readonly kind: 'committed'; readonly sequence: number }
  /** It brought nothing that is not committed already. */
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'refused'; readonly reason: CloseReason };

/** What one commit changed, for everyone who has the document open. */
export interface Committed {
  readonly sequence: number;
  /** The merged change; null when what was committed still waits for an earlier update. */
  readonly update: Uint8Array | null;
  /** The only one who wrote in this commit: it has the change already. Null when there were several. */
  readonly soleSource: object | null;
}

/** A document at a moment when what is in memory is exactly what is committed. */
export interface Settled {
  readonly doc: Y.Doc;
  readonly sequence: number;
}

export interface LiveDocument {
  readonly id: DocumentId;
  readonly networkId: NetworkId;
  readonly epoch: number;
  readonly shape: number;
  /** Takes an update in, in order of arrival. `told` is called once, after everyone else was sent the change. */
  submit(
    incoming: { update: Uint8Array; by: Authorship; source: object },
    told: (outcome: Outcome) => void,
  ): void;
  /** Runs `use` at a settled moment, at once or after the commit under way. It must not change the document. */
  settled<T>(use: (state: Settled) => T): Promise<T>;
  /** A change made by the server: on a copy, then through the same door as everyone's. One at a time. */
  edit(by: Authorship, change: (doc: Y.Doc) => void): Promise<{ sequence: number }>;
  /** The listener is called after each commit, before the author is told. */
  subscribe(listener: (committed: Committed) => void): () => void;
  /** Bytes of updates that are not committed yet. */
  unsavedBytes(): number;
  /** Waits until nothing is on its way, however long; then keeps the state for the next opening. */
  keep(): Promise<void>;
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
  /** The first wait before a failed append is tried again; each next is twice as long, at most 5 s. */
  readonly retryMs: number;
  /** After each commit. */
  onCommitted(document: { documentId: DocumentId; networkId: NetworkId }): void;
  /** The document is gone or begins a new epoch: it cannot go on. */
  onEnded(reason: CloseReason): void;
}

interface Incoming {
  readonly update: Uint8Array;
  readonly by: Authorship;
  readonly source: object;
  readonly told: (outcome: Outcome) => void;
}

/** One commit takes at most this many updates, so that nobody waits long behind a flood. */
const MAX_BATCH = 2_000;
const LONGEST_RETRY_MS = 5_000;
/** No structs, no deletions: what a client with nothing new answers. */
const EMPTY_UPDATE_BYTES = 2;

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
  let { sequence } = loaded;
  let changes: Uint8Array[] = [];
  let doc = watched(buildDocument(loaded));
  let bytes =
    (loaded.state?.byteLength ?? 0) + loaded.updates.reduce((sum, update) => sum + update.byteLength, 0);
  let rowsSinceSnapshot = loaded.updates.length;
  let queue: Incoming[] = [];
  let queuedBytes = 0;
  let waiting: (() => void)[] = [];
  let busy = false;
  /** The change under way holds more than its authors wrote. */
  let fromElsewhere = false;
  let stopping = false;
  let ended: CloseReason | null = null;
  let lastEdit: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(committed: Committed) => void>();
  /** Sources of a refused update: what they sent behind it would wait for it for ever. */
  const barred = new WeakSet<object>();

  function watched(built: Y.Doc): Y.Doc {
    built.on('update', (update: Uint8Array) => changes.push(update));
    return built;
  }

  function submit(
    incoming: { update: Uint8Array; by: Authorship; source: object },
    told: Incoming['told'],
  ): void {
    if (ended) {
      told({ kind: 'refused', reason: ended });
      return;
    }
    queue.push({ ...incoming, told });
    queuedBytes += incoming.update.byteLength;
    if (busy) return;
    busy = true;
    // After this turn of the event loop: what arrives together is committed and sent together.
    setImmediate(() => void pump());
  }

  async function pump(): Promise<void> {
    while (queue.length > 0 && !ended) {
      const batch = queue.slice(0, MAX_BATCH);
      queue = queue.slice(MAX_BATCH);
      try {
        await settle(batch);
      } catch (error) {
        deps.logger.error({ err: error, documentId: id }, 'The document cannot go on.');
        end('load-failed');
        refuse(batch, 'load-failed');
      }
      queuedBytes = queue.reduce((sum, { update }) => sum + update.byteLength, 0);
      answerWaiting();
    }
    busy = false;
    answerWaiting();
    if (ended) refuse(queue.splice(0), ended);
  }

  async function settle(batch: readonly Incoming[]): Promise<void> {
    const outcomes = new Map<Incoming, Outcome>();
    // What waited may be completed by this batch, and is then news for the batch's author too.
    fromElsewhere = hasWaiting(doc);
    const accepted = await check(batch, outcomes);
    if (accepted.length > 0 && !ended) await commit(accepted, outcomes);
    const lost = ended ?? 'load-failed';
    for (const incoming of batch) {
      incoming.told(outcomes.get(incoming) ?? { kind: 'refused', reason: lost });
    }
  }

  /** Applies what may be applied, in order, and says what goes to the log. */
  async function check(batch: readonly Incoming[], outcomes: Map<Incoming, Outcome>): Promise<Incoming[]> {
    const accepted: Incoming[] = [];
    let size = bytes;
    for (const incoming of batch) {
      const known = changes.length;
      const refusal = refusedUnseen(incoming, size);
      if (refusal) {
        barred.add(incoming.source);
        outcomes.set(incoming, { kind: 'refused', reason: refusal });
        continue;
      }
      const offered = offer(doc, incoming.update, () => changes.length > known);
      if (offered === 'nothing-new') outcomes.set(incoming, { kind: 'nothing-new' });
      else if (offered === 'applied' || offered === 'waiting') {
        accepted.push(incoming);
        size += incoming.update.byteLength;
      } else {
        barred.add(incoming.source);
        outcomes.set(incoming, { kind: 'refused', reason: 'update-refused' });
        deps.logger.warn(
          { documentId: id, authorId: incoming.by.authorId, offered },
          'An update was refused.',
        );
        await rebuild();
        for (const { update } of accepted) offer(doc, update, () => true);
      }
    }
    return accepted;
  }

  /** What can be refused without touching the document. */
  function refusedUnseen({ update, source }: Incoming, size: number): CloseReason | null {
    if (barred.has(source) || !isReadable(update)) return 'update-refused';
    return update.byteLength > EMPTY_UPDATE_BYTES && size + update.byteLength > deps.maxDocumentBytes
      ? 'document-too-large'
      : null;
  }

  /** Memory as the log has it, after an update spoilt it. */
  async function rebuild(): Promise<void> {
    const fresh = await untilDone('The document could not be read again.', () => deps.log.load(id));
    if (!fresh) return;
    doc.destroy();
    changes = [];
    doc = watched(buildDocument(fresh));
    if (fresh.sequence > sequence) changes.push(...(await missed(fresh.sequence + 1)));
    sequence = fresh.sequence;
  }

  async function commit(accepted: readonly Incoming[], outcomes: Map<Incoming, Outcome>): Promise<void> {
    const result = await untilDone('An append failed; people see "not saved".', (again) =>
      deps.log.append({ documentId: id, epoch, after: sequence, updates: accepted, again }),
    );
    if (!result) return;
    if (result.first > sequence + 1) {
      for (const update of await missed(result.first)) offer(doc, update, () => true);
    }
    accepted.forEach((incoming, index) => {
      outcomes.set(incoming, { kind: 'committed', sequence: result.first + index });
      bytes += incoming.update.byteLength;
    });
    sequence = result.first + accepted.length - 1;
    broadcast(accepted);
    keepSnapshotIfDue(accepted.length);
  }

  /** What another process wrote in between: it goes out with ours. */
  async function missed(until: number): Promise<Uint8Array[]> {
    fromElsewhere = true;
    const updates = await untilDone('Updates of another process could not be read.', () =>
      deps.log.between(id, sequence, until),
    );
    return updates ?? [];
  }

  function broadcast(accepted: readonly Incoming[]): void {
    const update = changes.length > 1 ? Y.mergeUpdates(changes) : (changes[0] ?? null);
    changes = [];
    const sources = new Set(accepted.map((incoming) => incoming.source));
    const soleSource = sources.size === 1 && !fromElsewhere ? (accepted[0]?.source ?? null) : null;
    for (const listener of listeners) listener({ sequence, update, soleSource });
    deps.onCommitted({ documentId: id, networkId });
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
        if (error instanceof JalonError)
          return end(error.code === 'not-found' ? 'not-found' : 'epoch-changed');
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

  function settled<T>(use: (state: Settled) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const answer = () => {
        if (ended) return reject(new JalonError('unavailable', { document: id }));
        try {
          resolve(use({ doc, sequence }));
        } catch (error) {
          reject(error);
        }
      };
      if (busy) waiting.push(answer);
      else answer();
    });
  }

  function edit(by: Authorship, change: (copy: Y.Doc) => void): Promise<{ sequence: number }> {
    const work = async (): Promise<{ sequence: number }> => {
      const update = await settled((state) => changeOf(state.doc, change));
      if (!update) return settled((state) => ({ sequence: state.sequence }));
      return new Promise((resolve, reject) => {
        submit({ update, by, source: {} }, (outcome) => {
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

  /** Call at a settled moment. A state that a new document could not take is not kept. */
  async function keepSnapshot(): Promise<void> {
    const rows = rowsSinceSnapshot;
    rowsSinceSnapshot = 0;
    try {
      const state = Y.encodeStateAsUpdate(doc);
      buildDocument({ state, updates: [] }).destroy();
      bytes = state.byteLength;
      await deps.log.writeSnapshot({ documentId: id, epoch, shape, sequence, state });
    } catch (error) {
      rowsSinceSnapshot += rows;
      throw error;
    }
  }

  async function keep(): Promise<void> {
    try {
      while (busy) await settled(() => undefined);
      // A short tail is as quick to replay as a snapshot is to read.
      if (await settled(() => rowsSinceSnapshot > deps.snapshotEvery / 10)) await keepSnapshot();
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

  return {
    id,
    networkId,
    epoch,
    shape,
    submit,
    settled,
    edit,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    unsavedBytes: () => queuedBytes,
    keep,
    stop,
  };
}

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
