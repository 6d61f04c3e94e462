import type { z } from 'zod';
import type { proposalSchema } from './schema';
import type { FieldValues, SuggestedField } from './values';

export type Proposal = z.output<typeof proposalSchema>;
export type FieldProposal = Extract<Proposal, { kind: 'field' }>;

/** The same with a value whose field is not known to the compiler. */
export function proposeField<F extends SuggestedField>(
  activityId: string,
  field: F,
  value: FieldValues[F],
): FieldProposal {
  // Field and value belong together by the types above; the union cannot see it of a generic one.
  return { kind: 'field', activityId, field, value } as FieldProposal;
}

/** The activity or section that a proposal is about; null: the document itself. */
export function nodeOf(proposal: Proposal): string | null {
  if (proposal.kind === 'document') return null;
  return proposal.kind === 'section' ? proposal.sectionId : proposal.activityId;
}

/** The field it is about; null: a whole row. */
export function fieldOf(proposal: Proposal): string | null {
  if (proposal.kind === 'field') return proposal.field;
  return proposal.kind === 'section' || proposal.kind === 'document' ? 'title' : null;
}

export const suggestionStates = ['open', 'accepted', 'refused', 'withdrawn'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** What was there when it was proposed, to be compared with what is there now: as `standingOf` gives it. */
export type Before = unknown;

export interface Suggested {
  readonly proposal: Proposal;
  readonly before: Before;
}
