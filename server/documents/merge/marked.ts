import type { ImportedActivity, ImportResult, TrackedChange } from '#domain/import/result';
import { fold } from '#domain/import/words';
import { columnOf } from '../import-comments';

/** Who changed something in a file, as it is written there. */
export interface MarkedBy {
  readonly author: string;
  /** ISO instant. */
  readonly at?: string;
}

/**
 * Who changed a field of a row, or the row itself, in a file whose changes were tracked: the last of them. Null when
 * nobody did: then the file differs for another reason, a plan that went on meanwhile.
 */
export function markedBy(
  { revisions }: ImportResult,
  { at = [] }: ImportedActivity,
  field: string | null,
): MarkedBy | null {
  const here = new Set(
    at.filter((place) => field === null || columnOf(place.field) === field).map(({ id }) => id),
  );
  return lastOf((revisions?.changes ?? []).filter(({ id }) => here.has(id)));
}

/** Who deleted a row of this title in the file. */
export function deletedBy(
  { revisions, deletedRows = [] }: ImportResult,
  row: { readonly number: string; readonly title: string },
): MarkedBy | null {
  const gone = deletedRows.some(({ title }) => fold(title) === fold(row.title) && fold(title) !== '');
  if (!gone) return null;
  const changes = (revisions?.changes ?? []).filter(({ kind }) => kind === 'deleted');
  return lastOf(changes.filter(({ text }) => fold(text).includes(fold(row.title))));
}

function lastOf(changes: readonly TrackedChange[]): MarkedBy | null {
  const last = changes.at(-1);
  return last ? { author: last.author, ...(last.at === undefined ? {} : { at: last.at }) } : null;
}
