import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { IndicatorId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import { type ListedActivity, listActivities } from '#server/activities/list';
import type { Services } from '#server/services';
import { loadIndicatorFacts } from './facts';
import { hasFigures } from './place';
import { type IndicatorSeries, lastOf, type SeriesPoint, seriesOf } from './series';

export interface ListedIndicator {
  readonly indicator: IndicatorSeries['indicator'];
  /** The latest period with a figure or a hidden one, else the latest with a target; null when there is neither. */
  readonly last: SeriesPoint | null;
  /** A figure for each period, null for a gap. */
  readonly trend: readonly (number | null)[];
}

/** Every indicator with where it stands; those that are retired too, since plans and texts go on naming them. */
export async function listIndicators(
  services: Pick<Services, 'database'>,
  actor: Actor,
  today: string,
): Promise<ListedIndicator[]> {
  const facts = await loadIndicatorFacts(services, actor.networkId, { retired: true });
  return seriesOf(facts, today).map(({ indicator, points }) => ({
    indicator,
    last: lastOf(points),
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
  const facts = await loadIndicatorFacts(services, actor.networkId, {
    only: [indicatorId],
    retired: true,
  });
  const [series] = seriesOf(facts, today);
  if (!series) throw new JalonError('not-found');
  return series;
}

/** An indicator above or below. */
export interface Neighbour {
  readonly id: string;
  readonly code: string;
  readonly titles: LocalText;
}

export interface IndicatorPage {
  /** Linked activities of the documents that the reader may read. */
  readonly activities: readonly ListedActivity[];
  readonly projects: readonly { readonly id: string; readonly code: string }[];
  readonly parent: Neighbour | null;
  /** What hangs under it and is in use, by code. */
  readonly children: readonly Neighbour[];
  /** The code of the organisation that answers for it. */
  readonly responsible: string | null;
  /** What it means is settled: something was reported for it. */
  readonly hasFigures: boolean;
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
  const { prisma } = services.database;
  const row = await prisma.indicator.findFirst({
    where: { id: indicatorId, networkId },
    include: { projects: { include: { project: { select: { id: true, code: true } } } } },
  });
  if (!row) throw new JalonError('not-found');
  const { parentId, responsibleId } = row;
  const [activities, around, responsible, figures] = await Promise.all([
    listActivities(services, actor, {}),
    prisma.indicator.findMany({
      where: {
        networkId,
        OR: [{ parentId: indicatorId, archivedAt: null }, ...(parentId ? [{ id: parentId }] : [])],
      },
      orderBy: { code: 'asc' },
    }),
    responsibleId ? prisma.organisation.findFirst({ where: { id: responsibleId, networkId } }) : null,
    hasFigures(prisma, networkId, indicatorId),
  ]);
  const neighbours = around.map(
    ({ id, code, titles }): Neighbour => ({ id, code, titles: localTextSchema.parse(titles) }),
  );
  return {
    activities: activities.filter(({ indicatorIds }) => indicatorIds.includes(indicatorId)),
    projects: row.projects.map(({ project }) => project),
    parent: neighbours.find(({ id }) => id === parentId) ?? null,
    children: neighbours.filter(({ id }) => id !== parentId),
    responsible: responsible?.code ?? null,
    hasFigures: figures,
    may: { edit: row.archivedAt === null && can(actor, 'indicator.write', { networkId }) },
  };
}
