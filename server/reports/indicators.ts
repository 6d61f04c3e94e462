import type { IndicatorId, NetworkId, ProjectId } from '#domain/ids';
import type { FigureSource, IndicatorFigures, ReportPeriod } from '#domain/report/content';
import type { Transaction } from '#server/database/client';
import type { ActualSource } from '#server/indicators/actual';
import { loadIndicatorFacts } from '#server/indicators/facts';
import { type SeriesPoint, seriesOf } from '#server/indicators/series';
import { reportPeriod } from './periods';

/**
 * The project's indicators as its donors may see them: figures of cases come from the donors' release, never from
 * the network's and never from a return. Periods are the project's and the network's, up to the report's own.
 * @param asOf an instant, ISO 8601
 */
export async function projectIndicators(
  tx: Transaction,
  networkId: NetworkId,
  { projectId, period, asOf }: { projectId: ProjectId; period: ReportPeriod | null; asOf: string },
): Promise<IndicatorFigures[]> {
  const links = await tx.projectIndicator.findMany({ where: { networkId, projectId } });
  // Ids in rows were made by newId.
  const only = links.map(({ indicatorId }) => indicatorId as IndicatorId);
  if (only.length === 0) return [];
  const facts = await loadIndicatorFacts({ database: { prisma: tx } }, networkId, {
    only,
    audience: 'donors',
  });
  const series = seriesOf(facts, asOf.slice(0, 10)).map(({ indicator, points }) => ({
    indicator,
    points: points.filter((point) => belongs(point, projectId, period)),
  }));
  const sources = await sourceReader(
    tx,
    networkId,
    series.flatMap(({ points }) => points.map(({ source }) => source)),
  );
  return series.map(({ indicator, points }) => ({
    indicatorId: indicator.id,
    code: indicator.code,
    titles: indicator.titles,
    definitions: indicator.definitions,
    level: indicator.level,
    unit: indicator.unit,
    kind: indicator.kind,
    direction: indicator.direction,
    source: indicator.source,
    verification: indicator.verification,
    assumptions: indicator.assumptions,
    baseline: indicator.baseline,
    periods: points.map((point) => ({
      period: {
        id: point.period.id,
        code: point.period.code,
        start: point.period.startsOn,
        end: point.period.endsOn,
      },
      value: point.actual,
      target: point.target,
      achievement: point.achievement,
      coverage: point.coverage,
      qualifier: point.qualifier,
      sources: sources(point.source),
    })),
  }));
}

/** Another project's periods are not this report's; a period with nothing in it is shown only if it is the report's. */
function belongs(point: SeriesPoint, projectId: ProjectId, own: ReportPeriod | null): boolean {
  const { period, actual, target } = point;
  if (period.id === own?.id) return true;
  if (period.projectId !== null && period.projectId !== projectId) return false;
  if (own && period.endsOn > own.end) return false;
  return target !== null || actual.state !== 'notReported';
}

/** Says where figures come from in words a donor may read: no union's value, no person. */
async function sourceReader(
  tx: Transaction,
  networkId: NetworkId,
  all: readonly ActualSource[],
): Promise<(source: ActualSource) => FigureSource[]> {
  const single = all.flatMap(ownSources);
  const releases = await tx.release.findMany({
    where: {
      networkId,
      audience: 'donors',
      id: { in: single.flatMap((source) => (source.kind === 'release' ? [source.releaseId] : [])) },
    },
    // Named, so that the tables are not read again.
    select: { id: true, revision: true, k: true, at: true, period: true },
  });
  const activities = single.flatMap((source) => (source.kind === 'activities' ? source.activities : []));
  const documentIds = [...new Set(activities.map(({ documentId }) => documentId))];
  const plans = await tx.document.findMany({
    where: { networkId, id: { in: documentIds } },
    select: { id: true, projectedSequence: true },
    orderBy: { id: 'asc' },
  });
  const reports = await tx.statusReport.findMany({
    where: { networkId, documentId: { in: documentIds } },
    select: { documentId: true, activityId: true, at: true },
  });

  const read = (source: OwnSource): FigureSource[] => {
    switch (source.kind) {
      case 'none':
        return [];
      case 'release': {
        const release = releases.find(({ id }) => id === source.releaseId);
        if (!release) return [];
        const { code, start, end } = reportPeriod(release.period);
        const { id: releaseId, revision, k, at } = release;
        return [
          { kind: 'release', releaseId, periodCode: code, start, end, revision, k, at: at.toISOString() },
        ];
      }
      case 'values': {
        const given = source.values.filter(({ state }) => state === 'reported');
        return given.length === 0
          ? []
          : [{ kind: 'typed', values: given.length, latestAt: latest(given.map(({ at }) => at)) }];
      }
      case 'activities': {
        const counted = new Set(source.activities.map(({ activityId }) => activityId));
        const heard = reports.filter(({ activityId }) => counted.has(activityId));
        const documents = new Set(source.activities.map(({ documentId }) => documentId));
        return [
          {
            kind: 'status',
            activities: counted.size,
            latestAt: latest(heard.map(({ at }) => at.toISOString())),
            plans: plans
              .filter(({ id }) => documents.has(id))
              .map(({ id, projectedSequence }) => ({ documentId: id, sequence: projectedSequence })),
          },
        ];
      }
    }
  };
  return (source) => ownSources(source).flatMap(read);
}

type OwnSource = Exclude<ActualSource, { kind: 'children' }>;

/** A figure that adds up others rests on what those rest on. */
function ownSources(source: ActualSource): OwnSource[] {
  if (source.kind !== 'children') return [source];
  return source.parts.flatMap((part) => (part.addsUp ? ownSources(part.source) : []));
}

const latest = (instants: readonly string[]): string | null => [...instants].sort().at(-1) ?? null;
