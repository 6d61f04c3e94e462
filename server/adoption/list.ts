import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { electorateOf, mayCast, type Voter } from '#domain/adoption/electorate';
import { countVote, mayCloseEarly, quorumOf, type VoteCount } from '#domain/adoption/outcome';
import type { AdoptingBody, TieRule, VoteChoice, VotedPer, VoteResult } from '#domain/adoption/rules';
import { currentAdoption } from '#domain/adoption/standing';
import { resultOf, takesBallots, type VoteState } from '#domain/adoption/state';
import type { CalendarDate } from '#domain/period/period';
import type { LoadedDocument } from '#server/documents/load';
import { type MadeFor, toMadeFor } from '#server/documents/versions';
import type { Services } from '#server/services';
import { membersOf } from './members';
import {
  stateOfVote,
  toBody,
  toCast,
  toChoice,
  toDay,
  toFact,
  toPer,
  toStep,
  toTieRule,
  toVoter,
  type VoteRow,
  wholeVote,
} from './stored';

export interface ShownVersion {
  readonly id: string;
  readonly name: string;
  readonly madeFor: MadeFor;
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
}
export interface ShownAdoption {
  readonly id: string;
  readonly version: ShownVersion;
  readonly body: AdoptingBody;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly place: string;
  readonly note: string;
  readonly minutes: { readonly id: string; readonly name: string } | null;
  readonly voteId: string | null;
  /** Null: the deadline of the vote. */
  readonly recordedById: string | null;
  readonly replacesId: string | null;
  /** Another fact says otherwise since. */
  readonly replaced: boolean;
  readonly annulled: boolean;
  /** Why it replaces another. */
  readonly reason: string;
  /** ISO instant at which it was written. */
  readonly at: string;
}
export interface ShownBallot {
  readonly choice: VoteChoice;
  readonly reason: string;
  readonly castById: string;
  /** ISO instant. */
  readonly at: string;
}
export interface ShownVoter {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string | null;
  /** The last one counts; null: nothing said. */
  readonly ballot: ShownBallot | null;
  /** What was said before, the oldest first. */
  readonly earlier: readonly ShownBallot[];
  /** The actor casts it, as long as the vote is open. */
  readonly mine: boolean;
}
export interface ShownStep {
  readonly step: 'closed' | 'decided' | 'withdrawn';
  readonly result: VoteResult | null;
  readonly reason: string;
  readonly byId: string | null;
  readonly at: string;
}
export interface ShownVote {
  readonly id: string;
  readonly version: ShownVersion;
  /** The version that was adopted when it opened: it is about an amendment. */
  readonly againstVersionId: string | null;
  readonly note: string;
  readonly per: VotedPer;
  readonly quorumPercent: number;
  readonly tieRule: TieRule;
  readonly chairId: string | null;
  /** ISO instants. */
  readonly deadline: string;
  readonly openedAt: string;
  readonly openedById: string;
  readonly state: VoteState;
  readonly result: VoteResult | null;
  readonly count: VoteCount;
  /** So many must take part. */
  readonly quorum: number;
  readonly voters: readonly ShownVoter[];
  readonly steps: readonly ShownStep[];
  readonly mayClose: boolean;
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
}
export interface DocumentAdoptions {
  readonly mayManage: boolean;
  readonly current: ShownAdoption | null;
  /** Every fact, the newest written first: those that were replaced, and those that say why, too. */
  readonly adoptions: readonly ShownAdoption[];
  /** The newest first. */
  readonly votes: readonly ShownVote[];
  /** Who would have a vote today, for who may open one. */
  readonly electorate: { readonly organisation: readonly Voter[]; readonly person: readonly Voter[] } | null;
}

/** What was adopted of a document and voted on, for who may read that. */
export async function documentAdoptions(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  document: LoadedDocument,
  now = new Date(),
): Promise<DocumentAdoptions> {
  const { prisma } = database;
  const where = { networkId: document.networkId, documentId: document.documentId };
  const mayManage = can(actor, 'adoption.manage', document);
  const [rows, votes] = await Promise.all([
    prisma.adoption.findMany({
      where,
      include: { version: { omit: { state: true } }, minutes: true },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    }),
    prisma.adoptionVote.findMany({
      where,
      include: wholeVote,
      orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    }),
  ]);
  const replaced = new Set(rows.flatMap(({ replacesId }) => replacesId ?? []));
  const adoptions = rows.map(
    (row): ShownAdoption => ({
      ...toFact(row),
      ...{ voteId: row.voteId, recordedById: row.recordedById, reason: row.reason },
      version: shownVersion(row.version),
      body: toBody(row.body),
      startsOn: toDay(row.startsOn),
      place: row.place,
      note: row.note,
      minutes: row.minutes?.redactedAt === null ? { id: row.minutes.id, name: row.minutes.name } : null,
      replaced: replaced.has(row.id),
    }),
  );
  const members = mayManage ? await membersOf(prisma, document) : [];
  return {
    mayManage,
    current: currentAdoption(adoptions),
    adoptions,
    votes: votes.map((row) => shownVote(row, actor, document, now)),
    electorate: mayManage
      ? { organisation: electorateOf(members, 'organisation'), person: electorateOf(members, 'person') }
      : null,
  };
}

/** A vote as this person sees it at this moment. */
export function shownVote(row: VoteRow, actor: Actor, document: LoadedDocument, now: Date): ShownVote {
  const state = stateOfVote(row);
  const count = countVote(
    row.voters.map(({ id }) => id),
    row.ballots.map(toCast),
  );
  const runs = takesBallots(state, row.deadline, now);
  const mayVote = can(actor, 'adoption.vote', document);
  const mayManage = can(actor, 'adoption.manage', document);
  return {
    ...{ id: row.id, version: shownVersion(row.version), againstVersionId: row.againstVersionId },
    ...{ note: row.note, per: toPer(row.per), quorumPercent: row.quorumPercent, chairId: row.chairId },
    tieRule: toTieRule(row.tieRule),
    deadline: row.deadline.toISOString(),
    openedAt: row.openedAt.toISOString(),
    openedById: row.openedById,
    state,
    result: resultOf(row.steps.map(toStep)),
    count,
    quorum: quorumOf(count.base, row.quorumPercent),
    voters: row.voters.map((voter) => {
      const said = row.ballots.filter(({ voterId }) => voterId === voter.id).map(shownBallot);
      return {
        ...{ id: voter.id, organisationId: voter.organisationId, personId: voter.personId },
        ...{ ballot: said.at(-1) ?? null, earlier: said.slice(0, -1) },
        mine: runs && mayVote && mayCast(actor, toVoter(voter)),
      };
    }),
    steps: row.steps.map((step) => ({
      ...{ ...toStep(step), reason: step.reason, byId: step.byId, at: step.at.toISOString() },
    })),
    mayClose: mayManage && state === 'open' && (!runs || mayCloseEarly(count)),
    mayDecide: mayVote && state === 'tied' && row.chairId === actor.personId,
    mayWithdraw: mayManage && state !== 'ended',
  };
}

const shownBallot = ({ choice, reason, castById, at }: VoteRow['ballots'][number]): ShownBallot => ({
  ...{ choice: toChoice(choice), reason, castById, at: at.toISOString() },
});

interface VersionRow {
  readonly id: string;
  readonly name: string;
  readonly madeFor: string;
  readonly sequence: number;
  readonly at: Date;
}
const shownVersion = ({ id, name, madeFor, sequence, at }: VersionRow): ShownVersion => ({
  ...{ id, name, madeFor: toMadeFor(madeFor), sequence, at: at.toISOString() },
});
