import { z } from 'zod';
import { currentStatus, leadOf } from '#domain/activities/status';
import type { NetworkId, ProjectId } from '#domain/ids';
import { localTextSchema } from '#domain/language';
import type { ActivityRow, OrganisationName, ReportPeriod } from '#domain/report/content';
import { toFact } from '#server/activities/facts';
import type { Transaction } from '#server/database/client';
import type { Activity } from '#server/database/generated/client';

/** The documents whose rows are activities; an agenda's rows are sessions of one. */
const planKinds = ['roadmap', 'action-plan', 'tracker'];
const placesSchema = z.array(z.object({ text: z.string() })).catch([]);
const precisionSchema = z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']).catch('none');

/**
 * The activities a project funds or supports, as a donor may see them: of the network's plans and of those a union
 * shows to the others, whoever asks. Remarks, evidence and what was written with a status are not even read; of the
 * responsibles only organisations and committees are named, because free text may name a person.
 * @param period the report's: activities planned for another time are another report's, those without a date stay
 */
export async function projectActivities(
  tx: Transaction,
  networkId: NetworkId,
  projectId: ProjectId,
  period: Pick<ReportPeriod, 'start' | 'end'> | null,
): Promise<ActivityRow[]> {
  const plans = await tx.document.findMany({
    where: {
      networkId,
      archivedAt: null,
      kind: { in: planKinds },
      OR: [{ ownerOrganisationId: null }, { shared: true }],
    },
    // The rows stand for the projected revision, which may be behind the log by a moment.
    select: { id: true, title: true, projectedSequence: true },
  });
  const links = await tx.activityProject.findMany({
    where: { networkId, projectId, documentId: { in: plans.map(({ id }) => id) } },
  });
  const linked = new Set(links.map(key));
  const where = { networkId, documentId: { in: [...new Set(links.map(({ documentId }) => documentId))] } };
  const rows = await tx.activity.findMany({
    where: { ...where, deletedAt: null, ...(period ? within(period) : {}) },
    omit: { remarks: true, expectedResult: true },
    orderBy: [{ documentId: 'asc' }, { position: 'asc' }],
  });
  const responsibles = await tx.activityResponsible.findMany({ where, orderBy: { entryKey: 'asc' } });
  const facts = await tx.statusReport.findMany({ where, omit: { text: true } });
  const sections = await tx.section.findMany({
    where,
    select: { documentId: true, nodeId: true, title: true },
  });
  const organisations = await organisationNames(tx, networkId);

  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  const sectionOf = new Map(sections.map((section) => [nodeKey(section), section.title]));
  const responsiblesOf = groupByActivity(responsibles);
  const factsOf = groupByActivity(facts);
  return rows
    .filter((row) => linked.has(nodeKey(row)))
    .map((row) => {
      const plan = planOf.get(row.documentId);
      const named = responsiblesOf.get(nodeKey(row)) ?? [];
      const current = currentStatus(
        (factsOf.get(nodeKey(row)) ?? []).map((fact) => toFact({ ...fact, text: '' })),
        leadOf(named),
      );
      return {
        activityId: row.nodeId,
        plan: {
          documentId: row.documentId,
          title: plan?.title ?? '',
          sequence: plan?.projectedSequence ?? 0,
        },
        number: row.number,
        title: row.title,
        section: sectionOf.get(`${row.documentId} ${row.sectionId}`) ?? '',
        period: periodOf(row),
        places: placesSchema.parse(row.places).map(({ text }) => text),
        placesMode: row.placesMode === 'any' ? ('any' as const) : ('all' as const),
        responsibles: named.flatMap(({ organisationId }) => organisations.get(organisationId ?? '') ?? []),
        status: current && {
          status: current.fact.status,
          progress: current.fact.progress,
          source: {
            reportId: current.fact.id,
            at: current.fact.at,
            organisation: organisations.get(current.fact.organisationId ?? '') ?? null,
            plan: { documentId: row.documentId, sequence: current.fact.documentSequence },
          },
        },
      };
    });
}

/** Planned to begin before the period's end and to end after its beginning, or without a date. */
function within({ start, end }: Pick<ReportPeriod, 'start' | 'end'>) {
  const planned = { periodStart: { lte: new Date(end) }, periodEnd: { gte: new Date(start) } };
  return { OR: [{ periodStart: null }, planned] };
}

const key = (link: { documentId: string; activityId: string }): string =>
  `${link.documentId} ${link.activityId}`;
const nodeKey = (node: { documentId: string; nodeId: string }): string => `${node.documentId} ${node.nodeId}`;

function groupByActivity<T extends { documentId: string; activityId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

type PeriodColumns = Pick<
  Activity,
  'periodText' | 'periodStart' | 'periodEnd' | 'periodPrecision' | 'periodConfirmed'
>;

function periodOf(row: PeriodColumns): ActivityRow['period'] {
  if (row.periodPrecision === null) return null;
  const dates =
    row.periodStart && row.periodEnd
      ? { start: row.periodStart.toISOString().slice(0, 10), end: row.periodEnd.toISOString().slice(0, 10) }
      : {};
  return {
    text: row.periodText,
    ...dates,
    precision: precisionSchema.parse(row.periodPrecision),
    confirmed: row.periodConfirmed,
  };
}

async function organisationNames(
  tx: Transaction,
  networkId: NetworkId,
): Promise<ReadonlyMap<string, OrganisationName>> {
  const rows = await tx.organisation.findMany({
    where: { networkId },
    select: { id: true, code: true, names: true },
  });
  return new Map(rows.map(({ id, code, names }) => [id, { id, code, names: localTextSchema.parse(names) }]));
}
