import * as Y from 'yjs';

/** A person's copy of one document on this device. */
export interface DeviceCopy {
  /** What is kept, and whether some of it was never confirmed by the server. */
  load(): Promise<{ updates: readonly Uint8Array[]; unsent: boolean }>;
  /** Resolves once the transaction is complete; rejects when the device could not keep it (full, not allowed). */
  write(update: Uint8Array, options: { unsent: boolean }): Promise<void>;
  /** The server has everything. */
  confirm(): Promise<void>;
  /** Removes this document, in every epoch. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export interface DeviceCopyOf {
  readonly personId: string;
  readonly documentId: string;
  readonly epoch: number;
}

interface StoredUpdate {
  readonly document: string;
  readonly update: Uint8Array;
}
interface StoredMark {
  readonly document: string;
  readonly unsent: boolean;
}
interface Entry {
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

/**
 * y-indexeddb writes without waiting and swallows what fails; "kept on this device" may be said only after the
 * transaction is complete, so the copy is our own. One database a person: forgetting the person is one call.
 * @param whole the document as it is, written again when an earlier write failed
 */
export function openDeviceCopy(of: DeviceCopyOf, whole: () => Uint8Array): DeviceCopy {
  const document = `${of.documentId}/${of.epoch}`;
  const opening = openDatabase(databaseName(of.personId));
  let queue: Entry[] = [];
  let flushing: Promise<void> | null = null;
  let complete = true;

  function enqueue(update: Uint8Array | null, unsent: boolean): Promise<void> {
    const kept = new Promise<void>((resolve, reject) => queue.push({ update, unsent, resolve, reject }));
    flushing ??= flush().finally(() => {
      flushing = null;
    });
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
  }

  async function keep(database: IDBDatabase, entries: readonly Entry[]): Promise<void> {
    const updates = entries.flatMap(({ update }) => update ?? []);
    const unsent = entries.at(-1)?.unsent ?? false;
    // Strict: complete means that the system has it on disk.
    const transaction = database.transaction([UPDATES, MARKS], 'readwrite', { durability: 'strict' });
    const row = complete ? (updates.length > 0 ? Y.mergeUpdates(updates) : null) : whole();
    if (row) transaction.objectStore(UPDATES).add({ document, update: row } satisfies StoredUpdate);
    transaction.objectStore(MARKS).put({ document, unsent } satisfies StoredMark);
    await completed(transaction);
  }

  async function load(): Promise<{ updates: readonly Uint8Array[]; unsent: boolean }> {
    const database = await opening;
    const transaction = database.transaction([UPDATES, MARKS], 'readwrite');
    const store = transaction.objectStore(UPDATES);
    const [keys, rows, mark] = await Promise.all([
      answered(store.index('document').getAllKeys(document)),
      // Only this module writes these stores.
      answered<StoredUpdate[]>(store.index('document').getAll(document)),
      answered<StoredMark | undefined>(transaction.objectStore(MARKS).get(document)),
    ]);
    const updates = rows.map((row) => row.update);
    if (rows.length > MERGE_ABOVE) {
      store.add({ document, update: Y.mergeUpdates(updates) } satisfies StoredUpdate);
      for (const key of keys) store.delete(key);
    }
    await completed(transaction);
    return { updates, unsent: mark?.unsent ?? false };
  }

  return {
    load,
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
    close: async () => {
      await flushing;
      const database = await opening.catch(() => null);
      database?.close();
    },
  };
}

/** Documents with edits the server never confirmed, for the question before signing out. */
export async function unsentOnDevice(personId: string): Promise<string[]> {
  const database = await openDatabase(databaseName(personId));
  try {
    const marks = await answered<StoredMark[]>(database.transaction(MARKS).objectStore(MARKS).getAll());
    return marks.flatMap(({ document, unsent }) => (unsent ? (document.split('/')[0] ?? []) : []));
  } finally {
    database.close();
  }
}

/** Removes everything of a person from this device: at sign-out, and when somebody else signs in. */
export function forgetDevice(personId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName(personId));
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true }).createIndex('document', 'document');
      request.result.createObjectStore(MARKS, { keyPath: 'document' });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      // Another page forgets the person: this one must not hold it up.
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The device did not keep it.'));
  });
}
