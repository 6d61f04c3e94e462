import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { IndicatorId } from '#domain/ids';
import { type ListedActivity, listActivities } from '#server/activities/list';
import type { Services } from '#server/services';
import { loadIndicatorFacts } from './facts';
import { type IndicatorSeries, type SeriesPoint, seriesOf } from './series';

export interface ListedIndicator {
  readonly indicator: IndicatorSeries['indicator'];
  /** The latest period with a figure or a hidden one, else the latest with a target; null when there is neither. */
  readonly last: SeriesPoint | null;
  /** A figure for each period, null for a gap. */
  readonly trend: readonly (number | null)[];
}

/** Every indicator with where it stands. */
export async function listIndicators(
  services: Pick<Services, 'database'>,
  actor: Actor,
  today: string,
): Promise<ListedIndicator[]> {
  const facts = await loadIndicatorFacts(services, actor.networkId);
  return seriesOf(facts, today).map(({ indicator, points }) => ({
    indicator,
    last:
      points.findLast(({ actual }) => actual.state === 'reported' || actual.state === 'suppressed') ??
      points.findLast(({ target }) => target !== null) ??
      null,
    trend: points.map(({ actual }) => (actual.state === 'reported' ? actual.value : null)),
  }));
}

/** An indicator period by period. Throws `not-found`. */
export async function readSeries(
  services: Pick<Services, 'database'>,
  actor: Actor,
  indicatorId: IndicatorId,
  today: string,
): Promise<IndicatorSeries> {
  const facts = await loadIndicatorFacts(services, actor.networkId, { only: [indicatorId] });
  const [series] = seriesOf(facts, today);
  if (!series) throw new JalonError('not-found');
  return series;
}

export interface IndicatorPage {
  /** Linked activities of the documents that the reader may read. */
  readonly activities: readonly ListedActivity[];
  readonly projects: readonly { readonly id: string; readonly code: string }[];
  /** For display only; the procedures ask the same policy again. */
  readonly may: { readonly edit: boolean };
}

/** What stands around an indicator's series. Throws `not-found`. */
export async function readIndicatorPage(
  services: Pick<Services, 'database'>,
  actor: Actor,
  indicatorId: IndicatorId,
): Promise<IndicatorPage> {
  const { networkId } = actor;
  const row = await services.database.prisma.indicator.findFirst({
    where: { id: indicatorId, networkId, archivedAt: null },
    include: { projects: { include: { project: { select: { id: true, code: true } } } } },
  });
  if (!row) throw new JalonError('not-found');
  const activities = await listActivities(services, actor, {});
  return {
    activities: activities.filter(({ indicatorIds }) => indicatorIds.includes(indicatorId)),
    projects: row.projects.map(({ project }) => project),
    may: { edit: can(actor, 'indicator.write', { networkId }) },
  };
}
