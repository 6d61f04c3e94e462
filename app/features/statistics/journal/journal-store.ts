import { answered, completed, openDatabase } from '~/features/documents/connection/device-database';
import { readSealed, type Sealed, writeSealed } from './sealed';

/** What a device keeps of a journal: nothing that can be read without the code. */
export interface KeptJournal {
  /** Counts the writes, from 1. */
  readonly revision: number;
  /** The revision that was last given as a file; 0: none was. */
  readonly exported: number;
  readonly sealed: Sealed;
}

/** Where a journal is kept. Several tabs may use the same one. */
export interface JournalStore {
  /** Null: there is none. @throws JalonError `file-unreadable` when what is there was damaged. */
  read(): Promise<KeptJournal | null>;
  /**
   * Keeps a journal in the place of the revision that the writer had seen (0: none was there).
   * @returns false when another tab wrote in between: nothing was changed. Else it is on disk.
   */
  write(sealed: Sealed, seen: number): Promise<boolean>;
  /** A revision was given as a file. */
  markExported(revision: number): Promise<void>;
  remove(): Promise<void>;
}

interface Row {
  readonly revision: number;
  readonly exported: number;
  readonly sealed: string;
}

const STORE = 'journal';
const KEY = 'journal';

/** The name of a person's journal of a union on this device: of its database, and of the lock that one tab holds. */
export const journalName = (personId: string, organisationId: string): string =>
  `jalon-journal.${personId}.${organisationId}`;

/**
 * A database of its own: what a device forgets of a person when they sign out, or when they lose a right, can be had
 * from the server again. There is no other copy of a journal, so only the person deletes it.
 */
export function journalStore(name: string): JournalStore {
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore, kept: Row | undefined) => T,
  ): Promise<T> {
    const database = await openDatabase(name, (made) => made.createObjectStore(STORE));
    try {
      // Strict: what is called kept is on disk.
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const store = transaction.objectStore(STORE);
      // Only this module writes this store.
      const result = work(store, await answered<Row | undefined>(store.get(KEY)));
      await completed(transaction);
      return result;
    } finally {
      database.close();
    }
  }
  return {
    async read() {
      const kept = await transact('readonly', (_store, row) => row);
      return kept ? { ...kept, sealed: readSealed(kept.sealed) } : null;
    },
    write: (sealed, seen) =>
      transact('readwrite', (store, kept) => {
        if ((kept?.revision ?? 0) !== seen) return false;
        const row: Row = { revision: seen + 1, exported: kept?.exported ?? 0, sealed: writeSealed(sealed) };
        store.put(row, KEY);
        return true;
      }),
    markExported: (revision) =>
      transact('readwrite', (store, kept) => {
        if (kept) store.put({ ...kept, exported: Math.max(kept.exported, revision) } satisfies Row, KEY);
      }),
    remove: () => transact('readwrite', (store) => void store.delete(KEY)),
  };
}

/**
 * Holds a journal for this tab until it is let go, or the tab is closed.
 * @returns null when another tab holds it. A browser without locks gives one to each: writes are compared all the same.
 */
export function holdJournal(name: string): Promise<(() => void) | null> {
  // Missing where the page did not come over a line that can be trusted.
  if (!('locks' in navigator)) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((letGo) => resolve(letGo));
      })
      .catch(reject);
  });
}

/** Asks the browser not to clear what is kept when room is short. @returns whether it promised so. */
export async function keepForGood(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** Whether this page can keep a journal at all: browsers encrypt only over a line that can be trusted. */
export const canKeepJournals = (): boolean =>
  globalThis.isSecureContext && 'indexedDB' in globalThis && crypto.subtle !== undefined;
