import { useCallback, useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import type { DocumentSnapshot } from '#domain/document/read';
import { type Conflict, sameCell } from './conflict';
import { watchLosses } from './losses';

/** The cells in which two people wrote and one value waits for a choice. */
export interface Conflicts {
  readonly conflicts: readonly Conflict[];
  readonly disagree: (conflict: Conflict) => void;
  readonly settle: (conflict: Conflict) => void;
}

/** Collects them: what was not written on leaving a cell, and what another's edit took away later. */
export function useConflicts(doc: Y.Doc, { activities }: Pick<DocumentSnapshot, 'activities'>): Conflicts {
  const [all, setAll] = useState<readonly Conflict[]>([]);
  const settle = useCallback(
    (settled: Conflict) => setAll((before) => before.filter((each) => !sameCell(each, settled))),
    [],
  );
  const disagree = useCallback(
    (conflict: Conflict) =>
      setAll((before) => [...before.filter((each) => !sameCell(each, conflict)), conflict]),
    [],
  );
  useEffect(() => watchLosses(doc, disagree), [doc, disagree]);
  // Nothing is left to choose where the row is gone, or both say the same by now.
  const conflicts = useMemo(
    () =>
      all.filter(({ activityId, column, mine }) => {
        const activity = activities.find(({ id }) => id === activityId);
        return activity && JSON.stringify(activity[column]) !== JSON.stringify(mine);
      }),
    [all, activities],
  );
  return useMemo(() => ({ conflicts, disagree, settle }), [conflicts, disagree, settle]);
}
