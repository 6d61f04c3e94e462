import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';

/** One line of the grid, top to bottom. */
export type GridRow =
  | {
      readonly kind: 'section';
      readonly id: string;
      readonly section: SectionSnapshot;
      /** Activities in it and in the sections under it. */
      readonly count: number;
      readonly folded: boolean;
    }
  /** Where activities stand whose section is gone. */
  | { readonly kind: 'unplaced'; readonly id: typeof UNPLACED; readonly count: number }
  /** Activities that have something in common, beside the document's own sections. */
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly title: string;
      readonly count: number;
      readonly folded: boolean;
    }
  | { readonly kind: 'activity'; readonly id: string; readonly activity: ActivitySnapshot };

export const UNPLACED = 'unplaced';

/** The lines of a document; what stands under a folded section is left out. */
export function gridRows(
  { sections, activities }: Pick<DocumentSnapshot, 'sections' | 'activities'>,
  folded: ReadonlySet<string>,
): GridRow[] {
  const inSection = grouped(activities, (activity) => activity.sectionId);
  const childrenOf = grouped(sections, (section) => section.parentId);
  const countOf = (id: SectionSnapshot['id']): number =>
    (childrenOf.get(id) ?? []).reduce(
      (sum, child) => sum + countOf(child.id),
      inSection.get(id)?.length ?? 0,
    );
  const rows: GridRow[] = [];
  const visit = (section: SectionSnapshot): void => {
    const isFolded = folded.has(section.id);
    rows.push({ kind: 'section', id: section.id, section, count: countOf(section.id), folded: isFolded });
    if (isFolded) return;
    for (const activity of inSection.get(section.id) ?? []) rows.push(activityRow(activity));
    for (const child of childrenOf.get(section.id) ?? []) visit(child);
  };
  for (const section of childrenOf.get(null) ?? []) visit(section);
  const unplaced = inSection.get(null) ?? [];
  if (unplaced.length > 0 && sections.length > 0) {
    rows.push({ kind: 'unplaced', id: UNPLACED, count: unplaced.length });
  }
  return [...rows, ...unplaced.map(activityRow)];
}

/** The lines of activities that stand in groups of another kind than sections. */
export function groupRows(
  groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly activities: readonly ActivitySnapshot[];
  }[],
  folded: ReadonlySet<string>,
): GridRow[] {
  return groups.flatMap(({ id, title, activities }): GridRow[] => {
    const isFolded = folded.has(id);
    const band: GridRow = { kind: 'group', id, title, count: activities.length, folded: isFolded };
    return isFolded ? [band] : [band, ...activities.map(activityRow)];
  });
}

export function activityRow(activity: ActivitySnapshot): GridRow {
  return { kind: 'activity', id: activity.id, activity };
}

function grouped<K, V>(values: readonly V[], keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
