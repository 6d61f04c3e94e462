import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { countVote, mayCloseEarly, outcomeOf } from '#domain/adoption/outcome';
import { MAX_REASON, type VoteResult } from '#domain/adoption/rules';
import type { VoteStep } from '#domain/adoption/state';
import { JalonError } from '#domain/errors';
import { newId } from '#domain/ids';
import { dateIn } from '#domain/period/calendar';
import { readersOf } from '#server/comments/readers';
import type { Transaction } from '#server/database/client';
import { publishTold } from '#server/notifications/tell';
import { tellOfVote, type VoteNews } from '#server/notifications/tell-of-vote';
import type { Services } from '#server/services';
import type { LoadedVote } from './load';
import { whoCasts } from './members';
import { lockAdoption, readVote, stateOfVote, toCast, toTieRule, toVoter, type VoteRow } from './stored';
import { zoneOf } from './zone';

const reason = z.string().trim().min(1).max(MAX_REASON);
export const decideSchema = z.strictObject({
  voteId: z.uuid(),
  result: z.enum(['adopted', 'rejected']),
  reason,
});
export const withdrawSchema = z.strictObject({ voteId: z.uuid(), reason });

type Needed = Pick<Services, 'database' | 'audit' | 'live'>;

/**
 * Closes a vote: at its deadline, or before it when nobody is left to wait for. What is adopted is a fact from then on.
 * @param actor null: nobody, the deadline
 * @throws `votes-missing` before the deadline; `vote-closed` when it is closed already
 */
export async function closeVote(
  services: Needed,
  actor: Actor | null,
  loaded: LoadedVote,
  now = new Date(),
): Promise<VoteResult> {
  return end(services, actor, loaded, async (tx, vote) => {
    if (stateOfVote(vote) !== 'open') throw new JalonError('vote-closed');
    const count = countVote(
      vote.voters.map(({ id }) => id),
      vote.ballots.map(toCast),
    );
    const over = now >= vote.deadline;
    if (!over && !mayCloseEarly(count)) throw new JalonError('votes-missing', { missing: count.missing });
    const tieRule = toTieRule(vote.tieRule);
    const result = outcomeOf(count, { quorumPercent: vote.quorumPercent, tieRule });
    if (result === 'adopted') await adopt(tx, actor, vote, over ? vote.deadline : now);
    const waits = result === 'tied' && tieRule === 'chair';
    return { step: 'closed', result, reason: '', news: waits ? 'vote-tied' : 'vote-result' };
  });
}

/** The chair decides a tie, and says why. Throws `not-voter` for anyone else, `vote-closed` where there is none. */
export async function decideTie(
  services: Needed,
  actor: Actor,
  loaded: LoadedVote,
  { result, reason: because }: z.output<typeof decideSchema>,
): Promise<void> {
  await end(services, actor, loaded, async (tx, vote) => {
    if (vote.chairId !== actor.personId) throw new JalonError('not-voter');
    if (stateOfVote(vote) !== 'tied') throw new JalonError('vote-closed');
    if (result === 'adopted') await adopt(tx, actor, vote, new Date());
    return { step: 'decided', result, reason: because, news: 'vote-result' };
  });
}

/** Ends a vote without a result, and says why: what was cast stays readable. */
export async function withdrawVote(
  services: Needed,
  actor: Actor,
  loaded: LoadedVote,
  { reason: because }: z.output<typeof withdrawSchema>,
): Promise<void> {
  await end(services, actor, loaded, async (_, vote) => {
    if (stateOfVote(vote) === 'ended') throw new JalonError('vote-closed');
    return { step: 'withdrawn', result: null, reason: because, news: 'vote-withdrawn' };
  });
}

interface Ending<R extends VoteResult | null> extends VoteStep {
  readonly result: R;
  readonly reason: string;
  readonly news: VoteNews;
}

async function end<R extends VoteResult | null>(
  { database, audit, live }: Needed,
  actor: Actor | null,
  loaded: LoadedVote,
  decide: (tx: Transaction, vote: VoteRow) => Promise<Ending<R>>,
): Promise<R> {
  const { networkId, documentId, voteId } = loaded;
  const ended = await database.prisma.$transaction(async (tx) => {
    await lockAdoption(tx, loaded);
    const vote = await readVote(tx, loaded);
    const { step, result, reason: because, news } = await decide(tx, vote);
    const byId = actor?.personId ?? null;
    await tx.adoptionVoteStep.create({
      data: { id: newId<string>(), networkId, voteId, step, result, reason: because, byId },
    });
    await audit.record(
      {
        ...{ networkId, actorId: byId, action: `adoption.${step}` },
        ...{ resourceKind: 'document', resourceId: documentId, details: { vote: voteId, result } },
      },
      tx,
    );
    const readers = await readersOf(tx, loaded);
    const keepers = readers.filter((reader) => can(reader, 'adoption.manage', loaded));
    const whom = [
      ...whoCasts(readers, vote.voters.map(toVoter)),
      ...keepers.map(({ personId }) => personId),
      ...readers.flatMap(({ personId }) => (personId === vote.chairId ? [personId] : [])),
    ];
    return { result, told: await tellOfVote(tx, loaded, { voteId, kind: news, by: actor }, whom) };
  });
  live.publish({ networkId, kind: 'adoption', documentId });
  publishTold(live, networkId, ended.told);
  return ended.result;
}

/** The fact that the committee adopted the version. */
async function adopt(tx: Transaction, actor: Actor | null, vote: VoteRow, at: Date): Promise<void> {
  const { id: voteId, documentId, versionId, note } = vote;
  // An id in a row was made by newId.
  const networkId = vote.networkId as LoadedVote['networkId'];
  const day = new Date(dateIn(at, await zoneOf(tx, networkId)));
  await tx.adoption.create({
    data: {
      ...{ id: newId<string>(), networkId, documentId, versionId, voteId, note },
      ...{ body: 'copil', startsOn: day, endsOn: day, place: '', reason: '' },
      recordedById: actor?.personId ?? null,
    },
  });
}
