import { useSearchParams } from '@remix-run/react';
import { replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Proposal } from '#domain/suggestions/proposal';
import { nodeOf } from '#domain/suggestions/proposal';
import { useTRPC } from '~/trpc/client';
import { useSteady } from '../documents/grid/use-steady';
import { usePlan } from '../documents/plan/plan-context';
import { countSuggested, placeSuggestions } from './place-suggestions';
import {
  type PlacedSuggestion,
  type ProposeTarget,
  type Suggestions,
  SuggestionsOf,
} from './suggestions-context';

/** Gives an open document what is proposed in it; live facts keep it true. */
export function SuggestionsProvider(props: { maySuggest: boolean; mayDecide: boolean; children: ReactNode }) {
  const { maySuggest, mayDecide, children } = props;
  const { documentId, doc, snapshot } = usePlan();
  const trpc = useTRPC();
  const { data, isError, refetch } = useQuery(trpc.suggestion.list.queryOptions({ documentId }));
  const [search, setSearch] = useSearchParams();
  const [target, setTarget] = useState<ProposeTarget | null>(null);
  const [opened, setOpened] = useState(false);

  // What stayed keeps its identity, and is not drawn again for every letter typed somewhere.
  const last = useRef<readonly PlacedSuggestion[] | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the document is read as it is in this snapshot
  const suggestions = useMemo(() => {
    last.current = replaceEqualDeep(last.current, data && placeSuggestions(data.suggestions, doc));
    return last.current;
  }, [data, doc, snapshot]);
  const marks = useMemo(() => countSuggested(suggestions ?? []), [suggestions]);

  const goTo = (activityId: string | null, suggestionId: string | null): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('thread');
        if (activityId === null) after.delete('activity');
        else after.set('activity', activityId);
        if (suggestionId === null) after.delete('suggestion');
        else after.set('suggestion', suggestionId);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  /** The activity whose panel shows it; null: the list does. */
  const panelOf = (proposal: Proposal): string | null => {
    const id = nodeOf(proposal);
    return snapshot.activities.some((each) => each.id === id) ? id : null;
  };
  const steady = useSteady({
    propose: setTarget,
    ended: (): void => setTarget(null),
    show: ({ id, proposal }: Pick<PlacedSuggestion, 'id' | 'proposal'>): void => {
      const activityId = panelOf(proposal);
      setOpened(activityId === null);
      goTo(activityId, id);
    },
    list: (open: boolean): void => {
      setOpened(open);
      if (!open && search.has('suggestion')) goTo(null, null);
    },
    retry: (): void => void refetch(),
  });

  const shown = search.get('suggestion');
  const shownOne = suggestions?.find(({ id }) => id === shown);
  // An address leads to one whose row may be gone, or is not there yet: the list has it.
  const listed = opened || (shownOne !== undefined && panelOf(shownOne.proposal) === null);
  const value = useMemo<Suggestions>(
    () => ({
      ...{ maySuggest, mayDecide, suggestions, failed: isError, marks, target, shown, listed },
      ...steady,
    }),
    [maySuggest, mayDecide, suggestions, isError, marks, target, shown, listed, steady],
  );
  return <SuggestionsOf value={value}>{children}</SuggestionsOf>;
}
