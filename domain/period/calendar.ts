import type { CalendarDate } from './period';

/** A four-digit number outside these is a quantity, not a year. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/** Whether `year` is one that a plan can be about. */
export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Number of days of a month (1–12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `YYYY-MM-DD`; a month past 12 runs into the following year. */
export function calendarDate(year: number, month: number, day: number): CalendarDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Year, month (1–12) and day of a calendar date. */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** The date that follows. */
export function dayAfter(date: CalendarDate): CalendarDate {
  const { year, month, day } = partsOf(date);
  return calendarDate(year, month, day + 1);
}

/** The calendar date that an instant falls on in a time zone (IANA name). */
export function dateIn(at: Date, timeZone: string): CalendarDate {
  // English as Canada writes it is the one locale with ISO dates.
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}
