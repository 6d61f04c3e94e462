/** Who adopts a document of the network (docs/field.md, "Adoption"). */
export const adoptingBodies = ['general-assembly', 'copil', 'partners'] as const;
export type AdoptingBody = (typeof adoptingBodies)[number];

/** Who has one vote: each organisation of the committee, or each of its members. */
export const votedPer = ['organisation', 'person'] as const;
export type VotedPer = (typeof votedPer)[number];

/** What becomes of a tie: it is a refusal, the chair decides, or there is another vote. */
export const tieRules = ['rejected', 'chair', 'revote'] as const;
export type TieRule = (typeof tieRules)[number];

/** What a voter may say. Who has a conflict of interest is recused: recorded, and not counted. */
export const voteChoices = ['approve', 'object', 'abstain', 'recuse'] as const;
export type VoteChoice = (typeof voteChoices)[number];

export const voteResults = ['adopted', 'rejected', 'noQuorum', 'tied'] as const;
export type VoteResult = (typeof voteResults)[number];

/** Set when a vote opens, and not changed while it runs. */
export interface VoteRules {
  /** Share of those who have a vote and are not recused, in percent (1–100). */
  readonly quorumPercent: number;
  readonly tieRule: TieRule;
}

/** How long a reason may be, and what is said of a meeting or of a vote as a whole. */
export const MAX_REASON = 2000;
export const MAX_NOTE = 4000;

/** An objection without its reason helps nobody to mend the document; a recusal says what the conflict is. */
export function needsReason(choice: VoteChoice): boolean {
  return choice === 'object' || choice === 'recuse';
}
