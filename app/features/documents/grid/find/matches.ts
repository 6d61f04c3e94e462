import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot, SectionSnapshot } from '#domain/document/read';
import { fold } from '#domain/import/words';
import type { Cell } from '../keyboard';
import type { GridRow } from '../rows';

/** What the lines of the grid say, folded for comparing. */
export interface Said {
  activity(activity: ActivitySnapshot, column: ColumnId): string;
  section(section: SectionSnapshot): string;
}

/** Folds what each line says once: most lines stay the same from one letter to the next. */
export function saidOf(wordsOf: (activity: ActivitySnapshot, column: ColumnId) => string): Said {
  const cells = new WeakMap<ActivitySnapshot, Map<ColumnId, string>>();
  const bands = new WeakMap<SectionSnapshot, string>();
  return {
    activity(activity, column) {
      const known = cells.get(activity) ?? new Map<ColumnId, string>();
      cells.set(activity, known);
      const folded = known.get(column) ?? fold(wordsOf(activity, column));
      known.set(column, folded);
      return folded;
    },
    section(section) {
      const { number, title, otherName, suspendedReason } = section;
      const folded = bands.get(section) ?? fold([number, title, otherName, suspendedReason].join(' '));
      bands.set(section, folded);
      return folded;
    },
  };
}

/**
 * The cells that say what is looked for, as they are read: line by line, in each from the first shown column on. A
 * band is one cell, that of the title. Accents, case and vowel signs do not matter.
 */
export function findMatches(
  rows: readonly GridRow[],
  columns: readonly ColumnId[],
  text: string,
  said: Said,
): Cell[] {
  const asked = fold(text);
  if (asked === '') return [];
  return rows.flatMap((row): Cell[] => {
    switch (row.kind) {
      case 'activity':
        return columns
          .filter((column) => said.activity(row.activity, column).includes(asked))
          .map((column) => ({ row: row.id, column }));
      case 'section':
        return said.section(row.section).includes(asked) ? [{ row: row.id, column: 'title' }] : [];
      case 'group':
        return fold(row.title).includes(asked) ? [{ row: row.id, column: 'title' }] : [];
      default:
        return [];
    }
  });
}

/** How many of the activities that are not shown say it. */
export function countHidden(
  activities: readonly ActivitySnapshot[],
  shown: ReadonlySet<string>,
  columns: readonly ColumnId[],
  text: string,
  said: Said,
): number {
  const asked = fold(text);
  if (asked === '') return 0;
  return activities.filter(
    (activity) =>
      !shown.has(activity.id) && columns.some((column) => said.activity(activity, column).includes(asked)),
  ).length;
}

/** The bands over a line, the outermost first: what must be unfolded for it to be seen. */
export function bandsOver(rows: readonly GridRow[], id: string): string[] {
  let over: { id: string; depth: number }[] = [];
  for (const row of rows) {
    if (row.kind === 'section') over = over.filter(({ depth }) => depth < row.section.depth);
    else if (row.kind !== 'activity') over = [];
    if (row.id === id) break;
    if (row.kind === 'section') over.push({ id: row.id, depth: row.section.depth });
    else if (row.kind === 'group') over.push({ id: row.id, depth: 0 });
  }
  return over.map((band) => band.id);
}

/** The place of the first match at or after a line; 0 when none is. */
export function nearest(matches: readonly Cell[], rows: readonly GridRow[], from: string | null): number {
  const place = new Map(rows.map(({ id }, index) => [id, index]));
  const start = from === null ? 0 : (place.get(from) ?? 0);
  return Math.max(
    0,
    matches.findIndex(({ row }) => (place.get(row) ?? -1) >= start),
  );
}
