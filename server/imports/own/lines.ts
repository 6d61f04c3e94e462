import { type Directory, splitResponsibles } from '#domain/import/organisations';
import type { ImportedActivity, ImportedResponsible } from '#domain/import/result';
import type { Run, TextBlock } from '#domain/import/source';
import { parsePeriod } from '#domain/period/parse';
import type { Period } from '#domain/period/period';
import { periodContext } from '#server/exports/cells';
import type { Mark } from '#server/exports/mark';
import { exactLines, exactText, isMarked, joined } from './source';

const BESIDE = /^ \[([^\]]+)\]$/;

/** What stands behind a value in italics and brackets, and the value without it. */
function withoutBeside(runs: readonly Run[]): { runs: readonly Run[]; beside?: string } {
  const last = runs.at(-1);
  const beside = last && isMarked(last, 'italic') ? BESIDE.exec(last.text)?.[1] : undefined;
  return beside === undefined ? { runs } : { runs: runs.slice(0, -1), beside };
}

/** One organisation a line, the lead in bold; a line that people have filled with several known ones is several. */
export function namedLines(blocks: readonly TextBlock[], names: Directory): ImportedResponsible[] {
  let led = false;
  return blocks.flatMap((block): ImportedResponsible[] => {
    const { runs, beside } = withoutBeside(joined(block.runs));
    const text = exactText(runs);
    if (text.trim() === '') return [];
    const lead = !led && isMarked(runs[0], 'bold');
    led ||= lead;
    const organisation = beside ?? names.find(text);
    if (organisation) return [{ text, organisation, lead }];
    const pieces = splitResponsibles(text, names).responsibles;
    if (pieces.length > 1 && pieces.every((piece) => piece.organisation !== undefined))
      return pieces.map((piece, at) => ({ ...piece, lead: lead && at === 0 }));
    const proposed = names.propose(text);
    return [proposed ? { text, proposed, lead } : { text, lead }];
  });
}

/** One place a line; from the second on our own "or" in italics makes them alternatives. */
export function placeLines(
  blocks: readonly TextBlock[],
  or: string,
): Pick<ImportedActivity, 'places' | 'placesMode'> {
  let placesMode: 'any' | 'all' = 'all';
  const places = blocks.flatMap((block, at) => {
    const { runs, beside } = withoutBeside(joined(block.runs));
    const [first, ...others] = runs;
    const alternative = at > 0 && isMarked(first, 'italic') && first?.text === `${or} `;
    if (alternative) placesMode = 'any';
    const text = exactText(alternative ? others : runs);
    if (text.trim() === '') return [];
    return [beside === undefined ? { text } : { text, country: beside }];
  });
  return { places, placesMode };
}

/** A code in bold, its title, and the expected share in italics and brackets. */
export function indicatorLines(blocks: readonly TextBlock[]): { code: string; expected?: number }[] {
  return blocks.flatMap((block) => {
    const runs = joined(block.runs);
    const [first] = runs;
    const last = runs.at(-1);
    if (!first) return [];
    const code = isMarked(first, 'bold') ? first.text : (exactText(runs).trim().split(/\s/)[0] ?? '');
    const share = last && isMarked(last, 'italic') ? /^ \(([^)]+)\)$/.exec(last.text)?.[1] : undefined;
    const expected = share === undefined ? Number.NaN : Number(share);
    if (code.trim() === '') return [];
    return [Number.isFinite(expected) ? { code, expected } : { code }];
  });
}

const NO_PERIOD: Period = { text: '', precision: 'none', confirmed: false };

/**
 * A period as written, and below it in italics its meaning where the words alone do not tell. Dates in columns of
 * their own decide when they say something else: somebody has changed them there.
 */
export function periodOf(
  blocks: readonly TextBlock[],
  { language, year }: Mark,
  dates: { start?: string | undefined; end?: string | undefined } | null,
): Period {
  const last = blocks.at(-1);
  const runs = joined(last?.runs ?? []);
  const explained = runs.length > 0 && runs.every((run) => isMarked(run, 'italic'));
  const text = exactLines(explained ? blocks.slice(0, -1) : blocks);
  const meaning = explained
    ? parsePeriod(exactText(runs), { language })
    : parsePeriod(text, periodContext(language, year));
  const { start, end } = dates ?? {};
  if (start && end && start <= end && (start !== meaning.start || end !== meaning.end)) {
    return { text: text || `${start} – ${end}`, start, end, precision: 'day', confirmed: true };
  }
  return text === '' && meaning.start === undefined ? NO_PERIOD : { ...meaning, text };
}
