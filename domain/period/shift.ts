import { calendarDate, daysInMonth, isYear, partsOf } from './calendar';
import { formatPeriod } from './format';
import { type CalendarDate, isDated, type Period, type PeriodLanguage, type PeriodPrecision } from './period';

/** How long one unit of a precision is, in months; days are counted by themselves. */
export const unitMonths: Readonly<Partial<Record<PeriodPrecision, number>>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/**
 * The period so many units of its own precision later (or earlier): a day by days, a quarter by quarters. Its
 * text is written anew in `language`; how sure it is stays. What begins and ends with a month still does.
 * Returned as it is: a period without dates, and one that would leave 1900–2199.
 */
export function shiftPeriod(period: Period, units: number, language: PeriodLanguage): Period {
  if (!isDated(period) || units === 0 || !Number.isInteger(units)) return period;
  const length = unitMonths[period.precision];
  const move = (date: CalendarDate, isEnd: boolean): CalendarDate => {
    const { year, month, day } = partsOf(date);
    if (length === undefined) return calendarDate(year, month, day + units);
    const first = partsOf(calendarDate(year, month + units * length, 1));
    const last = daysInMonth(first.year, first.month);
    const keepsEnd = isEnd && day === daysInMonth(year, month);
    return calendarDate(first.year, first.month, keepsEnd ? last : Math.min(day, last));
  };
  const start = move(period.start, false);
  const end = move(period.end, true);
  if (!isYear(partsOf(start).year) || !isYear(partsOf(end).year)) return period;
  const moved: Period = { ...period, start, end };
  return { ...moved, text: formatPeriod(moved, language) };
}
