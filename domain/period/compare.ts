import { JalonError } from '#domain/errors';
import { calendarDate, daysInMonth, isYear, partsOf } from './calendar';
import { formatPeriod } from './format';
import { type CalendarDate, isDated, type Period, type PeriodLanguage, type PeriodPrecision } from './period';

const PRECISIONS: readonly PeriodPrecision[] = ['day', 'month', 'quarter', 'half', 'year', 'none'];

/**
 * A total order: by start, then end, then the finer first, the confirmed first, and by text. Periods without
 * dates come last. 0 only when nothing tells the two apart.
 */
export function comparePeriods(a: Period, b: Period): number {
  return (
    order(isDated(a) ? 0 : 1, isDated(b) ? 0 : 1) ||
    order(a.start ?? '', b.start ?? '') ||
    order(a.end ?? '', b.end ?? '') ||
    order(PRECISIONS.indexOf(a.precision), PRECISIONS.indexOf(b.precision)) ||
    order(a.confirmed ? 0 : 1, b.confirmed ? 0 : 1) ||
    order(a.text, b.text)
  );
}

function order<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a period has a day in common with `start`..`end`, both inclusive. One without dates has none. */
export function overlaps(period: Period, start: CalendarDate, end: CalendarDate): boolean {
  return isDated(period) && period.start <= end && period.end >= start;
}

/**
 * The period so many whole years later (or earlier), for a plan that is copied to another year; its text is
 * written anew in `language`. 29 February becomes the 28th where it must, and a month, quarter, half or year
 * always ends on its last day. Without dates the period is returned as it is.
 *
 * @throws JalonError `invalid` when `years` is not whole or leads out of 1900–2199.
 */
export function shiftYears(period: Period, years: number, language: PeriodLanguage): Period {
  if (!isDated(period)) return period;
  const start = shiftDate(period.start, years, false);
  const end = shiftDate(period.end, years, period.precision !== 'day');
  const moved: Period = { ...period, start, end };
  return { ...moved, text: formatPeriod(moved, language) };
}

function shiftDate(date: CalendarDate, years: number, keepsMonthEnd: boolean): CalendarDate {
  const { year, month, day } = partsOf(date);
  if (!isYear(year + years)) throw new JalonError('invalid', { year: year + years });
  const last = daysInMonth(year + years, month);
  const isMonthEnd = keepsMonthEnd && day === daysInMonth(year, month);
  return calendarDate(year + years, month, isMonthEnd ? last : Math.min(day, last));
}
