import { JalonError } from '#domain/errors';
import { emptyJournal, type Journal, readJournal, writeJournal } from '#domain/statistics/journal/journal';
import { type Merged, mergeJournals } from '#domain/statistics/journal/merge';
import type { JournalStore } from './journal-store';
import { type JournalKey, keyOf, newKey, type Sealed, seal, unseal } from './sealed';

/** What is known of an open journal. */
export interface OpenJournal {
  readonly journal: Journal;
  readonly revision: number;
}

/** A journal that is open: its key is in memory, and nowhere else, until it is closed. */
export interface JournalSession {
  now(): OpenJournal;
  /** Resolves once the changed journal is on disk; what fails changes nothing. @throws JalonError as `write` below. */
  change(make: (journal: Journal) => Journal): Promise<OpenJournal>;
  changeCode(code: string): Promise<OpenJournal>;
  /** The journal as it is on disk now, for a file. */
  sealed(): Promise<Sealed>;
  /** Forgets the key once what is being written is. */
  close(): Promise<void>;
}

/** Begins a journal under a code. @throws JalonError `conflict` { reason: 'begun' } when there is one already. */
export async function beginJournal(
  store: JournalStore,
  code: string,
  journal: Journal,
): Promise<JournalSession> {
  const key = await newKey(code);
  if (!(await store.write(await seal(writeJournal(journal), key), 0))) {
    throw new JalonError('conflict', { reason: 'begun' });
  }
  return session(store, key, { journal, revision: 1 });
}

/**
 * Opens the journal that the device keeps.
 * @throws JalonError `file-unreadable` { reason: 'wrong-code' | 'damaged' | 'other-version' }; `not-found`.
 */
export async function openJournal(store: JournalStore, code: string): Promise<JournalSession> {
  const kept = await store.read();
  if (!kept) throw new JalonError('not-found');
  const key = await keyOf(code, kept.sealed.kdf);
  const journal = readJournal(await unseal(kept.sealed, key));
  return session(store, key, { journal, revision: kept.revision });
}

/**
 * The journal of a file.
 * @throws JalonError `file-unreadable` { reason: 'wrong-code' | 'damaged' | 'other-version' | 'other-union' }.
 */
export async function openFile(sealed: Sealed, code: string, organisationId: string): Promise<Journal> {
  const journal = readJournal(await unseal(sealed, await keyOf(code, sealed.kdf)));
  if (journal.organisationId !== organisationId) {
    throw new JalonError('file-unreadable', { reason: 'other-union' });
  }
  return journal;
}

/** Merges a file's journal into the open one. @returns what the merge did, once it is on disk. */
export async function importInto(open: JournalSession, theirs: Journal): Promise<Merged> {
  let merged = mergeJournals(open.now().journal, theirs);
  await open.change((mine) => {
    merged = mergeJournals(mine, theirs);
    return merged.journal;
  });
  return merged;
}

/** What a merge into no journal does: all of the file's cases are new. */
export function importNew(theirs: Journal): Merged {
  return mergeJournals(emptyJournal(theirs.organisationId), theirs);
}

function session(store: JournalStore, opened: JournalKey, at: OpenJournal): JournalSession {
  let key: JournalKey | null = opened;
  let known = at;
  let last: Promise<unknown> = Promise.resolve();

  /**
   * @throws JalonError `conflict` { reason: 'code-changed' | 'deleted' } when another tab did so: then this one cannot
   *   write, and nothing of the other's is overwritten.
   */
  async function write(journal: Journal, under: JournalKey): Promise<OpenJournal> {
    if (await store.write(await seal(writeJournal(journal), under), known.revision)) {
      key = under;
      known = { journal, revision: known.revision + 1 };
      return known;
    }
    const kept = await store.read();
    if (!kept) throw new JalonError('conflict', { reason: 'deleted' });
    const mine = openKey();
    if (kept.sealed.kdf.salt !== mine.recipe.salt) {
      throw new JalonError('conflict', { reason: 'code-changed' });
    }
    // Another tab wrote in between: its cases and these are kept both.
    const theirs = readJournal(await unseal(kept.sealed, mine));
    known = { journal: theirs, revision: kept.revision };
    return write(mergeJournals(theirs, journal).journal, under);
  }

  function openKey(): JournalKey {
    if (!key) throw new JalonError('conflict', { reason: 'closed' });
    return key;
  }

  /** One after the other: each begins with what the one before it has written. */
  function next(work: () => Promise<OpenJournal>): Promise<OpenJournal> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    now: () => known,
    change: (make) => next(() => write(make(known.journal), openKey())),
    changeCode: (code) =>
      next(async () => {
        openKey();
        return write(known.journal, await newKey(code));
      }),
    async sealed() {
      await last;
      return seal(writeJournal(known.journal), openKey());
    },
    async close() {
      await last;
      key = null;
    },
  };
}
