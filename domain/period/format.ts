import { calendarDate, dayAfter, partsOf } from './calendar';
import { PERIOD_NAMES, type PeriodNames } from './names';
import { type CalendarDate, isDated, type Period, type PeriodLanguage, type PeriodPrecision } from './period';

/**
 * A period in the words of a language, from its meaning; one without dates gives its text as written. A
 * period that is not confirmed says so. Parsing the result in the same language gives the same start, end,
 * precision and confirmation, for years 1900–2199. Dates that do not fit their precision (a "month" that
 * begins on the 3rd) are written as days.
 */
export function formatPeriod(period: Period, language: PeriodLanguage): string {
  if (!isDated(period)) return period.text;
  const names = PERIOD_NAMES[language];
  const { start, end, precision } = period;
  const dates =
    writeUnits(start, end, precision, names) ??
    writeRange(dayLabel(start, names), dayLabel(end, names), names);
  return period.confirmed ? dates : `${dates} (${names.toConfirm})`;
}

/** One end of a period: its name, and the year that stands behind it. */
interface Label {
  readonly name: string;
  readonly year: string;
  /** What two ends in the same month share. */
  readonly day?: { readonly number: string; readonly month: string };
}

/** How long the units of a precision are, in months. */
const MONTHS: Readonly<Partial<Record<PeriodPrecision, number>>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

function writeUnits(
  start: CalendarDate,
  end: CalendarDate,
  precision: PeriodPrecision,
  names: PeriodNames,
): string | null {
  const length = MONTHS[precision];
  const afterEnd = partsOf(dayAfter(end));
  if (!length || partsOf(start).day !== 1 || afterEnd.day !== 1) return null;
  const from = unitLabel(start, length, names);
  const to = unitLabel(calendarDate(afterEnd.year, afterEnd.month - length, 1), length, names);
  return from && to ? writeRange(from, to, names) : null;
}

/** The unit of so many months that begins on a date; null when none does. */
function unitLabel(start: CalendarDate, length: number, names: PeriodNames): Label | null {
  const { year, month } = partsOf(start);
  const index = (month - 1) / length;
  if (length === 12) return index === 0 ? { name: '', year: String(year) } : null;
  const calendarUnits = { 1: names.months, 3: names.quarters, 6: names.halves }[length];
  const name = calendarUnits?.[index];
  if (name) return { name, year: String(year) };
  const season = length === 3 && month % 3 === 0 ? names.seasons[month / 3 - 1] : undefined;
  if (!season) return null;
  return { name: season, year: month === 12 ? `${year}-${year + 1}` : String(year) };
}

function dayLabel(date: CalendarDate, names: PeriodNames): Label {
  const { year, month, day } = partsOf(date);
  const monthName = names.months[month - 1] ?? '';
  return {
    name: names.day(names.dayNumber(day), monthName),
    year: String(year),
    day: { number: names.dayNumber(day), month: monthName },
  };
}

function writeRange(from: Label, to: Label, names: PeriodNames): string {
  if (from.name === to.name && from.year === to.year) return withYear(to, names);
  if (!from.name) return names.shortRange(from.year, to.year);
  if (from.year !== to.year) return names.range(withYear(from, names), withYear(to, names));
  if (from.day && to.day && from.day.month === to.day.month)
    return names.inYear(names.shortRange(from.day.number, to.name), to.year);
  const isShort = !from.day && !from.name.includes(' ');
  const range = isShort ? names.shortRange : names.range;
  return names.inYear(range(from.name, to.name), to.year);
}

function withYear(label: Label, names: PeriodNames): string {
  return label.name ? names.inYear(label.name, label.year) : label.year;
}
