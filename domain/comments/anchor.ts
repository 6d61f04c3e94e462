import * as Y from 'yjs';
import * as z from 'zod/mini';

const count = z.int().check(z.minimum(0));
const letterId = z.strictObject({ client: count, clock: count });

/** A stretch of shared text by its first and its last letter, as Yjs names them. */
export const stretchSchema = z.strictObject({ first: letterId, last: letterId });
export type Stretch = z.output<typeof stretchSchema>;

/** A stretch with the words that stood in it. */
export interface Anchor {
  readonly stretch: Stretch;
  /** One line for each block. */
  readonly quotation: string;
}

/** Letters from `from` on, up to but not `to`, counted over the whole text: between two blocks stands nothing. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
export interface Located extends Range {
  /** `quotation`: what was marked is gone, and the same words were found in the text. */
  readonly by: 'position' | 'quotation';
}

/** A longer stretch is marked up to here. */
export const MAX_QUOTATION = 2000;
/** Fewer letters than these stand anywhere: finding them again says nothing. */
const SHORTEST_QUOTATION = 4;

interface Run {
  readonly text: Y.XmlText;
  readonly start: number;
  readonly letters: string;
}

/** A shared text as its letters, at one moment. */
export interface Letters {
  readonly doc: Y.Doc | null;
  readonly runs: readonly Run[];
  readonly all: string;
}

export function readLetters(fragment: Y.XmlFragment): Letters {
  const runs: Run[] = [];
  let all = '';
  const walk = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        const letters = lettersOf(child);
        runs.push({ text: child, start: all.length, letters });
        all += letters;
      } else if (child instanceof Y.XmlElement) walk(child);
    }
  };
  walk(fragment);
  return { doc: fragment.doc, runs, all };
}

function lettersOf(text: Y.XmlText): string {
  // Yjs types a text's delta as any; its form is fixed by Yjs.
  const deltas = text.toDelta() as { readonly insert: unknown }[];
  return deltas.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** Marks a stretch. Null when there is no letter in it. */
export function anchorAt({ runs }: Letters, { from, to }: Range): Anchor | null {
  const end = Math.min(to, from + MAX_QUOTATION);
  const parts = runs.flatMap((run) => {
    const [start, stop] = [Math.max(from - run.start, 0), Math.min(end - run.start, run.letters.length)];
    return start < stop ? [{ run, start, stop }] : [];
  });
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  const quotation = parts.map(({ run, start, stop }) => run.letters.slice(start, stop)).join('\n');
  const [firstId, lastId] = [idAt(first.run.text, first.start), idAt(last.run.text, last.stop - 1)];
  if (!firstId || !lastId || quotation.trim() === '') return null;
  return { stretch: { first: firstId, last: lastId }, quotation };
}

function idAt(text: Y.XmlText, index: number): Stretch['first'] | null {
  const { item } = Y.createRelativePositionFromTypeIndex(text, index);
  return item && { client: item.client, clock: item.clock };
}

/**
 * Where a marked stretch stands now; null when neither it nor its words are there. It follows what is written into
 * it. Undoing a deletion brings the words back as new letters: whoever undid it knows them for the old ones, the
 * others do not, so everyone looks for the words.
 */
export function locate(letters: Letters, { stretch, quotation }: Anchor): Located | null {
  const { start, end } = positions(letters, stretch);
  const wanted = squeeze(quotation).letters;
  const standing = start !== null && end !== null && start < end ? { from: start, to: end } : null;
  if (standing && squeeze(letters.all.slice(standing.from, standing.to)).letters === wanted)
    return { ...standing, by: 'position' };
  const found = occurrences(letters.all, wanted);
  if (standing) {
    // Part of it was deleted and brought back.
    const whole = found.find(({ from, to }) => from <= standing.to && to >= standing.from);
    return { ...(whole ?? standing), by: 'position' };
  }
  const near = start ?? end ?? 0;
  const [nearest] = found.sort((one, other) => Math.abs(one.from - near) - Math.abs(other.from - near));
  return nearest ? { ...nearest, by: 'quotation' } : null;
}

/** The two ends among the letters that stand; what is left of a stretch whose other end went with its block. */
function positions(letters: Letters, { first, last }: Stretch): { start: number | null; end: number | null } {
  const before = place(letters, first, 0);
  const after = place(letters, last, -1);
  return {
    start: before?.offset ?? after?.run.start ?? null,
    end: after?.offset ?? (before ? before.run.start + before.run.letters.length : null),
  };
}

/** @param side 0: before the letter, -1: after it */
function place(
  { doc, runs }: Letters,
  id: Stretch['first'],
  side: 0 | -1,
): { run: Run; offset: number } | null {
  if (!doc) return null;
  const position = Y.createRelativePositionFromJSON({ item: id, assoc: side });
  // Followed through undone deletions, a stretch would stand in one place for who undid and in another for all others.
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false);
  const run = runs.find(({ text }) => text === found?.type);
  return found && run ? { run, offset: run.start + found.index } : null;
}

/** Where the words stand, whatever blanks and line ends are between them. */
function occurrences(all: string, wanted: string): Range[] {
  if (wanted.length < SHORTEST_QUOTATION) return [];
  const { letters, at } = squeeze(all);
  const found: Range[] = [];
  for (let index = letters.indexOf(wanted); index >= 0; index = letters.indexOf(wanted, index + 1)) {
    const from = at[index];
    const last = at[index + wanted.length - 1];
    if (from !== undefined && last !== undefined) found.push({ from, to: last + 1 });
  }
  return found;
}

function squeeze(text: string): { letters: string; at: number[] } {
  const at: number[] = [];
  let letters = '';
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (/\s/.test(letter)) continue;
    letters += letter;
    at.push(index);
  }
  return { letters, at };
}
