import type { TypedColumn } from './scalars';

/** The columns with one value, which a person replaces as a whole. */
export type ScalarColumn = TypedColumn | 'kind';

/** A value that could not be written because somebody else changed the cell meanwhile. */
export interface Conflict {
  readonly activityId: string;
  readonly column: ScalarColumn;
  readonly mine: unknown;
}
