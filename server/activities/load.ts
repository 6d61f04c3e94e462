import type { ActivityResource } from '#domain/access/policy';
import { leadOf } from '#domain/activities/status';
import type { NetworkId, OrganisationId } from '#domain/ids';
import type { Services } from '#server/services';

export interface LoadedActivity extends ActivityResource {
  readonly documentId: string;
  readonly activityId: string;
  readonly leadOrganisationId: OrganisationId | null;
}

/** An activity as the policy knows it; null when the network has none such, or it was deleted. */
export async function loadActivity(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  { documentId, activityId }: { documentId: string; activityId: string },
): Promise<LoadedActivity | null> {
  const { prisma } = database;
  const activity = await prisma.activity.findFirst({
    where: { networkId, documentId, nodeId: activityId, deletedAt: null },
    select: { nodeId: true },
  });
  if (!activity) return null;
  const responsibles = await prisma.activityResponsible.findMany({
    where: { networkId, documentId, activityId },
    orderBy: { entryKey: 'asc' },
  });
  // Projected ids are the network's organisations.
  const ids = responsibles.flatMap(({ organisationId }) =>
    organisationId ? [organisationId as OrganisationId] : [],
  );
  const copil = await prisma.organisation.findFirst({
    where: { networkId, id: { in: ids }, kind: 'committee', code: 'COPIL' },
    select: { id: true },
  });
  return {
    networkId,
    documentId,
    activityId,
    responsibleOrganisationIds: ids,
    copilId: copil && (copil.id as OrganisationId),
    leadOrganisationId: leadOf(responsibles) as OrganisationId | null,
  };
}
