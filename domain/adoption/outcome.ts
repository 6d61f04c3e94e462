import type { VoteChoice, VoteResult, VoteRules } from './rules';

/** What one voter said at one moment. */
export interface Cast {
  readonly voterId: string;
  readonly choice: VoteChoice;
}

export interface VoteCount {
  /** How many had a vote when it opened. */
  readonly electorate: number;
  readonly recused: number;
  /** Those of whom the quorum is a share: the electorate without the recused. */
  readonly base: number;
  readonly approve: number;
  readonly object: number;
  readonly abstain: number;
  /** Who took part: abstentions count for the quorum. */
  readonly voted: number;
  /** Who has said nothing yet. */
  readonly missing: number;
}

/** The last thing each voter said, by voter. @param casts the oldest first */
export function lastOfEach<C extends Pick<Cast, 'voterId'>>(casts: readonly C[]): ReadonlyMap<string, C> {
  return new Map(casts.map((cast) => [cast.voterId, cast]));
}

/**
 * Counts a vote: of each voter the last word, of nobody else any.
 * @param voterIds the electorate as it was frozen
 * @param casts the oldest first
 */
export function countVote(voterIds: readonly string[], casts: readonly Cast[]): VoteCount {
  const last = lastOfEach(casts);
  const choices = [...new Set(voterIds)].map((id) => last.get(id)?.choice ?? null);
  const of = (choice: VoteChoice | null): number => choices.filter((each) => each === choice).length;
  const [approve, object, abstain, recused] = [of('approve'), of('object'), of('abstain'), of('recuse')];
  return {
    ...{ electorate: choices.length, recused, base: choices.length - recused },
    ...{ approve, object, abstain, voted: approve + object + abstain, missing: of(null) },
  };
}

/** How many of `base` must take part for the quorum. */
export function quorumOf(base: number, quorumPercent: number): number {
  return Math.ceil((base * quorumPercent) / 100);
}

/** Whether enough took part. Where everyone is recused nobody did. */
export function hasQuorum({ base, voted }: VoteCount, { quorumPercent }: VoteRules): boolean {
  return voted > 0 && voted * 100 >= quorumPercent * base;
}

/**
 * What came of a vote: the majority of the votes cast for or against. Abstentions make a quorum and no majority; where
 * nobody approved nothing is adopted, so that is no tie either. A tie that the chair decides, or that is voted on
 * again, is `tied` until then.
 */
export function outcomeOf(count: VoteCount, rules: VoteRules): VoteResult {
  if (!hasQuorum(count, rules)) return 'noQuorum';
  if (count.approve > count.object) return 'adopted';
  if (count.approve < count.object || count.approve === 0) return 'rejected';
  return rules.tieRule === 'rejected' ? 'rejected' : 'tied';
}

/** Before its deadline a vote may be closed when there is nobody left to wait for. */
export function mayCloseEarly({ missing }: VoteCount): boolean {
  return missing === 0;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** When those who have not voted are reminded: a day before the deadline, or half-way through a shorter vote. */
export function remindAt(openedAt: Date, deadline: Date): Date {
  const half = (deadline.getTime() - openedAt.getTime()) / 2;
  return new Date(deadline.getTime() - Math.min(DAY_MS, half));
}
