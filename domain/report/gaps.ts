import type { ReportFigures } from './assemble';

/** What is missing beside the text: each line leads to where it is mended. */
export type Gap =
  | {
      readonly kind: 'activityWithoutStatus';
      readonly documentId: string;
      readonly activityId: string;
      readonly title: string;
    }
  | { readonly kind: 'indicatorWithoutValue'; readonly indicatorId: string; readonly periodCode: string }
  | {
      readonly kind: 'unionsMissing';
      readonly indicatorId: string;
      readonly periodCode: string;
      readonly reported: number;
      readonly expected: number;
    };

/**
 * What a report of a period lacks. Without a period, the latest one of each indicator is looked at. A hidden value
 * is not a missing one.
 */
export function gapsOf(figures: ReportFigures, periodId: string | null): Gap[] {
  const activities = figures.activities.flatMap(({ activityId, plan, title, status }): Gap[] =>
    status === null
      ? [{ kind: 'activityWithoutStatus', documentId: plan.documentId, activityId, title }]
      : [],
  );
  const indicators = figures.indicators.flatMap(({ indicatorId, periods }): Gap[] => {
    const figure = periodId === null ? periods.at(-1) : periods.find(({ period }) => period.id === periodId);
    if (!figure) return [];
    const periodCode = figure.period.code;
    if (figure.value.state === 'notReported')
      return [{ kind: 'indicatorWithoutValue', indicatorId, periodCode }];
    const { reported = 0, expected = 0 } = figure.coverage ?? {};
    return reported < expected
      ? [{ kind: 'unionsMissing', indicatorId, periodCode, reported, expected }]
      : [];
  });
  return [...activities, ...indicators];
}
