import { lastDayOf } from '#domain/document/filter';
import { calendarDate, daysInMonth, partsOf } from '#domain/period/calendar';
import { formatPeriod } from '#domain/period/format';
import type { CalendarDate, DatedPeriod, PeriodLanguage } from '#domain/period/period';
import { unitMonths } from '#domain/period/shift';

/** A stretch of time on a line: whole quarters, every month as long as the others. */
export interface Scale {
  /** The first month, counted from the year 0; the first of a quarter. */
  readonly first: number;
  readonly months: number;
  /** Pixels. */
  readonly monthWidth: number;
}

const monthsOf = (date: CalendarDate): number => {
  const { year, month } = partsOf(date);
  return year * 12 + month - 1;
};

/** Where a date begins, in months from the year 0. */
export function beginning(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  return monthsOf(date) + (day - 1) / daysInMonth(year, month);
}

/** Where a date ends. */
export function ending(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  return monthsOf(date) + day / daysInMonth(year, month);
}

/** Long plans are drawn smaller, down to where a year is still told from the next. */
const widths: readonly (readonly [upTo: number, pixels: number])[] = [
  [18, 64],
  [36, 44],
  [72, 26],
  [180, 12],
];

/**
 * The scale on which all periods can be seen, and the plan's year with them.
 * @param fallback a date to begin at when there is nothing else
 */
export function scaleOf(periods: readonly DatedPeriod[], year: number | null, fallback: CalendarDate): Scale {
  const starts = periods.map(({ start }) => monthsOf(start));
  const ends = periods.map(({ end }) => monthsOf(end));
  const own = year ?? (periods.length === 0 ? partsOf(fallback).year : null);
  if (own !== null) {
    starts.push(own * 12);
    ends.push(own * 12 + 11);
  }
  const quarter = (month: number): number => Math.floor(month / 3) * 3;
  const first = quarter(smallest(starts));
  const months = quarter(-smallest(ends.map((end) => -end))) + 3 - first;
  const monthWidth = widths.find(([upTo]) => months <= upTo)?.[1] ?? 4;
  return { first, months, monthWidth };
}

/** Without spreading a long list over the arguments of Math.min. */
function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

/** How many units of its precision a period is moved by a way of so many months. */
export function unitsOf({ precision, start }: DatedPeriod, months: number): number {
  const length = unitMonths[precision];
  if (length !== undefined) return Math.round(months / length);
  const wanted = beginning(start) + months;
  const month = Math.floor(wanted);
  const [year, number] = [Math.floor(month / 12), (month % 12) + 1];
  const day = Math.round((wanted - month) * daysInMonth(year, number)) + 1;
  return Math.round((Date.parse(calendarDate(year, number, day)) - Date.parse(start)) / 86_400_000);
}

/** The month under a point of the line, as a period; beyond its ends the first or the last one. */
export function monthAt({ first, months }: Scale, at: number, language: PeriodLanguage): DatedPeriod {
  const month = monthName(first + Math.min(Math.max(Math.floor(at), 0), months - 1));
  const period: DatedPeriod = {
    ...{ text: '', start: `${month}-01`, end: lastDayOf(month) },
    precision: 'month',
    confirmed: true,
  };
  return { ...period, text: formatPeriod(period, language) };
}

/** `YYYY-MM` of a month counted from the year 0. */
export function monthName(month: number): string {
  return calendarDate(Math.floor(month / 12), (month % 12) + 1, 1).slice(0, 7);
}
