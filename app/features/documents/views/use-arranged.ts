import { useMemo } from 'react';
import {
  type ActivityGroup,
  groupByResponsible,
  groupByStatus,
  sortActivities,
} from '#domain/document/arrange-rows';
import { useLanguage } from '~/i18n/language';
import { usePlan } from '../plan/plan-context';
import { useNames } from './use-names';
import { type Rows, useShown } from './use-shown';

/** A group of the table with what it is called. */
export interface NamedGroup extends ActivityGroup {
  readonly id: string;
  readonly title: string;
}

export interface Arranged {
  readonly rows: Rows;
  /** Null: they stand in the document's own sections, or in nothing. */
  readonly groups: readonly NamedGroup[] | null;
}

/** The table's rows in the order and the groups that were chosen. */
export function useArranged(rows: Rows): Arranged {
  const { sorting, grouping, known } = useShown();
  const { choices } = usePlan();
  const language = useLanguage();
  const names = useNames();
  return useMemo(() => {
    const { statusOf } = known;
    const activities = sorting
      ? sortActivities(rows.activities, sorting, { statusOf, language })
      : rows.activities;
    if (grouping === 'section') return { rows: sorting ? { ...rows, activities } : rows, groups: null };
    if (grouping === 'nothing') return { rows: { sections: [], activities }, groups: null };
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
    return { rows: { sections: [], activities }, groups: named };
  }, [rows, sorting, grouping, known, choices, language, names]);
}
