import { activityNumber, sectionNumber } from '#domain/import/numbers';
import { kindDefinitions } from './kinds';
import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from './read';

/** A number as it is written and as it would be written. */
export interface Renumbered {
  readonly id: ActivitySnapshot['id'];
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** How numbers are written around their digits: "Activité " and "" of "Activité 3.5". */
interface Pattern {
  readonly prefix: string;
  readonly suffix: string;
}

type Rows = Pick<DocumentSnapshot, 'kind' | 'sections' | 'activities'>;

const DIGITS = /[0-9٠-٩۰-۹]+(?:\s*\.\s*[0-9٠-٩۰-۹]+)*/;
const MOST_PARTS = 4;

/**
 * The numbers that would follow the order of the document: those of the sections, then a count. How many parts a
 * number has, whether it begins again in every section (the same number in each country, docs/field.md,
 * amem-activites) and what is written around it is taken from what is there. What says its number already keeps it as
 * it is written.
 * @param all also activities that have no number; otherwise they stay without, and are not counted
 */
export function renumber(rows: Rows, { all = false }: { readonly all?: boolean } = {}): Renumbered[] {
  const written = rows.activities.filter(({ number }) => readNumber(number) !== null);
  const parts = mostOften(written.map(({ number }) => readNumber(number)?.split('.').length ?? 2)) ?? 2;
  const pattern = usualPattern(written);
  const pathOf = paths(rows.sections);
  const again = beginsAgain(rows, written);
  const counts = new Map<string, number>();
  return rows.activities.flatMap((activity): Renumbered[] => {
    const { id, title, number: before, sectionId } = activity;
    const read = readNumber(before);
    // Words that hold no number are somebody's own.
    if (read === null && (!all || before !== '')) return [];
    const path = pathOf(sectionId);
    const over = path.slice(0, Math.min(parts, MOST_PARTS) - 1);
    const within = again ? (sectionId ?? '') : over.map((section) => section.id).join(' ');
    const count = (counts.get(within) ?? 0) + 1;
    counts.set(within, count);
    const target = [...over.map((section) => section.ordinal), count].join('.');
    if (read === target) return [];
    const { prefix, suffix } = read === null ? pattern : patternOf(before);
    return [{ id, title, before, after: `${prefix}${target}${suffix}` }];
  });
}

/** "Activité.3. 1." → "3.1"; null when no number is written. */
function readNumber(written: string): string | null {
  return activityNumber(`${written} .`).number ?? (/^[\d٠-٩۰-۹]+$/.test(written) ? latin(written) : null);
}

function latin(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

function patternOf(written: string): Pattern {
  const found = DIGITS.exec(written);
  if (!found) return { prefix: '', suffix: '' };
  return {
    prefix: written.slice(0, found.index),
    suffix: written.slice(found.index + found[0].length),
  };
}

function usualPattern(written: readonly ActivitySnapshot[]): Pattern {
  const patterns = written.map(({ number }) => patternOf(number));
  const usual = mostOften(patterns.map(({ prefix, suffix }) => `${prefix}\n${suffix}`));
  const [prefix = '', suffix = ''] = usual?.split('\n') ?? [];
  return { prefix, suffix };
}

/** Of equally frequent values the first. */
function mostOften<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Whether sections count for themselves, and do not go on from the one before: countries do, others as most of them. */
function beginsAgain({ kind }: Rows, written: readonly ActivitySnapshot[]): boolean {
  if (kindDefinitions[kind].levels.includes('country')) return true;
  const holdsFirst = new Map<string | null, boolean>();
  for (const { number, sectionId } of written) {
    const isFirst = readNumber(number)?.split('.').at(-1) === '1';
    holdsFirst.set(sectionId, isFirst || (holdsFirst.get(sectionId) ?? false));
  }
  const first = [...holdsFirst.values()].filter((holds) => holds).length;
  return first * 2 > holdsFirst.size;
}

/** The sections over a row, the outermost first, each with its number, or else its place among its neighbours. */
function paths(
  sections: readonly SectionSnapshot[],
): (id: SectionSnapshot['id'] | null) => readonly { readonly id: string; readonly ordinal: string }[] {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const ordinalOf = (section: SectionSnapshot): string => {
    const digits = latin(sectionNumber(`${section.number} .`).number ?? section.number);
    const own = /^\d+$/.exec(digits.split('.').at(-1) ?? '')?.[0];
    const among = sections.filter(({ parentId }) => parentId === section.parentId);
    return own ?? String(among.indexOf(section) + 1);
  };
  return function over(id): { id: string; ordinal: string }[] {
    const section = id === null ? undefined : byId.get(id);
    return section ? [...over(section.parentId), { id: section.id, ordinal: ordinalOf(section) }] : [];
  };
}
