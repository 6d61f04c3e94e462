import type { ImportResult } from './result';

/** What a person unticked, by the numbers in the ids of a result (`a3` is 3). */
export interface LeftOut {
  readonly activities: ReadonlySet<number>;
  /** With everything that stands in them. */
  readonly sections: ReadonlySet<number>;
}

/** The sections that go: the unticked ones and those inside them. */
export function sectionsLeftOut(
  { sections }: Pick<ImportResult, 'sections'>,
  leftOut: Pick<LeftOut, 'sections'>,
): ReadonlySet<string> {
  const gone = new Set<string>();
  // Each parent stands before its children.
  for (const { id, parentId } of sections)
    if (leftOut.sections.has(numberOf(id)) || (parentId !== null && gone.has(parentId))) gone.add(id);
  return gone;
}

/** A result without what was unticked; what is left keeps its ids. */
export function withoutLeftOut(result: ImportResult, leftOut: LeftOut): ImportResult {
  const gone = sectionsLeftOut(result, leftOut);
  return {
    ...result,
    sections: result.sections.filter(({ id }) => !gone.has(id)),
    activities: result.activities.filter(
      ({ id, sectionId }) =>
        !leftOut.activities.has(numberOf(id)) && (sectionId === null || !gone.has(sectionId)),
    ),
  };
}

/** The number in an id of a result. */
export function numberOf(id: string): number {
  return Number(id.slice(1));
}
