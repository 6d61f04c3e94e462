import type { Point } from './atoms';
import { calendarDate, dayAfter, daysInMonth, isYear, LAST_YEAR } from './calendar';
import type { Join } from './grammar';
import type { CalendarDate, PeriodPrecision } from './period';

export interface Dates {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** What a series of points means: dates, or how exact it is when no year is known. */
export interface Meaning {
  readonly precision: PeriodPrecision;
  readonly dates?: Dates;
}

/** A leap year: without a year, the 29th of February is a day that exists. */
const ANY_YEAR = 2000;

/**
 * The dates of a series of points, all of one precision, or null when they make no single period: a day that
 * does not exist, ends in the wrong order, a list with gaps ("mars et septembre").
 *
 * A point without a year takes the year of the one after it, else of the one before, else `contextYear`;
 * without any of them there are no dates. A range that would run backwards with a year it was not given
 * ("nov-janv") stays without dates: which of the two years is meant is not known.
 */
export function datesOf(
  points: readonly Point[],
  joins: readonly Join[],
  contextYear: number | undefined,
): Meaning | null {
  const precision = points[0]?.precision;
  if (!precision || points.some((point) => point.precision !== precision)) return null;
  const years = fillYears(points, contextYear);
  const ends = points.map((point, index) => endsOf(point, years[index] ?? ANY_YEAR));
  const whole = ends.every((dates) => dates !== null) ? join(ends, joins) : null;
  if (whole === 'backwards') return points.every((point) => point.year) ? null : { precision };
  if (!whole) return null;
  const isKnown = years.every((year) => year !== undefined) && Number(whole.end.slice(0, 4)) <= LAST_YEAR;
  return isKnown ? { precision, dates: whole } : { precision };
}

function fillYears(points: readonly Point[], contextYear: number | undefined): (number | undefined)[] {
  const years = points.map((point) => point.year);
  const usable = contextYear !== undefined && isYear(contextYear) ? contextYear : undefined;
  return years.map(
    (year, index) =>
      year ??
      years.slice(index).find((later) => later !== undefined) ??
      years.slice(0, index).findLast((earlier) => earlier !== undefined) ??
      usable,
  );
}

/** First and last date of one point; a winter is the one that begins in December of `year`. */
function endsOf(point: Point, year: number): Dates | null {
  if (point.precision === 'day') {
    const day = point.day ?? 0;
    if (point.month < 1 || point.month > 12 || day < 1 || day > daysInMonth(year, point.month)) return null;
    const date = calendarDate(year, point.month, day);
    return { start: date, end: date };
  }
  const after = point.month + point.months;
  return { start: calendarDate(year, point.month, 1), end: calendarDate(year, after, 0) };
}

function join(ends: readonly Dates[], joins: readonly Join[]): Dates | 'backwards' | null {
  const [first, ...others] = ends;
  if (!first) return null;
  let whole = first;
  for (const [index, next] of others.entries()) {
    if (next.start <= whole.start)
      return joins[index] === 'to' && next.start < whole.start ? 'backwards' : null;
    if (joins[index] === 'and' && next.start > dayAfter(whole.end)) return null;
    whole = { start: whole.start, end: next.end };
  }
  return whole;
}
