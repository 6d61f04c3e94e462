import { useIdle, useWindowEvent } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { JalonError } from '#domain/errors';
import { emptyJournal, type Journal } from '#domain/statistics/journal/journal';
import type { Merged } from '#domain/statistics/journal/merge';
import {
  beginJournal,
  importInto,
  importNew,
  type JournalSession,
  openFile,
  openJournal,
} from './journal-session';
import {
  canKeepJournals,
  holdJournal,
  type JournalStore,
  journalName,
  journalStore,
  keepForGood,
} from './journal-store';
import { onLockEverywhere } from './lock-everywhere';
import { type Sealed, writeSealed } from './sealed';

export type JournalState =
  | { readonly state: 'looking' }
  /** This browser cannot keep one here. */
  | { readonly state: 'unavailable' }
  | { readonly state: 'none' }
  | { readonly state: 'locked' }
  | {
      readonly state: 'open';
      readonly journal: Journal;
      /** What was written since is in no file. */
      readonly exported: boolean;
      /** The browser promised not to clear it. */
      readonly forGood: boolean;
    };

/** A page that was left standing open, on a desk where others sit down. */
const LOCKED_AFTER_MS = 15 * 60_000;

/** The journal of a person for a union on this device: one tab has it open, as long as its page is there. */
export function useJournal(personId: string, organisationId: string) {
  const name = journalName(personId, organisationId);
  const store = useMemo(() => journalStore(name), [name]);
  const [state, setState] = useState<JournalState>({ state: 'looking' });
  const open = useRef<Held | null>(null);
  const forGood = useRef(false);
  const there = useRef(true);

  const look = useCallback(async () => {
    if (!canKeepJournals()) return setState({ state: 'unavailable' });
    setState({ state: (await hasJournal(store)) ? 'locked' : 'none' });
  }, [store]);
  const show = useCallback(async () => {
    if (!open.current) return;
    const { journal, revision } = open.current.session.now();
    const exported = ((await store.read())?.exported ?? 0) >= revision;
    if (open.current) setState({ state: 'open', journal, exported, forGood: forGood.current });
  }, [store]);
  /** The page shows nothing of it at once; what is being written is written. */
  const lock = useCallback(() => {
    const was = open.current;
    open.current = null;
    if (!was) return;
    setState({ state: 'locked' });
    void was.session.close().finally(was.letGo);
  }, []);

  useEffect(() => {
    there.current = true;
    look().catch(() => setState({ state: 'unavailable' }));
    return () => {
      there.current = false;
      lock();
    };
  }, [look, lock]);
  useWindowEvent('pagehide', lock);
  useEffect(() => onLockEverywhere(personId, lock), [personId, lock]);
  const idle = useIdle(LOCKED_AFTER_MS, { initialState: false });
  useEffect(() => {
    if (idle) lock();
  }, [idle, lock]);

  /** @throws JalonError `conflict` { reason: 'elsewhere' } while another tab has it; else what `begin` throws. */
  const hold = async (begin: () => Promise<JournalSession>): Promise<void> => {
    const letGo = await holdJournal(name);
    if (!letGo) throw new JalonError('conflict', { reason: 'elsewhere' });
    try {
      const session = await begin();
      open.current = { session, letGo };
    } catch (error) {
      letGo();
      throw error;
    }
    // Whoever left while the key was made is not brought back.
    if (!there.current) return lock();
    await show();
    // Some browsers ask the person, who may take their time.
    void keepForGood().then((promised) => {
      forGood.current = promised;
      return show();
    });
  };
  const session = (): JournalSession => {
    if (!open.current) throw new JalonError('conflict', { reason: 'closed' });
    return open.current.session;
  };
  return {
    state,
    lock,
    begin: (code: string) => hold(() => beginJournal(store, code, emptyJournal(organisationId))),
    unlock: (code: string) =>
      hold(() => openJournal(store, code)).catch((error: unknown) => {
        // Another tab has deleted it meanwhile.
        if (error instanceof JalonError && error.code === 'not-found') return look();
        throw error;
      }),
    async change(make: (journal: Journal) => Journal): Promise<void> {
      await session().change(make);
      await show();
    },
    async changeCode(code: string): Promise<void> {
      await session().changeCode(code);
      await show();
    },
    /** A file's cases: into the journal that is open, or as a new one under the file's code. */
    async take(sealed: Sealed, code: string): Promise<Merged> {
      const theirs = await openFile(sealed, code, organisationId);
      if (!open.current) {
        await hold(() => beginJournal(store, code, theirs));
        return importNew(theirs);
      }
      const merged = await importInto(session(), theirs);
      await show();
      return merged;
    },
    /** Gives the journal as a file: as it is kept, for nobody can read it without its code. */
    async give(save: (text: string) => void): Promise<void> {
      const kept = await store.read();
      const sealed = open.current ? await session().sealed() : kept?.sealed;
      if (!kept || !sealed) return;
      save(writeSealed(sealed));
      await store.markExported(kept.revision);
      await show();
    },
    /** Deletes it from this device; while another tab has it open, it is not. */
    async remove(): Promise<void> {
      const letGo = open.current ? null : await holdJournal(name);
      if (!open.current && !letGo) throw new JalonError('conflict', { reason: 'elsewhere' });
      try {
        await store.remove();
      } finally {
        letGo?.();
      }
      lock();
      await look();
    },
  };
}

export type JournalOnDevice = ReturnType<typeof useJournal>;

interface Held {
  readonly session: JournalSession;
  readonly letGo: () => void;
}

/** One that was damaged is there too: it can be given as a file, or deleted. */
async function hasJournal(store: JournalStore): Promise<boolean> {
  try {
    return (await store.read()) !== null;
  } catch (error) {
    if (error instanceof JalonError) return true;
    throw error;
  }
}
