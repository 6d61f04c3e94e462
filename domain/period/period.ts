/** How exactly a period is known. `none`: it was written, but it is no date ("À fixer"). */
export type PeriodPrecision = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'none';

/** A calendar date without zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/**
 * What people write about time plus what it means (docs/field.md, "Fuzzy periods and places").
 * `start` and `end` are inclusive and come together, or neither is there.
 */
export interface Period {
  readonly text: string;
  readonly start?: CalendarDate;
  readonly end?: CalendarDate;
  readonly precision: PeriodPrecision;
  readonly confirmed: boolean;
}

/** The languages in which periods are written out; all five are understood whatever the language. */
export type PeriodLanguage = 'fr' | 'en' | 'ar' | 'es' | 'it';

/** A period with dates. */
export interface DatedPeriod extends Period {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** Whether the period has dates; one without is shown apart, never at 1 January. */
export function isDated(period: Period): period is DatedPeriod {
  return period.start !== undefined && period.end !== undefined;
}
