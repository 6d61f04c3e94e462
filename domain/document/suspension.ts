interface Suspendable<Id extends string> {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly suspended: boolean;
}

/**
 * For each section that is suspended, or stands under one that is: the section whose suspension holds for it, its own
 * first, else the nearest above. What is in it is suspended with it.
 */
export function suspendedBy<Id extends string, S extends Suspendable<Id>>(
  sections: readonly (S & Suspendable<Id>)[],
): ReadonlyMap<Id, S> {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const found = new Map<Id, S>();
  for (const section of sections) {
    const seen = new Set<Id>();
    let above: (S & Suspendable<Id>) | undefined = section;
    // Rows are read in any state: a circle of parents ends here.
    while (above && !above.suspended && !seen.has(above.id)) {
      seen.add(above.id);
      above = above.parentId === null ? undefined : byId.get(above.parentId);
    }
    if (above?.suspended) found.set(section.id, above);
  }
  return found;
}
