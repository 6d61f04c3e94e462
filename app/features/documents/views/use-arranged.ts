import { useMemo } from 'react';
import {
  type ActivityGroup,
  groupByResponsible,
  groupByStatus,
  sortActivities,
} from '#domain/document/arrange-rows';
import { useLanguage } from '~/i18n/language';
import { useCellWords } from '../cells/cell-words';
import { activityRow, type GridRow, gridRows, groupRows } from '../grid/rows';
import { usePlan } from '../plan/plan-context';
import { useNames } from './use-names';
import { type Rows, useShown } from './use-shown';

/** A group of the table with what it is called. */
export interface NamedGroup extends ActivityGroup {
  readonly id: string;
  readonly title: string;
}

/** How the table's lines stand: in the document's sections, in groups, or one after the other. */
export type Arranged =
  | { readonly kind: 'sections'; readonly rows: Rows }
  | { readonly kind: 'groups'; readonly groups: readonly NamedGroup[] }
  | { readonly kind: 'plain'; readonly activities: Rows['activities'] };

/** The table's rows in the order and the groups that were chosen. */
export function useArranged(rows: Rows): Arranged {
  const { sorting, grouping, known } = useShown();
  const { choices } = usePlan();
  const language = useLanguage();
  const names = useNames();
  const wordsOf = useCellWords();
  return useMemo((): Arranged => {
    const { statusOf } = known;
    const activities = sorting
      ? sortActivities(rows.activities, sorting, { statusOf, wordsOf, language })
      : rows.activities;
    if (grouping === 'section') return { kind: 'sections', rows: { sections: rows.sections, activities } };
    if (grouping === 'nothing') return { kind: 'plain', activities };
    const byStatus = grouping === 'status';
    const groups = byStatus
      ? groupByStatus(activities, statusOf).filter((group) => group.activities.length > 0)
      : groupByResponsible(
          activities,
          'lead',
          choices.organisations.map(({ id }) => id),
        );
    const named = groups.map((group) => ({
      ...group,
      id: `group-${group.key}`,
      title: byStatus ? names.status(group.key) : names.responsible(group.key),
    }));
    return { kind: 'groups', groups: named };
  }, [rows, sorting, grouping, known, choices, language, names, wordsOf]);
}

/** The lines of the table; what stands under a folded band is left out. */
export function arrangedRows(arranged: Arranged, folded: ReadonlySet<string>): GridRow[] {
  switch (arranged.kind) {
    case 'sections':
      return gridRows(arranged.rows, folded);
    case 'groups':
      return groupRows(arranged.groups, folded);
    case 'plain':
      return arranged.activities.map(activityRow);
  }
}
