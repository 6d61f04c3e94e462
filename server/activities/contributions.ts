import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { currentStatus, leadOf } from '#domain/activities/status';
import { toDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import type { ActivityStatusSummary } from './list';
import { readActivities } from './stored';

/** An activity of any plan, as another one that is linked to it shows it. */
export interface LinkedActivity {
  readonly documentId: string;
  readonly documentTitle: string;
  /** The union whose plan it is in; null: the network's. */
  readonly ownerOrganisationId: string | null;
  readonly activityId: string;
  readonly number: string;
  readonly title: string;
  readonly status: ActivityStatusSummary['latest'] | null;
}

export interface Contributions {
  /** What it contributes to. */
  readonly to: readonly LinkedActivity[];
  /** What is done for it. */
  readonly from: readonly LinkedActivity[];
}

/**
 * What an activity contributes to and what contributes to it, in any plan of the network, with the status of each.
 * Of plans that the actor may not read nothing is told, not even that there is something.
 */
export async function contributionsOf(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  { documentId, activityId }: { readonly documentId: string; readonly activityId: string },
): Promise<Contributions> {
  const { networkId } = actor;
  const [above, below] = await Promise.all([
    database.prisma.activityContribution.findMany({ where: { networkId, documentId, activityId } }),
    database.prisma.activityContribution.findMany({
      where: { networkId, toDocumentId: documentId, toActivityId: activityId },
    }),
  ]);
  const linked = await readLinked({ database }, actor, [
    ...above.map((link) => ({ documentId: link.toDocumentId, activityId: link.toActivityId })),
    ...below,
  ]);
  const wanted = (ids: readonly string[]) => linked.filter((each) => ids.includes(each.activityId));
  return {
    to: wanted(above.map(({ toActivityId }) => toActivityId)),
    from: wanted(below.map((link) => link.activityId)),
  };
}

export async function readLinked(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  links: readonly { readonly documentId: string; readonly activityId: string }[],
): Promise<LinkedActivity[]> {
  if (links.length === 0) return [];
  const { networkId } = actor;
  const rows = await database.prisma.document.findMany({
    where: { networkId, archivedAt: null, id: { in: links.map((link) => link.documentId) } },
    include: { invitations: true },
  });
  const readable = new Map(
    rows.flatMap((row) =>
      can(actor, 'activity.readStatus', toDocumentResource(row)) ? [[row.id, row] as const] : [],
    ),
  );
  const wanted = new Set(links.map((link) => `${link.documentId} ${link.activityId}`));
  const activities = await readActivities(database, networkId, [...readable.keys()]);
  return activities.flatMap(({ row, responsibles, facts }): LinkedActivity[] => {
    const document = readable.get(row.documentId);
    if (!document || !wanted.has(`${row.documentId} ${row.nodeId}`)) return [];
    return [
      {
        documentId: row.documentId,
        documentTitle: document.title,
        ownerOrganisationId: document.ownerOrganisationId,
        activityId: row.nodeId,
        number: row.number,
        title: row.title,
        status: currentStatus(facts, leadOf(responsibles))?.fact ?? null,
      },
    ];
  });
}
