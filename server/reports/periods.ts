import type { ReportPeriod } from '#domain/report/content';

const day = (date: Date): string => date.toISOString().slice(0, 10);

interface PeriodRow {
  readonly id: string;
  readonly code: string;
  readonly startsOn: Date;
  readonly endsOn: Date;
}

export function reportPeriod({ id, code, startsOn, endsOn }: PeriodRow): ReportPeriod {
  return { id, code, start: day(startsOn), end: day(endsOn) };
}
