import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { standingFacts } from '#domain/activities/status';
import type { OrganisationId } from '#domain/ids';
import type { Services } from '#server/services';
import { type ReportedStatus, toFact } from './facts';

export interface StatusHistoryEntry extends ReportedStatus {
  /** A later fact corrects it. */
  readonly replaced: boolean;
  /** Only what the actor may open. */
  readonly evidence: readonly {
    readonly fileId: string;
    readonly name: string;
    readonly mediaType: string;
  }[];
}

/** Every report made on an activity, newest first, corrected ones included. */
export async function statusHistory(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  { documentId, activityId }: { documentId: string; activityId: string },
): Promise<StatusHistoryEntry[]> {
  const rows = await database.prisma.statusReport.findMany({
    where: { networkId: actor.networkId, documentId, activityId },
    include: { evidence: { include: { file: true } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const facts = rows.map((row) => ({
    ...toFact(row),
    evidence: row.evidence
      .filter(({ file }) => file.redactedAt === null)
      .filter(({ file }) =>
        can(actor, 'evidence.read', {
          networkId: actor.networkId,
          // A file's owner is one of the network's organisations.
          ownerOrganisationId: file.ownerOrganisationId as OrganisationId | null,
        }),
      )
      .map(({ file }) => ({ fileId: file.id, name: file.name, mediaType: file.mediaType })),
  }));
  const standing = new Set(standingFacts(facts).map((fact) => fact.id));
  return facts.map((fact) => ({ ...fact, replaced: !standing.has(fact.id) }));
}
