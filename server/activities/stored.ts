import { suspendedBy } from '#domain/document/suspension';
import type { OrganisationId } from '#domain/ids';
import type { Database } from '#server/database/client';
import type { Activity, ActivityDeliverable, ActivityResponsible } from '#server/database/generated/client';
import { type ReportedStatus, toFact } from './facts';

/** An activity's projected row with everything that hangs on it. */
export interface StoredActivity {
  readonly row: Activity;
  /** Suspended also when a section above it is. */
  readonly section: { readonly title: string; readonly suspended: boolean } | null;
  readonly responsibles: readonly ActivityResponsible[];
  readonly responsibleOrganisationIds: readonly OrganisationId[];
  /** The steering committee, when it is among the responsibles. */
  readonly copilId: OrganisationId | null;
  readonly deliverables: readonly ActivityDeliverable[];
  readonly projectIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly facts: readonly ReportedStatus[];
}

/** The activities of some documents that are not deleted, in the documents' order. */
export async function readActivities(
  { prisma }: Pick<Database, 'prisma'>,
  networkId: string,
  documentIds: readonly string[],
): Promise<StoredActivity[]> {
  const where = { networkId, documentId: { in: [...documentIds] } };
  const [rows, responsibles, deliverables, projects, indicators, sections, facts, copil] = await Promise.all([
    prisma.activity.findMany({
      where: { ...where, deletedAt: null },
      orderBy: [{ documentId: 'asc' }, { position: 'asc' }],
    }),
    prisma.activityResponsible.findMany({ where, orderBy: { entryKey: 'asc' } }),
    prisma.activityDeliverable.findMany({ where, orderBy: { entryKey: 'asc' } }),
    prisma.activityProject.findMany({ where }),
    prisma.activityIndicator.findMany({ where }),
    prisma.section.findMany({ where }),
    prisma.statusReport.findMany({ where }),
    findCopil({ prisma }, networkId),
  ]);
  const responsiblesOf = byActivity(responsibles);
  const deliverablesOf = byActivity(deliverables);
  const projectsOf = byActivity(projects);
  const indicatorsOf = byActivity(indicators);
  const factsOf = byActivity(facts);
  const standing = sections
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ documentId, nodeId, parentId, title, suspended }) => ({
      id: key(documentId, nodeId),
      parentId: parentId && key(documentId, parentId),
      title,
      suspended,
    }));
  const suspensions = suspendedBy(standing);
  const sectionOf = new Map(
    standing.map(({ id, title }) => [id, { title, suspended: suspensions.has(id) }] as const),
  );
  return rows.map((row) => {
    const id = key(row.documentId, row.nodeId);
    const named = responsiblesOf.get(id) ?? [];
    const ids = knownOrganisations(named);
    return {
      row,
      section: (row.sectionId && sectionOf.get(key(row.documentId, row.sectionId))) || null,
      responsibles: named,
      responsibleOrganisationIds: ids,
      copilId: ids.find((organisationId) => organisationId === copil) ?? null,
      deliverables: deliverablesOf.get(id) ?? [],
      projectIds: (projectsOf.get(id) ?? []).map((link) => link.projectId),
      indicatorIds: (indicatorsOf.get(id) ?? []).map((link) => link.indicatorId),
      facts: (factsOf.get(id) ?? []).map(toFact),
    };
  });
}

/** The organisations among the responsibles; a project or a name that nobody tied to one is left out. */
export function knownOrganisations(
  responsibles: readonly { readonly organisationId: string | null }[],
): OrganisationId[] {
  // Projected ids are checked to be UUIDs; one that is no organisation of the network matches nobody's membership.
  const ids = responsibles.flatMap(({ organisationId }) =>
    organisationId === null ? [] : [organisationId as OrganisationId],
  );
  return [...new Set(ids)];
}

/** The network's steering committee; null when it has none. */
export async function findCopil(
  { prisma }: Pick<Database, 'prisma'>,
  networkId: string,
): Promise<OrganisationId | null> {
  const copil = await prisma.organisation.findFirst({
    where: { networkId, kind: 'committee', code: 'COPIL' },
    select: { id: true },
  });
  // Organisations' ids were made by newId.
  return (copil?.id ?? null) as OrganisationId | null;
}

const key = (documentId: string, nodeId: string): string => `${documentId} ${nodeId}`;

function byActivity<T extends { documentId: string; activityId: string }>(
  list: readonly T[],
): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of list) {
    const id = key(item.documentId, item.activityId);
    const found = map.get(id);
    if (found) found.push(item);
    else map.set(id, [item]);
  }
  return map;
}
