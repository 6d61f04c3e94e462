import { createContext, useContext } from 'react';
import type { ColumnId } from '#domain/document/kinds';
import type { Standing } from '#domain/suggestions/standing';
import type { ShownSuggestion } from '#server/suggestions/list';
import type { Marks } from '~/features/comments/comments-context';

/** A suggestion and, while it is open, what stands now where it would change something. */
export interface PlacedSuggestion extends ShownSuggestion {
  readonly standing: Standing | null;
}

/** What somebody wants to propose something about. */
export type ProposeTarget =
  | { readonly kind: 'field'; readonly activityId: string; readonly column: ColumnId }
  /** A new activity; without `afterId` at the end of its section. */
  | { readonly kind: 'add'; readonly sectionId: string | null; readonly afterId?: string | null }
  | { readonly kind: 'remove'; readonly activityId: string }
  | { readonly kind: 'section'; readonly sectionId: string }
  | { readonly kind: 'document' };

/** What every part of an open document needs to know of what is proposed in it. */
export interface Suggestions {
  readonly maySuggest: boolean;
  readonly mayDecide: boolean;
  /** Undefined: they have not come yet. */
  readonly suggestions: readonly PlacedSuggestion[] | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
  /** How many are open, by activity, field or '' for the whole row. */
  readonly marks: Readonly<Record<string, Marks>>;
  /** What the dialog is open for. */
  readonly target: ProposeTarget | null;
  readonly propose: (target: ProposeTarget) => void;
  /** It was sent, or given up. */
  readonly ended: () => void;
  /** The suggestion that the address leads to. */
  readonly shown: string | null;
  readonly show: (suggestion: Pick<PlacedSuggestion, 'id' | 'proposal'>) => void;
  /** Whether the list of all is open. */
  readonly listed: boolean;
  readonly list: (open: boolean) => void;
}

const none: Suggestions = {
  maySuggest: false,
  mayDecide: false,
  suggestions: [],
  failed: false,
  retry: () => undefined,
  marks: {},
  target: null,
  propose: () => undefined,
  ended: () => undefined,
  shown: null,
  show: () => undefined,
  listed: false,
  list: () => undefined,
};
const SuggestionsContext = createContext<Suggestions>(none);
export const SuggestionsOf = SuggestionsContext.Provider;

/** The suggestions of the open document; where nobody gives any, there are none. */
export function useSuggestions(): Suggestions {
  return useContext(SuggestionsContext);
}
