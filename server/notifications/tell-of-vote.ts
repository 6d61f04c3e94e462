import type { Actor } from '#domain/access/actor';
import type { InNetwork } from '#domain/access/policy';
import { newId, type PersonId } from '#domain/ids';
import type { Transaction } from '#server/database/client';

export const voteNews = [
  'vote-opened',
  'vote-reminder',
  'vote-tied',
  'vote-result',
  'vote-withdrawn',
] as const;
export type VoteNews = (typeof voteNews)[number];

/** Tells of a vote, of each news once and not whoever made it. @returns whom, for `publishTold` */
export async function tellOfVote(
  tx: Transaction,
  { networkId }: InNetwork,
  { voteId, kind, by }: { voteId: string; kind: VoteNews; by: Actor | null },
  whom: readonly PersonId[],
): Promise<PersonId[]> {
  const told = [...new Set(whom)].filter((personId) => personId !== by?.personId);
  const made = await tx.notification.createManyAndReturn({
    data: told.map((personId) => ({ id: newId<string>(), networkId, voteId, kind, personId })),
    skipDuplicates: true,
    select: { personId: true },
  });
  // Ids in rows were made by newId.
  return made.map(({ personId }) => personId as PersonId);
}
