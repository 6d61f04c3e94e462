import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { documentOf, withDocument } from '#server/documents/load';
import type { Services } from '#server/services';
import { shownVote } from './list';
import { wholeVote } from './stored';

export interface WaitingVote {
  readonly voteId: string;
  readonly document: { readonly id: string; readonly kind: string; readonly title: string };
  readonly amendment: boolean;
  /** ISO instant. */
  readonly deadline: string;
  /** To vote, to decide a tie as its chair, or to close a vote that everyone has voted in. */
  readonly act: 'vote' | 'decide' | 'close';
}

/** The votes in which something waits for this person, the most urgent first. */
export async function waitingVotes(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  now = new Date(),
): Promise<WaitingVote[]> {
  const rows = await database.prisma.adoptionVote.findMany({
    where: {
      networkId: actor.networkId,
      document: { archivedAt: null },
      steps: { none: { step: { in: ['decided', 'withdrawn'] } } },
    },
    include: { ...wholeVote, ...withDocument },
    orderBy: { deadline: 'asc' },
  });
  return rows.flatMap((row): WaitingVote[] => {
    const document = documentOf(row);
    if (!can(actor, 'adoption.read', document)) return [];
    const vote = shownVote(row, actor, document, now);
    const act = vote.mayDecide
      ? 'decide'
      : vote.voters.some(({ mine, ballot }) => mine && ballot === null)
        ? 'vote'
        : vote.mayClose
          ? 'close'
          : null;
    if (act === null) return [];
    const { id, kind, title } = row.document;
    return [
      {
        ...{ voteId: row.id, document: { id, kind, title }, act },
        ...{ amendment: row.againstVersionId !== null, deadline: vote.deadline },
      },
    ];
  });
}
