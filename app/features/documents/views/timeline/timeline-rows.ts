import type { ActivitySnapshot } from '#domain/document/read';
import { isDated } from '#domain/period/period';
import { type GridRow, gridRows } from '../../grid/rows';
import type { Rows } from '../use-shown';

/** One line of the timeline. The lane holds what has no date yet. */
export type TimelineRow =
  | Exclude<GridRow, { kind: 'group' }>
  | { readonly kind: 'lane'; readonly id: 'undated'; readonly count: number };

export function hasDates({ period }: ActivitySnapshot): boolean {
  return period !== null && isDated(period);
}

/** Sections with what is dated in them, then the lane "to be fixed"; sections without anything are left out. */
export function timelineRows({ sections, activities }: Rows): TimelineRow[] {
  const dated = activities.filter(hasDates);
  const undated = activities.filter((activity) => !hasDates(activity));
  const rows = gridRows({ sections, activities: dated }, new Set()).flatMap((row): TimelineRow[] =>
    row.kind === 'group' || (row.kind === 'section' && row.count === 0) ? [] : [row],
  );
  if (undated.length === 0) return rows;
  return [
    ...rows,
    { kind: 'lane', id: 'undated', count: undated.length },
    ...undated.map((activity): TimelineRow => ({ kind: 'activity', id: activity.id, activity })),
  ];
}
