import { newId } from '#domain/ids';
import { dimensionNames } from '../dimensions';
import { type CaseFields, isCase, type Journal, type JournalEntry } from './journal';

/** What a merge did to a journal; each case of the other one that differs is in exactly one of them. */
export interface Merged {
  readonly journal: Journal;
  readonly added: number;
  readonly updated: number;
  /** Deleted in the other journal, later than they were edited here. */
  readonly removed: number;
  /** Edited or deleted here, later than in the other journal: they stay as they are here. */
  readonly kept: number;
}

/**
 * Two journals as one: each case as it was edited last. Whichever is merged into the other, the cases are the same.
 * Of two edits of the same millisecond one is chosen by its content, and never a deletion.
 */
export function mergeJournals(mine: Journal, theirs: Journal): Merged {
  const entries = new Map(mine.entries.map((entry) => [entry.id, entry]));
  const tally = { added: 0, updated: 0, removed: 0, kept: 0 };
  for (const entry of theirs.entries) {
    const here = entries.get(entry.id);
    if (here && !goesBefore(entry, here)) {
      if (goesBefore(here, entry)) tally.kept += 1;
      continue;
    }
    entries.set(entry.id, entry);
    const was = here !== undefined && isCase(here);
    if (isCase(entry)) tally[was ? 'updated' : 'added'] += 1;
    else if (was) tally.removed += 1;
  }
  return { journal: { ...mine, entries: [...entries.values()] }, ...tally };
}

function goesBefore(a: JournalEntry, b: JournalEntry): boolean {
  return a.editedAt === b.editedAt ? contentOf(a) > contentOf(b) : a.editedAt > b.editedAt;
}

/** Nothing of a deleted case: it comes after every content. */
function contentOf(entry: JournalEntry): string {
  if (!isCase(entry)) return '';
  const { received, reference, amount, codes } = entry;
  const paid = [amount?.thousandths ?? '', amount?.currency ?? ''];
  return [received, reference, ...paid, ...dimensionNames.map((name) => codes[name] ?? '')].join('|');
}

/** A new case, or a case written again: after a deletion it is there again. */
export function putCase(
  journal: Journal,
  fields: CaseFields,
  now: number,
  id: string = newId<string>(),
): Journal {
  const { received, codes, reference, amount } = fields;
  return put(journal, { id, editedAt: after(journal, id, now), received, codes, reference, amount });
}

/** The case goes, with all that was written of it. */
export function removeCase(journal: Journal, id: string, now: number): Journal {
  return put(journal, { id, editedAt: after(journal, id, now), removed: true });
}

/** A clock that was set back must not make an edit older than the one it replaces. */
function after(journal: Journal, id: string, now: number): number {
  const before = journal.entries.find((entry) => entry.id === id)?.editedAt;
  return before === undefined ? now : Math.max(now, before + 1);
}

function put(journal: Journal, entry: JournalEntry): Journal {
  return { ...journal, entries: [...journal.entries.filter(({ id }) => id !== entry.id), entry] };
}
