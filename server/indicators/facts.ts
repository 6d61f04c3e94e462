import { currentStatus, leadOf, type StatusFact } from '#domain/activities/status';
import type { IndicatorId, NetworkId } from '#domain/ids';
import { descendantsOf } from '#domain/indicators/hierarchy';
import { toFact } from '#server/activities/facts';
import type { Transaction } from '#server/database/client';
import type { IndicatorTarget, IndicatorValue } from '#server/database/generated/client';
import { type PeriodView, periodView } from '#server/statistics/periods';
import { type ReleaseTable, releaseTablesSchema } from '#server/statistics/release-content';
import { type StoredIndicator, withProjects } from './definition';

/** A release as an indicator reads it: never the returns behind it. */
export interface ReleaseFacts {
  readonly id: string;
  readonly periodId: string;
  readonly revision: number;
  readonly reported: number;
  readonly expected: number;
  readonly tables: readonly ReleaseTable[];
}

/** A linked activity and what its lead said of it; null while the lead has said nothing. */
export interface LinkedActivity {
  readonly documentId: string;
  readonly activityId: string;
  /** The last day of its period, when it is dated. */
  readonly endsOn: string | null;
  readonly fact: StatusFact | null;
}

/** Facts are only read: in a transaction or outside one. */
export interface FactReader {
  readonly database: { readonly prisma: Transaction };
}

/** All that the series of some indicators rest on, read once. */
export interface IndicatorFacts {
  readonly indicators: readonly StoredIndicator[];
  /** What their totals may be made of: everything below them, the retired too. */
  readonly below: readonly StoredIndicator[];
  readonly periods: readonly PeriodView[];
  /** Periods that concern an indicator: the network's, its projects', those of its targets and values and of what it adds up. */
  readonly periodsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly targets: readonly IndicatorTarget[];
  /** Standing values: those that no later one replaced. */
  readonly values: readonly IndicatorValue[];
  readonly releases: readonly ReleaseFacts[];
  readonly activities: ReadonlyMap<string, readonly LinkedActivity[]>;
  /** Unions from which a value is expected. */
  readonly unions: readonly { readonly id: string; readonly code: string }[];
}

/**
 * Reads the facts behind indicators. `audience` says which releases: a donor's report reads the donors' and never
 * the network's. Without `only`, every indicator of the network; those that are retired only when asked for.
 */
export async function loadIndicatorFacts(
  { database }: FactReader,
  networkId: NetworkId,
  options: {
    readonly only?: readonly IndicatorId[];
    readonly audience?: 'network' | 'donors';
    readonly retired?: boolean;
  } = {},
): Promise<IndicatorFacts> {
  const { prisma } = database;
  const { only, audience = 'network', retired = false } = options;
  const all: readonly StoredIndicator[] = await prisma.indicator.findMany({
    where: { networkId },
    include: withProjects,
    orderBy: { code: 'asc' },
  });
  const asked = only && new Set<string>(only);
  const indicators = all.filter(
    ({ id, archivedAt }) => (retired || archivedAt === null) && (asked?.has(id) ?? true),
  );
  const addedUp = indicators.filter(({ source }) => source === 'children').map(({ id }) => id);
  const below = descendantsOf(all, new Set(addedUp));
  const concerned = [...new Set([...indicators, ...below].map(({ id }) => id))];
  const ofThem = { networkId, indicatorId: { in: concerned } };
  const [periods, targets, values, releases, unions, activities] = await Promise.all([
    prisma.reportingPeriod.findMany({
      where: { networkId },
      orderBy: [{ startsOn: 'asc' }, { code: 'asc' }],
    }),
    prisma.indicatorTarget.findMany({ where: ofThem }),
    prisma.indicatorValue.findMany({ where: ofThem, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    prisma.release.findMany({ where: { networkId, audience }, orderBy: { revision: 'asc' } }),
    prisma.organisation.findMany({
      where: { networkId, kind: 'union', archivedAt: null },
      select: { id: true, code: true },
      orderBy: { code: 'asc' },
    }),
    linkedActivities(prisma, networkId, ofThem.indicatorId.in),
  ]);
  const replaced = new Set(values.flatMap(({ replacesId }) => replacesId ?? []));
  const standing = values.filter(({ id }) => !replaced.has(id));
  const periodsOf = new Map(
    indicators.map((indicator) => {
      const its = new Set([
        indicator.id,
        ...descendantsOf(below, new Set([indicator.id])).map(({ id }) => id),
      ]);
      const projects = new Set(indicator.projects.map(({ projectId }) => projectId));
      const ids = [
        ...periods
          .filter(({ projectId }) => projectId === null || projects.has(projectId))
          .map(({ id }) => id),
        ...[...targets, ...standing].filter((row) => its.has(row.indicatorId)).map((row) => row.periodId),
      ];
      return [indicator.id, new Set(ids)] as const;
    }),
  );
  // The latest revision takes the place of the earlier ones.
  const latest = new Map(releases.map((release) => [release.periodId, release]));
  return {
    indicators,
    below,
    periods: periods.map(periodView),
    periodsOf,
    targets,
    values: standing,
    releases: [...latest.values()].map((release) => ({
      id: release.id,
      periodId: release.periodId,
      revision: release.revision,
      reported: release.organisationIds.length,
      expected: release.expected,
      tables: releaseTablesSchema.parse(release.tables),
    })),
    activities,
    unions,
  };
}

async function linkedActivities(
  prisma: Transaction,
  networkId: NetworkId,
  indicatorIds: readonly string[],
): Promise<Map<string, LinkedActivity[]>> {
  const links = await prisma.activityIndicator.findMany({
    where: { networkId, indicatorId: { in: [...indicatorIds] } },
  });
  if (links.length === 0) return new Map();
  const where = { networkId, documentId: { in: links.map(({ documentId }) => documentId) } };
  const [rows, responsibles, reports] = await Promise.all([
    prisma.activity.findMany({
      where: { ...where, deletedAt: null },
      select: { documentId: true, nodeId: true, periodEnd: true },
    }),
    prisma.activityResponsible.findMany({ where, orderBy: { entryKey: 'asc' } }),
    prisma.statusReport.findMany({ where }),
  ]);
  const same = (row: { documentId: string; activityId: string }, activity: (typeof rows)[number]) =>
    row.documentId === activity.documentId && row.activityId === activity.nodeId;
  const byIndicator = new Map<string, LinkedActivity[]>();
  for (const activity of rows) {
    const lead = leadOf(responsibles.filter((row) => same(row, activity)));
    const facts = reports.filter((row) => same(row, activity)).map(toFact);
    // Totals of an event come from its lead only; the others report their contribution
    // (docs/field.md, "Status of an activity").
    const heard = lead === null ? facts : facts.filter((fact) => fact.organisationId === lead);
    const linked: LinkedActivity = {
      documentId: activity.documentId,
      activityId: activity.nodeId,
      endsOn: activity.periodEnd?.toISOString().slice(0, 10) ?? null,
      fact: currentStatus(heard, lead)?.fact ?? null,
    };
    for (const { indicatorId } of links.filter((row) => same(row, activity))) {
      byIndicator.set(indicatorId, [...(byIndicator.get(indicatorId) ?? []), linked]);
    }
  }
  return byIndicator;
}
