import type { ActivityId } from '#domain/ids';
import type { ImportResult, RevisedField } from '#domain/import/result';
import { aboutOf, type ImportedComment } from '#server/comments/imported';

/** The column of a plan that a file's column becomes; null: no single one. */
const columns: Partial<Record<RevisedField, string | null>> = {
  place: 'places',
  responsible: 'responsibles',
  section: null,
  other: 'remarks',
};

/** The grid's column over which a change of the file is told; null: it has none. */
export function columnOf(field: RevisedField): string | null {
  const column = columns[field];
  return column === undefined ? field : column;
}

/** The comments of a file where they stood, or at the document where their row is not in it. */
export function commentsOf(
  { activities, revisions }: ImportResult,
  rowOf: (fileId: string) => ActivityId | undefined,
): ImportedComment[] {
  return (revisions?.comments ?? []).map(({ id, text, author: writtenBy }) => {
    for (const activity of activities) {
      const place = activity.at?.find((each) => each.id === id);
      if (place) return { about: aboutOf(rowOf(activity.id), columnOf(place.field)), text, writtenBy };
    }
    return { about: { kind: 'document' }, text, writtenBy };
  });
}
