import type { ActivityResource } from '#domain/access/policy';
import { leadOf } from '#domain/activities/status';
import { documentKinds, kindDefinitions } from '#domain/document/kinds';
import type { NetworkId, OrganisationId } from '#domain/ids';
import type { Services } from '#server/services';
import { findCopil, knownOrganisations } from './stored';

export interface LoadedActivity extends ActivityResource {
  readonly documentId: string;
  readonly activityId: string;
  readonly leadOrganisationId: OrganisationId | null;
}

/**
 * An activity as the policy knows it; null when the network has none such, it was deleted, its document was put
 * away, or its document is of a kind whose rows have no status. A suspended section does not matter: what was done
 * in it is reported all the same.
 */
export async function loadActivity(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  { documentId, activityId }: { documentId: string; activityId: string },
): Promise<LoadedActivity | null> {
  const { prisma } = database;
  const [document, activity, responsibles, copil] = await Promise.all([
    prisma.document.findFirst({
      where: { id: documentId, networkId, archivedAt: null },
      select: { kind: true },
    }),
    prisma.activity.findFirst({
      where: { networkId, documentId, nodeId: activityId, deletedAt: null },
      select: { nodeId: true },
    }),
    prisma.activityResponsible.findMany({
      where: { networkId, documentId, activityId },
      orderBy: { entryKey: 'asc' },
    }),
    findCopil(database, networkId),
  ]);
  const kind = documentKinds.find((each) => each === document?.kind);
  if (!activity || !kind || !kindDefinitions[kind].columns.includes('status')) return null;
  const ids = knownOrganisations(responsibles);
  return {
    networkId,
    documentId,
    activityId,
    responsibleOrganisationIds: ids,
    copilId: ids.find((id) => id === copil) ?? null,
    // One of the ids above.
    leadOrganisationId: leadOf(responsibles) as OrganisationId | null,
  };
}
