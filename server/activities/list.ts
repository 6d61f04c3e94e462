import { type Actor, organisationsAs } from '#domain/access/actor';
import { can, documentAccess } from '#domain/access/policy';
import { currentStatus, leadOf } from '#domain/activities/status';
import type { OrganisationId } from '#domain/ids';
import { toDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import { type ReportedStatus, toFact } from './facts';

export interface ActivityStatusSummary {
  readonly latest: ReportedStatus;
  /** Other organisations that report another status. */
  readonly differing: readonly ReportedStatus[];
}
export interface ListedActivity {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly activityId: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string | null;
  readonly sectionTitle: string;
  readonly period: {
    readonly text: string;
    readonly start: string | null;
    readonly end: string | null;
    readonly precision: string | null;
  };
  readonly places: unknown;
  readonly responsibles: readonly {
    readonly text: string;
    readonly organisationId: string | null;
    readonly lead: boolean;
  }[];
  readonly projectIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly status: ActivityStatusSummary | null;
  /** What the screen offers; the server decides again when it is done. */
  readonly canReport: boolean;
}
export interface ActivityFilter {
  readonly documentId?: string;
  readonly projectId?: string;
  /** Only those for which the actor may report in an own organisation's name. */
  readonly mine?: boolean;
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** Activities of the documents the actor may read, in the documents' order, with their current status. */
export async function listActivities(
  services: Pick<Services, 'database'>,
  actor: Actor,
  filter: ActivityFilter,
): Promise<ListedActivity[]> {
  const { prisma } = services.database;
  const { networkId } = actor;
  const stored = await prisma.document.findMany({
    where: { networkId, archivedAt: null, ...(filter.documentId ? { id: filter.documentId } : {}) },
    include: { invitations: true },
  });
  const documents = stored.filter((row) => documentAccess(actor, toDocumentResource(row)) !== 'none');
  const titles = new Map(documents.map((document) => [document.id, document.title]));
  const where = { networkId, documentId: { in: [...titles.keys()] } };
  const linked = filter.projectId
    ? await prisma.activityProject.findMany({ where: { ...where, projectId: filter.projectId } })
    : null;
  const rows = await prisma.activity.findMany({
    where: {
      ...where,
      deletedAt: null,
      ...(linked ? { nodeId: { in: linked.map((link) => link.activityId) } } : {}),
    },
    orderBy: [{ documentId: 'asc' }, { position: 'asc' }],
  });
  const [responsibles, projects, indicators, sections, facts, copil] = await Promise.all([
    prisma.activityResponsible.findMany({ where, orderBy: { entryKey: 'asc' } }),
    prisma.activityProject.findMany({ where }),
    prisma.activityIndicator.findMany({ where }),
    prisma.section.findMany({ where, select: { documentId: true, nodeId: true, title: true } }),
    prisma.statusReport.findMany({ where }),
    prisma.organisation.findFirst({
      where: { networkId, kind: 'committee', code: 'COPIL' },
      select: { id: true },
    }),
  ]);
  const key = (documentId: string, nodeId: string): string => `${documentId} ${nodeId}`;
  const byActivity = <T extends { documentId: string; activityId: string }>(
    list: readonly T[],
  ): Map<string, T[]> => {
    const map = new Map<string, T[]>();
    for (const item of list) {
      const found = map.get(key(item.documentId, item.activityId));
      if (found) found.push(item);
      else map.set(key(item.documentId, item.activityId), [item]);
    }
    return map;
  };
  const own = organisationsAs(actor, 'copil', 'coordinator', 'focal-point', 'partner');
  const [responsiblesOf, projectsOf, indicatorsOf, factsOf] = [
    byActivity(responsibles),
    byActivity(projects),
    byActivity(indicators),
    byActivity(facts),
  ];
  const sectionTitle = new Map(
    sections.map((section) => [key(section.documentId, section.nodeId), section.title]),
  );

  return rows.flatMap((row): ListedActivity[] => {
    const id = key(row.documentId, row.nodeId);
    const named = responsiblesOf.get(id) ?? [];
    // Projected ids are the network's organisations.
    const ids = named.flatMap(({ organisationId }) =>
      organisationId ? [organisationId as OrganisationId] : [],
    );
    const copilId = ids.find((organisationId) => organisationId === copil?.id) ?? null;
    const resource = { networkId, responsibleOrganisationIds: ids, copilId };
    const mine =
      ids.some((organisationId) => own.has(organisationId)) ||
      (copilId !== null && own.size > 0 && can(actor, 'activity.reportStatus', resource));
    if (filter.mine && !mine) return [];
    const status = currentStatus((factsOf.get(id) ?? []).map(toFact), leadOf(named));
    return [
      {
        documentId: row.documentId,
        documentTitle: titles.get(row.documentId) ?? '',
        activityId: row.nodeId,
        number: row.number,
        title: row.title,
        kind: row.kind,
        sectionTitle: (row.sectionId && sectionTitle.get(key(row.documentId, row.sectionId))) || '',
        period: {
          text: row.periodText,
          start: day(row.periodStart),
          end: day(row.periodEnd),
          precision: row.periodPrecision,
        },
        places: row.places,
        responsibles: named.map(({ text, organisationId, lead }) => ({ text, organisationId, lead })),
        projectIds: (projectsOf.get(id) ?? []).map((link) => link.projectId),
        indicatorIds: (indicatorsOf.get(id) ?? []).map((link) => link.indicatorId),
        status: status && { latest: status.fact, differing: status.differing },
        canReport: can(actor, 'activity.reportStatus', resource),
      },
    ];
  });
}

/** What a document's grid shows beside its rows: the status, and whether the reader may report one. */
export async function statusesOf(
  services: Pick<Services, 'database'>,
  actor: Actor,
  documentId: string,
): Promise<Record<string, Pick<ListedActivity, 'status' | 'canReport'>>> {
  const activities = await listActivities(services, actor, { documentId });
  return Object.fromEntries(
    activities.map(({ activityId, status, canReport }) => [activityId, { status, canReport }]),
  );
}
