import type { Voter } from '#domain/adoption/electorate';
import {
  type AdoptingBody,
  adoptingBodies,
  type TieRule,
  tieRules,
  type VoteChoice,
  type VotedPer,
  type VoteResult,
  voteChoices,
  votedPer,
  voteResults,
} from '#domain/adoption/rules';
import { type AdoptionFact, currentAdoption } from '#domain/adoption/standing';
import { stateOf, type VoteState, type VoteStep, voteSteps } from '#domain/adoption/state';
import type { DocumentId, NetworkId, OrganisationId, PersonId } from '#domain/ids';
import type { CalendarDate } from '#domain/period/period';
import type { Transaction } from '#server/database/client';
import type { Prisma } from '#server/database/generated/client';

export interface Which {
  readonly networkId: NetworkId;
  readonly documentId: DocumentId;
}

/** Everything of a vote; what was cast, the oldest first. */
export const wholeVote = {
  voters: { orderBy: { id: 'asc' } },
  ballots: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  steps: { orderBy: { at: 'asc' } },
  version: { omit: { state: true } },
} as const satisfies Prisma.AdoptionVoteInclude;
export type VoteRow = Prisma.AdoptionVoteGetPayload<{ include: typeof wholeVote }>;

/** Everything of a vote inside a transaction: one question after the other, as its one connection answers them. */
export async function readVote(
  tx: Transaction,
  { networkId, voteId }: { readonly networkId: NetworkId; readonly voteId: string },
): Promise<VoteRow> {
  const { version, voters, ballots, steps } = wholeVote;
  const of = { networkId, voteId };
  const row = await tx.adoptionVote.findFirstOrThrow({
    where: { id: voteId, networkId },
    include: { version },
  });
  return {
    ...row,
    voters: await tx.adoptionVoter.findMany({ where: of, ...voters }),
    ballots: await tx.adoptionBallot.findMany({ where: of, orderBy: [...ballots.orderBy] }),
    steps: await tx.adoptionVoteStep.findMany({ where: of, ...steps }),
  };
}

/** A stored word of ours, as one of those there are. */
function known<T extends string>(words: readonly T[], stored: string): T {
  const word = words.find((each) => each === stored);
  if (word === undefined) throw new Error(`${stored} is not one of ${words.join(', ')}`);
  return word;
}
export const toBody = (stored: string): AdoptingBody => known(adoptingBodies, stored);
export const toChoice = (stored: string): VoteChoice => known(voteChoices, stored);
export const toPer = (stored: string): VotedPer => known(votedPer, stored);
export const toTieRule = (stored: string): TieRule => known(tieRules, stored);
const toResult = (stored: string): VoteResult => known(voteResults, stored);

/** A stored step; what is no word of ours throws. */
export function toStep({ step, result }: { step: string; result: string | null }): VoteStep {
  return { step: known(voteSteps, step), result: result === null ? null : toResult(result) };
}

/** Where a stored vote stands. */
export function stateOfVote(row: Pick<VoteRow, 'steps' | 'tieRule'>): VoteState {
  return stateOf(row.steps.map(toStep), toTieRule(row.tieRule));
}

/** Who has a stored vote: ids in rows were made by newId. */
export function toVoter({ organisationId, personId }: VoteRow['voters'][number]): Voter {
  return { organisationId: organisationId as OrganisationId, personId: personId as PersonId | null };
}
export const toCast = ({ voterId, choice }: VoteRow['ballots'][number]) => ({
  ...{ voterId, choice: toChoice(choice) },
});

/** A calendar date as a column of type date gives it. */
export const toDay = (date: Date): CalendarDate => date.toISOString().slice(0, 10);

interface AdoptionRow {
  readonly id: string;
  readonly endsOn: Date;
  readonly at: Date;
  readonly replacesId: string | null;
  readonly annulled: boolean;
}
/** A stored adoption, as far as it decides which one holds. */
export function toFact({ id, endsOn, at, replacesId, annulled }: AdoptionRow): AdoptionFact {
  return { id, endsOn: toDay(endsOn), at: at.toISOString(), replacesId, annulled };
}

/** The version that is adopted today; null when none is. */
export async function adoptedVersion(
  prisma: Pick<Transaction, 'adoption'>,
  { networkId, documentId }: Which,
): Promise<{ adoptionId: string; versionId: string } | null> {
  const rows = await prisma.adoption.findMany({ where: { networkId, documentId } });
  const current = currentAdoption(rows.map((row) => ({ ...toFact(row), versionId: row.versionId })));
  return current && { adoptionId: current.id, versionId: current.versionId };
}

/** What is done about the adoption of one document happens one after the other. */
export async function lockAdoption(tx: Transaction, { documentId }: Which): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`adoption:${documentId}`}, 0))`;
}
