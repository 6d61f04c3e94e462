import type * as Y from 'yjs';
import { fieldOf, nodeOf, type Proposal } from '#domain/suggestions/proposal';
import { standingOf } from '#domain/suggestions/standing';
import type { ShownSuggestion } from '#server/suggestions/list';
import type { PlacedSuggestion } from './suggestions-context';

/** As it comes over the wire: of a value that may be anything the compiler only knows that it may be left out. */
type Sent = Omit<ShownSuggestion, 'before'> & { readonly before?: unknown };

/** How each suggestion stands to the document as it is now. */
export function placeSuggestions(suggestions: readonly Sent[], doc: Y.Doc): PlacedSuggestion[] {
  return suggestions.map(({ before = null, ...each }) => ({
    ...each,
    before,
    standing: each.state === 'open' ? standingOf(doc, { proposal: each.proposal, before }) : null,
  }));
}

/** The row of the document that a suggestion is shown at; a new row is shown at its section. Null: the document. */
export function shownAt(proposal: Proposal): string | null {
  return proposal.kind === 'add' ? proposal.sectionId : nodeOf(proposal);
}

/** How many are open, by row and field; '' is the whole row. */
export function countSuggested(
  suggestions: readonly PlacedSuggestion[],
): Record<string, Record<string, number>> {
  const marks: Record<string, Record<string, number>> = {};
  for (const { proposal, state } of suggestions) {
    const row = shownAt(proposal);
    if (row === null || state !== 'open') continue;
    const field = fieldOf(proposal) ?? '';
    const of = marks[row] ?? {};
    marks[row] = { ...of, [field]: (of[field] ?? 0) + 1 };
  }
  return marks;
}

/** The open suggestion that a cell's mark leads to: one of its own before others of the row. */
export function firstSuggested(
  suggestions: readonly PlacedSuggestion[],
  row: string,
  column: string,
): PlacedSuggestion | undefined {
  const open = suggestions.filter(({ proposal, state }) => state === 'open' && shownAt(proposal) === row);
  return open.find(({ proposal }) => fieldOf(proposal) === column) ?? open[0];
}
