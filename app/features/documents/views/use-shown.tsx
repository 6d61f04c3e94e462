import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Sorting } from '#domain/document/arrange-rows';
import { type ActivityFilter, asksNothing, filterRows, type KnownFacts } from '#domain/document/filter';
import type { DocumentSnapshot } from '#domain/document/read';
import { type Plan, usePlan } from '../plan/plan-context';
import { type Grouping, readFilter, readGrouping, readSorting, writeFilter } from './address';
import { useAddress } from './use-address';

/** The rows of a plan, or some of them. */
export type Rows = Pick<DocumentSnapshot, 'sections' | 'activities'>;

/** What all views of a plan show: the rows that pass the filter, and how the table puts them. */
export interface Shown extends Rows {
  readonly filter: ActivityFilter;
  /** Whether the filter asks anything. */
  readonly filtered: boolean;
  readonly sorting: Sorting | null;
  readonly grouping: Grouping;
  /** How many activities there are, whether or not they pass. */
  readonly total: number;
  /** The rows with one more, which somebody stands in and which would not be shown otherwise. */
  readonly keeping: (kept: string | null) => Rows;
  readonly known: KnownFacts;
}

const ShownContext = createContext<Shown | null>(null);

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (!shown) throw new Error('useShown is for parts of an open plan.');
  return shown;
}

/** Reads the address and decides once for all parts of the page what of the plan they show. */
export function ShownProvider({ children }: { children: ReactNode }) {
  const { snapshot, factOf, choices } = usePlan();
  const { params } = useAddress();
  // The address says other things too: a panel that opens is no other filter.
  const asked = writeFilter(new URLSearchParams(), readFilter(params)).toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(asked)), [asked]);
  const sort = params.get('sort') ?? '';
  const grouping = readGrouping(params);
  const known = useMemo<KnownFacts>(() => knownFacts(factOf, choices), [factOf, choices]);
  const shown = useMemo<Shown>(() => {
    const rows = filterRows(snapshot, filter, known);
    const there = new Set<string>(rows.activities.map(({ id }) => id));
    return {
      sections: rows.sections,
      activities: rows.activities,
      filter,
      filtered: !asksNothing(filter),
      sorting: readSorting(new URLSearchParams({ sort })),
      grouping,
      total: snapshot.activities.length,
      keeping: (kept) =>
        kept === null || there.has(kept) ? rows : filterRows(snapshot, filter, known, kept),
      known,
    };
  }, [snapshot, filter, sort, grouping, known]);
  return <ShownContext.Provider value={shown}>{children}</ShownContext.Provider>;
}

function knownFacts(factOf: Plan['factOf'], { organisations }: Plan['choices']): KnownFacts {
  const words = new Map(organisations.map(({ id, code, name }) => [id, `${code} ${name}`]));
  return {
    statusOf: (activityId) => factOf(activityId)?.status ?? null,
    wordsOf: (organisationId) => words.get(organisationId) ?? '',
  };
}
