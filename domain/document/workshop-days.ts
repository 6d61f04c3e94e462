import type * as Y from 'yjs';
import { calendarDate, partsOf } from '#domain/period/calendar';
import { type CalendarDate, isDated, type Period } from '#domain/period/period';
import { readDocument, type SectionSnapshot } from './read';
import { documentParts, type EditOrigin, rowsIn, setMeta, setSection } from './shape';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Span {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** The dates of a period that is known to the day; null for every other: an agenda's days do not follow it. */
export function exactSpan(period: Period | null): Span | null {
  return period && period.precision === 'day' && isDated(period)
    ? { start: period.start, end: period.end }
    : null;
}

function addDays(date: CalendarDate, days: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  return calendarDate(year, month, day + days);
}

/** Whole days from one date to another; negative when that one is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The days of an agenda: its outermost sections, in reading order. */
export function daysOf(sections: readonly SectionSnapshot[]): SectionSnapshot[] {
  return sections.filter(({ depth }) => depth === 0);
}

/** From the first to the last day that has a date; null when none has. */
export function datedSpan(sections: readonly SectionSnapshot[]): Span | null {
  const dates = daysOf(sections)
    .map(({ date }) => date)
    .filter((date) => DATE.test(date))
    .sort();
  const [start, end] = [dates[0], dates.at(-1)];
  return start && end ? { start, end } : null;
}

/** How an agenda's days stand to the period of its activity. */
export type DaysState =
  /** They are its days. */
  | 'agreed'
  /** The period is not known to the day: nothing can be moved by days. */
  | 'no-exact-date'
  /** Some day has no date. */
  | 'undated'
  /** The first day is another. */
  | 'elsewhere'
  /** They begin with it, but end on another day. */
  | 'other-length';

/** @param period of the activity that the agenda belongs to; null: of none */
export function daysState(sections: readonly SectionSnapshot[], period: Period | null): DaysState {
  const exact = exactSpan(period);
  if (!exact) return 'no-exact-date';
  const span = datedSpan(sections);
  if (!span || daysOf(sections).some(({ date }) => !DATE.test(date))) return 'undated';
  if (span.start !== exact.start) return 'elsewhere';
  return span.end === exact.end ? 'agreed' : 'other-length';
}

/**
 * Lets an agenda's days follow the period of its activity, in one edit: all by the same distance. What they agreed on
 * last stands in the document, so that asking twice, or in two processes at once, moves once; and an agenda brought back
 * to an earlier state, with its earlier dates, comes to today's again. Days without any date get the period's, when they
 * are as many; otherwise nothing is guessed.
 */
export function followPeriod(doc: Y.Doc, period: Period | null, origin: EditOrigin): void {
  const { sections, agreedStart } = readDocument(doc);
  const exact = exactSpan(period);
  if (!exact || agreedStart === exact.start) return;
  if (datedSpan(sections)) moveDaysTo(doc, sections, exact.start, origin);
  else if (daysOf(sections).length === daysBetween(exact.start, exact.end) + 1)
    dateDays(doc, sections, exact.start, origin);
}

/**
 * Moves all days by the distance that brings the first of them to `start`; without any date they get consecutive ones.
 * Deleted days move too: one that is brought back stands where it would have stood.
 */
export function moveDaysTo(
  doc: Y.Doc,
  sections: readonly SectionSnapshot[],
  start: CalendarDate,
  origin: EditOrigin,
): void {
  const span = datedSpan(sections);
  if (!span) {
    dateDays(doc, sections, start, origin);
    return;
  }
  const by = daysBetween(span.start, start);
  doc.transact(() => {
    for (const [id, row] of rowsIn(documentParts(doc).sections)) {
      const date = row.get('date');
      if (typeof date === 'string' && DATE.test(date)) setSection(doc, id, 'date', addDays(date, by), origin);
    }
    setMeta(doc, { agreedStart: start }, origin);
  }, origin);
}

/** Gives the days consecutive dates, the first one `start`. */
export function dateDays(
  doc: Y.Doc,
  sections: readonly SectionSnapshot[],
  start: CalendarDate,
  origin: EditOrigin,
): void {
  doc.transact(() => {
    daysOf(sections).forEach(({ id }, at) => {
      setSection(doc, id, 'date', addDays(start, at), origin);
    });
    setMeta(doc, { agreedStart: start }, origin);
  }, origin);
}

/**
 * Sets the date of one day. Those that follow it keep their distance to it, as sessions do.
 * @returns false, and nothing is written, when it would not come after the day before it
 */
export function setDayDate(
  doc: Y.Doc,
  sections: readonly SectionSnapshot[],
  id: string,
  date: CalendarDate,
  origin: EditOrigin,
): boolean {
  const days = daysOf(sections);
  const at = days.findIndex((day) => day.id === id);
  const day = days[at];
  if (!day) return false;
  const before = days
    .slice(0, at)
    .map((each) => each.date)
    .filter((each) => DATE.test(each));
  if (before.some((each) => each >= date)) return false;
  const by = DATE.test(day.date) ? daysBetween(day.date, date) : 0;
  doc.transact(() => {
    setSection(doc, id, 'date', date, origin);
    for (const each of days.slice(at + 1))
      if (DATE.test(each.date)) setSection(doc, each.id, 'date', addDays(each.date, by), origin);
  }, origin);
  return true;
}
