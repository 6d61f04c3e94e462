import { useMemo, useState } from 'react';
import { completeTables } from '#domain/statistics/typed';
import type { ReturnPage } from '#server/statistics/read-return';
import { useSignedIn } from '~/routes/layout';
import { blankDraft, keptTyped, type TypedDraft } from './draft';

const isBlank = ({ counts, amounts, added }: TypedDraft) =>
  amounts.length === 0 &&
  Object.values(added).every((lines) => lines.length === 0) &&
  Object.values(counts).every((table) => Object.keys(table).length === 0);

/**
 * A return as it is typed: kept on the device with every key, and completed to all tables of the network.
 * @param onBegin where nothing was, something is typed
 */
export function useTyped({ period, organisation }: ReturnPage, onBegin: () => void) {
  const { person } = useSignedIn();
  const key = `${period.id}.${organisation.id}`;
  const [draft, setDraft] = useState(() => keptTyped.read(person.id, key) ?? blankDraft);
  const { startsOn: start, endsOn: end } = period;
  const completed = useMemo(() => completeTables(draft, { start, end }), [draft, start, end]);
  const keep = (next: TypedDraft): void => {
    if (isBlank(draft) && !isBlank(next)) onBegin();
    setDraft(next);
    keptTyped.write(person.id, key, isBlank(next) ? null : next);
  };
  return {
    draft,
    blank: isBlank(draft),
    completed,
    keep,
    clear: () => keep(blankDraft),
    /** @param count null: nothing is typed there */
    type: (table: string, cell: string, count: number | null): void => {
      const { [cell]: _, ...others } = draft.counts[table] ?? {};
      const counts = count === null ? others : { ...others, [cell]: count };
      keep({ ...draft, counts: { ...draft.counts, [table]: counts } });
    },
    /** Adds a line to a table; one that is there stays where it is. */
    add: (table: string, line: string): void => {
      const lines = draft.added[table] ?? [];
      if (!lines.includes(line)) keep({ ...draft, added: { ...draft.added, [table]: [...lines, line] } });
    },
  };
}

export type UseTyped = ReturnType<typeof useTyped>;
