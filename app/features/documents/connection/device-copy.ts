import * as Y from 'yjs';
import { answered, completed, openDatabase } from './device-database';

/** What a device keeps of a document. */
export interface KeptUpdates {
  /** What the server is known to have. */
  readonly sent: readonly Uint8Array[];
  /** What it may not have: written on this device, in any tab, and confirmed to none. */
  readonly unsent: readonly Uint8Array[];
}

/** A person's copy of one document on this device. Every tab of the person reads and writes the same one. */
export interface DeviceCopy {
  load(): Promise<KeptUpdates>;
  /** What other tabs have kept since and the server may not have; each piece is given once. */
  others(): Promise<readonly Uint8Array[]>;
  /** Resolves once the transaction is complete; rejects when the device could not keep it (full, not allowed). */
  write(update: Uint8Array, options: { unsent: boolean }): Promise<void>;
  /** The server has everything that this tab has. What only another tab has stays unsent. */
  confirm(): Promise<void>;
  /** Removes this document, in every epoch. */
  forget(): Promise<void>;
  /** Opens it anew after it was removed: the next write keeps the whole document. */
  revive(): void;
  close(): Promise<void>;
}

export interface DeviceCopyOf {
  readonly personId: string;
  readonly documentId: string;
  readonly epoch: number;
}

/** What an open copy asks of its document, and tells it. */
export interface DeviceCopyUse {
  /** The document as it is, written again when an earlier write failed. */
  whole(): Uint8Array;
  /** Another tab has kept something that the server may not have. */
  onOthers(): void;
  /** All that is kept of the person was removed, by another tab: nothing is kept until `revive`. */
  onRemoved(): void;
}

interface StoredUpdate {
  readonly document: string;
  readonly update: Uint8Array;
}
/** Says of one row, `<document>/<row>`, that the server may not have it; older copies said it of a whole document. */
interface StoredMark {
  readonly document: string;
  readonly unsent: boolean;
}
interface Entry {
  /** Null: the server has everything until here. */
  readonly update: Uint8Array | null;
  readonly unsent: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

const UPDATES = 'updates';
const MARKS = 'marks';
/** More rows than this are merged when the document is opened. */
const MERGE_ABOVE = 100;

const databaseName = (personId: string): string => `jalon-${personId}`;
const open = (personId: string): Promise<IDBDatabase> =>
  openDatabase(databaseName(personId), (database) => {
    database.createObjectStore(UPDATES, { autoIncrement: true }).createIndex('document', 'document');
    database.createObjectStore(MARKS, { keyPath: 'document' });
  });

/**
 * y-indexeddb writes without waiting and swallows what fails; "kept on this device" may be said only after the
 * transaction is complete, so the copy is our own. One database a person: forgetting the person is one call.
 *
 * What the server may not have is marked row by row, and a tab takes off only the marks of rows that are in it:
 * a tab that has heard of its own last edit knows nothing of what another kept while there was no line.
 */
export function openDeviceCopy(of: DeviceCopyOf, use: DeviceCopyUse): DeviceCopy {
  const document = `${of.documentId}/${of.epoch}`;
  const marksOfDocument = IDBKeyRange.bound(document, `${document}/\uffff`);
  const tabs = new BroadcastChannel(databaseName(of.personId));
  tabs.onmessage = ({ data }: MessageEvent<unknown>) => data === document && use.onOthers();
  let removed = false;
  let opening = openWatched();
  let queue: Entry[] = [];
  let flushing: Promise<void> | null = null;
  let complete = true;
  /** The marked rows whose content is in this tab. */
  const here = new Set<number>();

  async function openWatched(): Promise<IDBDatabase> {
    const database = await open(of.personId);
    database.onversionchange = () => {
      // Another page forgets the person: this one must not hold it up.
      database.close();
      removed = true;
      complete = false;
      here.clear();
      use.onRemoved();
    };
    return database;
  }

  function enqueue(update: Uint8Array | null, unsent: boolean): Promise<void> {
    const kept = new Promise<void>((resolve, reject) => queue.push({ update, unsent, resolve, reject }));
    flushing ??= flush();
    return kept;
  }

  /** One transaction at a time; what comes meanwhile goes together in the next. */
  async function flush(): Promise<void> {
    while (queue.length > 0) {
      const entries = queue;
      queue = [];
      try {
        await keep(await opening, entries);
        complete = true;
        for (const entry of entries) entry.resolve();
      } catch (error) {
        complete = false;
        for (const entry of entries) entry.reject(error);
      }
    }
    // In the turn in which the queue was found empty: who was just told may write at once.
    flushing = null;
  }

  async function keep(database: IDBDatabase, entries: readonly Entry[]): Promise<void> {
    const updates = entries.flatMap(({ update }) => update ?? []);
    const confirmed = entries.findLastIndex(({ update }) => update === null);
    const unsent = entries.slice(confirmed + 1).some((entry) => entry.unsent);
    const off = confirmed >= 0 ? [...here] : [];
    // Strict: complete means that the system has it on disk.
    const transaction = database.transaction([UPDATES, MARKS], 'readwrite', { durability: 'strict' });
    const marks = transaction.objectStore(MARKS);
    if (confirmed >= 0) for (const key of [document, ...off.map(markOf)]) marks.delete(key);
    const row = complete ? (updates.length > 0 ? Y.mergeUpdates(updates) : null) : use.whole();
    let added: number | null = null;
    if (row) {
      const adding = transaction.objectStore(UPDATES).add({ document, update: row } satisfies StoredUpdate);
      adding.onsuccess = () => {
        // The store counts its rows.
        added = Number(adding.result);
        if (unsent) marks.put({ document: markOf(added), unsent } satisfies StoredMark);
      };
    }
    await completed(transaction);
    for (const key of off) here.delete(key);
    if (!unsent || added === null) return;
    here.add(added);
    tabs.postMessage(document);
  }

  const markOf = (row: number): string => `${document}/${row}`;
  const rowOf = (mark: IDBValidKey): number => Number(String(mark).slice(document.length + 1));

  async function load(): Promise<KeptUpdates> {
    const transaction = (await opening).transaction([UPDATES, MARKS], 'readwrite');
    const store = transaction.objectStore(UPDATES);
    const [keys, rows, marks] = await Promise.all([
      answered(store.index('document').getAllKeys(document)),
      // Only this module writes these stores.
      answered<StoredUpdate[]>(store.index('document').getAll(document)),
      answered<StoredMark[]>(transaction.objectStore(MARKS).getAll(marksOfDocument)),
    ]);
    const marked = new Set(marks.flatMap((mark) => (mark.unsent ? [mark.document] : [])));
    const all = marked.has(document);
    const isUnsent = (key: IDBValidKey): boolean => all || marked.has(markOf(Number(key)));
    const [sent, unsent]: [Uint8Array[], Uint8Array[]] = [[], []];
    for (const [index, { update }] of rows.entries()) {
      (isUnsent(keys[index] ?? 0) ? unsent : sent).push(update);
    }
    for (const key of keys) if (isUnsent(key)) here.add(Number(key));
    if (sent.length > MERGE_ABOVE) {
      store.add({ document, update: Y.mergeUpdates(sent) } satisfies StoredUpdate);
      for (const key of keys) if (!isUnsent(key)) store.delete(key);
    }
    await completed(transaction);
    return { sent, unsent };
  }

  async function others(): Promise<readonly Uint8Array[]> {
    if (removed) return [];
    const transaction = (await opening).transaction([UPDATES, MARKS]);
    const marks = await answered(transaction.objectStore(MARKS).getAllKeys(marksOfDocument));
    const rows = marks.map(rowOf).filter((row) => row > 0 && !here.has(row));
    const store = transaction.objectStore(UPDATES);
    const found = await Promise.all(rows.map((row) => answered<StoredUpdate | undefined>(store.get(row))));
    for (const row of rows) here.add(row);
    return found.flatMap((row) => row?.update ?? []);
  }

  return {
    load,
    others,
    write: (update, { unsent }) => enqueue(update, unsent),
    confirm: () => enqueue(null, false),
    forget: async () => {
      await flushing;
      const transaction = (await opening).transaction([UPDATES, MARKS], 'readwrite');
      const everyEpoch = IDBKeyRange.bound(`${of.documentId}/`, `${of.documentId}/\uffff`);
      const store = transaction.objectStore(UPDATES);
      for (const key of await answered(store.index('document').getAllKeys(everyEpoch))) store.delete(key);
      transaction.objectStore(MARKS).delete(everyEpoch);
      await completed(transaction);
    },
    revive: () => {
      if (!removed) return;
      removed = false;
      opening = openWatched();
    },
    close: async () => {
      tabs.close();
      await flushing;
      const database = await opening.catch(() => null);
      database?.close();
    },
  };
}

/** Documents with edits the server never confirmed, for the question before signing out. */
export async function unsentOnDevice(personId: string): Promise<string[]> {
  const database = await open(personId);
  try {
    const marks = await answered<StoredMark[]>(database.transaction(MARKS).objectStore(MARKS).getAll());
    return [
      ...new Set(marks.flatMap(({ document, unsent }) => (unsent ? (document.split('/')[0] ?? []) : []))),
    ];
  } finally {
    database.close();
  }
}

/**
 * Removes everything of a person from this device, when they sign out. After a session that only ended it stays: what
 * was not sent waits for the same person, and nobody else's page opens it.
 */
export function forgetDevice(personId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName(personId));
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
