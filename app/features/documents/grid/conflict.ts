import { isTyped, type TypedColumn } from './scalars';

/** The columns with one value, which a person replaces as a whole. */
export type ScalarColumn = TypedColumn | 'kind';

export function isScalarColumn(field: string): field is ScalarColumn {
  return field === 'kind' || isTyped(field);
}

/** A value that somebody else's took the place of: one has to be chosen. */
export interface Conflict {
  readonly activityId: string;
  readonly column: ScalarColumn;
  readonly mine: unknown;
}

export function sameCell(a: Conflict, b: Conflict): boolean {
  return a.activityId === b.activityId && a.column === b.column;
}
