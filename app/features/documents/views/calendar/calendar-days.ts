import type { CalendarMonth } from '#domain/document/filter';
import { lastDayOf } from '#domain/document/filter';
import type { ActivitySnapshot } from '#domain/document/read';
import { calendarDate, dayAfter, partsOf } from '#domain/period/calendar';
import { comparePeriods, overlaps } from '#domain/period/compare';
import { type CalendarDate, type DatedPeriod, isDated } from '#domain/period/period';

/** An activity that has dates. */
export interface DatedActivity {
  readonly activity: ActivitySnapshot;
  readonly period: DatedPeriod;
}

/** Those with dates, in the order of their dates, and those without. */
export function byDates(activities: readonly ActivitySnapshot[]): {
  readonly dated: readonly DatedActivity[];
  readonly undated: readonly ActivitySnapshot[];
} {
  const dated = activities.flatMap((activity): DatedActivity[] =>
    activity.period && isDated(activity.period) ? [{ activity, period: activity.period }] : [],
  );
  const there = new Set(dated.map(({ activity }) => activity));
  return {
    dated: dated.sort((a, b) => comparePeriods(a.period, b.period)),
    undated: activities.filter((activity) => !there.has(activity)),
  };
}

/** The weeks of a month, Monday first, filled up with days of the months beside it. */
export function weeksOf(month: CalendarMonth): CalendarDate[][] {
  const { year, month: number } = partsOf(`${month}-01`);
  const weekday = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const last = lastDayOf(month);
  const weeks: CalendarDate[][] = [];
  for (let day = calendarDate(year, number, 1 - weekday); day <= last; ) {
    const week: CalendarDate[] = [];
    while (week.length < 7) {
      week.push(day);
      day = dayAfter(day);
    }
    weeks.push(week);
  }
  return weeks;
}

/**
 * What stands on a calendar of some weeks: activities known to the day on their days, the others, which are on no
 * day, beside the month.
 */
export function onCalendar(
  dated: readonly DatedActivity[],
  month: CalendarMonth,
): { readonly fuzzy: DatedActivity[]; readonly days: ReadonlyMap<CalendarDate, DatedActivity[]> } {
  const days = new Map<CalendarDate, DatedActivity[]>(
    weeksOf(month)
      .flat()
      .map((day) => [day, []]),
  );
  for (const each of dated) {
    if (each.period.precision !== 'day') continue;
    for (const [day, list] of days) {
      if (each.period.start <= day && day <= each.period.end) list.push(each);
    }
  }
  const fuzzy = dated.filter(
    ({ period }) => period.precision !== 'day' && overlaps(period, `${month}-01`, lastDayOf(month)),
  );
  return { fuzzy, days };
}

/** The month a calendar opens at: today's if there is anything in it, else the next one with something, else the first. */
export function openingMonth(dated: readonly DatedActivity[], today: CalendarDate): CalendarMonth {
  const now = today.slice(0, 7);
  if (dated.some(({ period }) => overlaps(period, `${now}-01`, lastDayOf(now)))) return now;
  const next = dated.find(({ period }) => period.start > today) ?? dated[0];
  return next ? next.period.start.slice(0, 7) : now;
}

/** So many months later or earlier. */
export function monthsAfter(month: CalendarMonth, count: number): CalendarMonth {
  const { year, month: number } = partsOf(`${month}-01`);
  return calendarDate(year, number + count, 1).slice(0, 7);
}
