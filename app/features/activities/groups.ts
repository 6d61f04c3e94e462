import type { CalendarDate } from '#domain/period/period';
import type { ListedActivity } from '#server/activities/list';

/** When something is to be done about an activity, in the order in which a day's work goes through them. */
export const groupNames = ['late', 'quarter', 'later', 'undated', 'suspended', 'closed'] as const;
export type GroupName = (typeof groupNames)[number];

/** The last day of the quarter a date lies in. */
export function endOfQuarter(date: CalendarDate): CalendarDate {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const last = Math.ceil(month / 3) * 3;
  return new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
}

/**
 * Where an activity stands in somebody's work. What was reported goes before what was planned: an activity that is
 * done is never late.
 * @param today the calendar date in the network's zone
 */
export function groupOf(
  { status, sectionSuspended, period }: Pick<ListedActivity, 'status' | 'sectionSuspended' | 'period'>,
  today: CalendarDate,
): GroupName {
  const said = status?.latest.status ?? null;
  if (said === 'done' || said === 'cancelled') return 'closed';
  // Somebody may have begun in a section that is suspended on paper.
  if (said === 'suspended' || (sectionSuspended && (said === null || said === 'planned'))) return 'suspended';
  const { start, end } = period;
  if (start === null || end === null) return 'undated';
  if (end < today) return 'late';
  return start <= endOfQuarter(today) ? 'quarter' : 'later';
}

/** The groups that have something in them; within one, what ends first comes first. */
export function grouped(
  activities: readonly ListedActivity[],
  today: CalendarDate,
): { name: GroupName; activities: ListedActivity[] }[] {
  const byName = new Map<GroupName, ListedActivity[]>(groupNames.map((name) => [name, []]));
  for (const activity of activities) byName.get(groupOf(activity, today))?.push(activity);
  return [...byName]
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => ({ name, activities: list.sort(endingFirst) }));
}

function endingFirst(a: ListedActivity, b: ListedActivity): number {
  const [first, second] = [a.period.end ?? '', b.period.end ?? ''];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
