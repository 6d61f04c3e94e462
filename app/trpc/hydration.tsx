import { useMatches } from '@remix-run/react';
import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';

function hasState(data: unknown): data is { dehydratedState: DehydratedState } {
  return typeof data === 'object' && data !== null && 'dehydratedState' in data;
}

/** Gives the queries of every matched loader (`context.prefetch`) to the page, so that nothing is fetched twice. */
export function LoadedQueries({ children }: { children: ReactNode }) {
  const matches = useMatches();
  const state = useMemo<DehydratedState>(() => {
    const states = matches.map((match) => match.data).filter(hasState);
    return {
      mutations: states.flatMap(({ dehydratedState }) => dehydratedState.mutations),
      queries: states.flatMap(({ dehydratedState }) => dehydratedState.queries),
    };
  }, [matches]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
