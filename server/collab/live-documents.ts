import type { CloseReason } from '#domain/collab/close-codes';
import type { DocumentId } from '#domain/ids';
import type { LiveDocument, LiveDocumentDeps } from './live-document';
import { openLiveDocument } from './open-live-document';

/** A document somebody uses; `release` must be called once. */
export interface Held {
  readonly live: LiveDocument;
  release(): void;
}

export interface LiveDocuments {
  /** The document, loaded if nobody has it. Never loaded twice, not even while it is being put away. */
  hold(documentId: DocumentId): Promise<Held>;
  /** Uses the document for the length of `work`. */
  with<T>(documentId: DocumentId, work: (live: LiveDocument) => Promise<T>): Promise<T>;
  /** The document if it is in memory. */
  inMemory(documentId: DocumentId): Promise<LiveDocument> | null;
  /** Those in memory. */
  all(): DocumentId[];
  count(): number;
  /** Waits for what is on its way, at most `ms`. */
  close(ms: number): Promise<void>;
}

export interface LiveDocumentsDeps extends Omit<LiveDocumentDeps, 'onEnded'> {
  /** How long a document nobody uses stays in memory. */
  readonly idleMs: number;
  onEnded(documentId: DocumentId, reason: CloseReason): void;
  /** Nobody uses it any more, and it left memory. */
  onPutAway?(documentId: DocumentId): void;
}

interface Entry {
  readonly loading: Promise<LiveDocument>;
  users: number;
  /** Set while nobody uses it. */
  timer: NodeJS.Timeout | null;
}

/** The documents in memory: a map of promises, so that two who ask at once get the same one. */
export function createLiveDocuments(deps: LiveDocumentsDeps): LiveDocuments {
  const entries = new Map<DocumentId, Entry>();

  async function load(documentId: DocumentId): Promise<LiveDocument> {
    const loaded = await deps.log.load(documentId);
    return openLiveDocument(documentId, loaded, {
      ...deps,
      onEnded: (reason) => {
        entries.delete(documentId);
        deps.onEnded(documentId, reason);
      },
    });
  }

  function entryFor(documentId: DocumentId): Entry {
    const known = entries.get(documentId);
    if (known) return known;
    const entry: Entry = { loading: load(documentId), users: 0, timer: null };
    entries.set(documentId, entry);
    entry.loading.catch(() => {
      // A load that failed is tried again by the next who asks.
      if (entries.get(documentId) === entry) entries.delete(documentId);
    });
    return entry;
  }

  async function hold(documentId: DocumentId): Promise<Held> {
    const entry = entryFor(documentId);
    entry.users += 1;
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      entry.users -= 1;
      if (entry.users > 0) return;
      entry.timer = setTimeout(() => void putAway(documentId, entry), deps.idleMs);
      entry.timer.unref();
    };
    try {
      return { live: await entry.loading, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Stays in the map until it is certain that nobody came meanwhile. */
  async function putAway(documentId: DocumentId, entry: Entry): Promise<void> {
    const live = await entry.loading.catch(() => null);
    await live?.keep();
    if (entry.users > 0 || entries.get(documentId) !== entry) return;
    entries.delete(documentId);
    if (entry.timer) clearTimeout(entry.timer);
    live?.close();
    deps.onPutAway?.(documentId);
  }

  return {
    hold,
    with: async (documentId, work) => {
      const { live, release } = await hold(documentId);
      try {
        return await work(live);
      } finally {
        release();
      }
    },
    inMemory: (documentId) => entries.get(documentId)?.loading ?? null,
    all: () => [...entries.keys()],
    count: () => entries.size,
    close: async (ms) => {
      const open = [...entries.values()];
      for (const { timer } of open) if (timer) clearTimeout(timer);
      entries.clear();
      await Promise.all(
        open.map(async ({ loading }) => {
          const live = await loading.catch(() => null);
          await live?.stop(ms);
        }),
      );
    },
  };
}
