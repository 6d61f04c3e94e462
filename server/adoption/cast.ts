import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { mayCast } from '#domain/adoption/electorate';
import { MAX_REASON, needsReason, voteChoices } from '#domain/adoption/rules';
import { takesBallots } from '#domain/adoption/state';
import { JalonError } from '#domain/errors';
import { newId } from '#domain/ids';
import type { Services } from '#server/services';
import type { LoadedVote } from './load';
import { lockAdoption, readVote, stateOfVote, toVoter } from './stored';

export const castSchema = z.strictObject({
  voteId: z.uuid(),
  voterId: z.uuid(),
  choice: z.enum(voteChoices),
  reason: z.string().trim().max(MAX_REASON).default(''),
});

/**
 * Votes, or changes one's vote: what was said before stays beside it. Saying the same again changes nothing.
 * Throws `vote-closed` after the deadline, `not-voter` for who has no such vote, `invalid` for an objection or a
 * conflict of interest without a word why.
 */
export async function castBallot(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  actor: Actor,
  { networkId, documentId, voteId }: LoadedVote,
  { voterId, choice, reason }: z.output<typeof castSchema>,
): Promise<void> {
  if (needsReason(choice) && reason === '') throw new JalonError('invalid', { field: 'reason' });
  const cast = await database.prisma.$transaction(async (tx) => {
    await lockAdoption(tx, { networkId, documentId });
    const vote = await readVote(tx, { networkId, voteId });
    const voter = vote.voters.find(({ id }) => id === voterId);
    if (!voter || !mayCast(actor, toVoter(voter))) throw new JalonError('not-voter');
    // After the lock: what waited for the one before is not older than it.
    const at = new Date();
    if (!takesBallots(stateOfVote(vote), vote.deadline, at)) throw new JalonError('vote-closed');
    const last = vote.ballots.findLast((ballot) => ballot.voterId === voterId);
    if (last?.choice === choice && last.reason === reason) return false;
    await tx.adoptionBallot.create({
      data: {
        ...{ id: newId<string>(), networkId, voteId, voterId, choice, reason },
        ...{ castById: actor.personId, at },
      },
    });
    await audit.record(
      {
        ...{ networkId, actorId: actor.personId, action: 'adoption.cast' },
        ...{ resourceKind: 'document', resourceId: documentId },
        details: { vote: voteId, voter: voterId, choice },
      },
      tx,
    );
    return true;
  });
  if (cast) live.publish({ networkId, kind: 'adoption', documentId });
}
