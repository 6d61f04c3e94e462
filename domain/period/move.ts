import { calendarDate, daysInMonth, isYear, partsOf } from './calendar';
import { formatPeriod } from './format';
import { type PeriodContext, parsePeriod } from './parse';
import { type CalendarDate, isDated, type Period, type PeriodPrecision } from './period';

/**
 * The same period so many years later: what a plan's copy for another year begins with. The words stay as people
 * wrote them, with the years in them moved along, as long as they then mean the moved dates in `context` (the new
 * plan's year and language); otherwise the dates are written out. What has no date stays as it is. A day that was
 * agreed for one year is not yet agreed for another: it is to be confirmed.
 */
export function movePeriod(period: Period, years: number, context: PeriodContext): Period {
  if (!isDated(period) || years === 0) return period;
  const dates = {
    start: moveDate(period.start, years, 'day'),
    end: moveDate(period.end, years, period.precision),
  };
  const confirmed = period.confirmed && period.precision !== 'day';
  const text = period.text.replace(/(?<!\d)\d{4}(?!\d)/g, (year) =>
    isYear(Number(year)) ? String(Number(year) + years) : year,
  );
  const read = parsePeriod(text, context);
  const isSame = read.start === dates.start && read.end === dates.end && read.precision === period.precision;
  const moved: Period = { text, ...dates, precision: period.precision, confirmed };
  return isSame
    ? moved
    : { ...moved, text: formatPeriod({ ...moved, confirmed: true }, context.language ?? 'fr') };
}

/** The last day of a month stays the last of it, so that February is whole in every year. */
function moveDate(date: CalendarDate, years: number, precision: PeriodPrecision): CalendarDate {
  const { year, month, day } = partsOf(date);
  const last = daysInMonth(year + years, month);
  const isWhole = precision !== 'day' && day === daysInMonth(year, month);
  return calendarDate(year + years, month, isWhole ? last : Math.min(day, last));
}
