import { type ActivityStatus, activityStatuses } from '#domain/activities/status';
import { activityNumber } from '#domain/import/numbers';
import { comparePeriods } from '#domain/period/compare';
import { NONE, responsibleKeys } from './filter';
import type { ColumnId } from './kinds';
import type { ActivitySnapshot } from './read';

/** By what the lines of a plan are mostly sorted. */
export const sortFields = ['period', 'status', 'title', 'number'] as const satisfies readonly ColumnId[];
/** By any column; without one the lines stand as the document has them. */
export interface Sorting {
  readonly by: ColumnId;
  readonly descending: boolean;
}

type StatusOf = (activityId: string) => ActivityStatus | null;
type WordsOf = (activity: ActivitySnapshot, column: ColumnId) => string;

/**
 * The activities in another order; equal ones stay as they stood. What has no value to sort by comes last, also
 * from the last to the first.
 * @param language of the words: a title is sorted as that language sorts, its numbers as numbers
 * @param wordsOf what the cell of a column says, for the columns that are sorted by their words
 */
export function sortActivities(
  activities: readonly ActivitySnapshot[],
  { by, descending }: Sorting,
  { statusOf, wordsOf, language }: { statusOf: StatusOf; wordsOf: WordsOf; language: string },
): ActivitySnapshot[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const status = ({ id }: ActivitySnapshot): number => {
    const reported = statusOf(id);
    return reported === null ? -1 : activityStatuses.indexOf(reported);
  };
  // Read once for each line: comparing asks for them many times.
  const words = new Map<string, string>();
  if (by !== 'period' && by !== 'status' && by !== 'quantity' && by !== 'minutes')
    for (const activity of activities) {
      const written = wordsOf(activity, by).trim();
      // "Activité.3. 1." stands before "Activité 3.10".
      const value = by === 'number' ? (activityNumber(`${written} .`).number ?? written) : written;
      words.set(activity.id, value);
    }
  const said = ({ id }: ActivitySnapshot): string => words.get(id) ?? '';
  const lacks = (activity: ActivitySnapshot): boolean => {
    if (by === 'period') return activity.period?.start === undefined;
    if (by === 'quantity' || by === 'minutes') return activity[by] === null;
    return by === 'status' ? status(activity) < 0 : said(activity) === '';
  };
  const compare = (a: ActivitySnapshot, b: ActivitySnapshot): number => {
    if (by === 'status') return status(a) - status(b);
    if (by === 'quantity' || by === 'minutes') return (a[by] ?? 0) - (b[by] ?? 0);
    if (by !== 'period') return collator.compare(said(a), said(b));
    return a.period && b.period ? comparePeriods(a.period, b.period) : 0;
  };
  const sign = descending ? -1 : 1;
  return [...activities].sort(
    (a, b) => Number(lacks(a)) - Number(lacks(b)) || (lacks(a) ? 0 : sign * compare(a, b)),
  );
}

/** Activities that have something in common: a status, a responsible (as the filter's keys name them). */
export interface ActivityGroup {
  readonly key: string;
  readonly activities: readonly ActivitySnapshot[];
}

/** One group for each status in the order of a board, those without a report first; empty ones too. */
export function groupByStatus(activities: readonly ActivitySnapshot[], statusOf: StatusOf): ActivityGroup[] {
  const groups = new Map<string, ActivitySnapshot[]>([NONE, ...activityStatuses].map((key) => [key, []]));
  for (const activity of activities) groups.get(statusOf(activity.id) ?? NONE)?.push(activity);
  return [...groups].map(([key, list]) => ({ key, activities: list }));
}

/**
 * One group for each responsible, in the order of `known` first, then as they occur; those without any last. By
 * `all` an activity stands with each of its responsibles, by `lead` only with the one who carries it.
 */
export function groupByResponsible(
  activities: readonly ActivitySnapshot[],
  which: 'all' | 'lead',
  known: readonly string[],
): ActivityGroup[] {
  const groups = new Map<string, ActivitySnapshot[]>(known.map((key) => [key, []]));
  const without: ActivitySnapshot[] = [];
  for (const activity of activities) {
    const keys = which === 'all' ? responsibleKeys(activity) : leadKey(activity);
    if (keys.length === 0) without.push(activity);
    for (const key of keys) {
      const group = groups.get(key) ?? [];
      group.push(activity);
      groups.set(key, group);
    }
  }
  groups.set(NONE, without);
  return [...groups].flatMap(([key, list]) => (list.length === 0 ? [] : [{ key, activities: list }]));
}

/** The one marked as lead, else the first that the network knows, else the first. */
function leadKey({ responsibles }: ActivitySnapshot): string[] {
  const lead =
    responsibles.find((each) => each.lead) ??
    responsibles.find(({ organisationId }) => organisationId !== undefined) ??
    responsibles[0];
  return lead ? responsibleKeys({ responsibles: [lead] }) : [];
}
