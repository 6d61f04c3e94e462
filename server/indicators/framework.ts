import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { resultsTree } from '#domain/indicators/hierarchy';
import type { Services } from '#server/services';
import { periodIdSchema } from '#server/statistics/ids';
import type { IndicatorView } from './definition';
import { loadIndicatorFacts } from './facts';
import { lastOf, type SeriesPoint, seriesOf } from './series';

export const frameworkSchema = z.strictObject({
  /** Null: the indicators of every project and of none. */
  projectId: z.uuid().nullable(),
  /** Null: the last period of which each has something to say. */
  periodId: periodIdSchema.nullable(),
});

/** A line of the results framework, in the order in which it is read. */
export interface FrameworkLine {
  readonly indicator: IndicatorView;
  /** 0 for what hangs under nothing. */
  readonly depth: number;
  /** The code it stands under; null at the top. */
  readonly under: string | null;
  readonly point: Omit<SeriesPoint, 'source'> | null;
}
export interface Framework {
  readonly lines: readonly FrameworkLine[];
  /** What can be asked for: the network's periods and the project's own, in order of time. */
  readonly periods: readonly { readonly id: string; readonly code: string }[];
}

/** Impact → outcome → output, with where each stands. A project or period there is not has no lines. */
export async function readFramework(
  services: Pick<Services, 'database'>,
  { networkId }: Actor,
  { projectId, periodId }: z.output<typeof frameworkSchema>,
  today: string,
): Promise<Framework> {
  const facts = await loadIndicatorFacts(services, networkId);
  const concerns = (period: SeriesPoint['period']): boolean =>
    projectId === null || period.projectId === null || period.projectId === projectId;
  const series = seriesOf(facts, today).filter(
    ({ indicator }) => projectId === null || indicator.projectIds.includes(projectId),
  );
  const codes = new Map(series.map(({ indicator: { id, code } }) => [id, code]));
  const items = series.map(({ indicator, points }) => ({ ...indicator, indicator, points }));
  return {
    lines: resultsTree(items).map(({ item: { indicator, points }, depth }) => {
      const own = points.filter(({ period }) => concerns(period));
      const found = periodId === null ? lastOf(own) : own.find(({ period }) => period.id === periodId);
      return {
        indicator,
        depth,
        under: depth === 0 ? null : (codes.get(indicator.parentId ?? '') ?? null),
        point: found ? withoutSource(found) : null,
      };
    }),
    periods: facts.periods.filter(concerns).map(({ id, code }) => ({ id, code })),
  };
}

/** The indicator's own page says where a figure comes from. */
const withoutSource = ({ source: _, ...point }: SeriesPoint) => point;
