import { type About, aboutSchema, activityOf, BODY, fieldOf } from '#domain/comments/about';
import type { CommentThread, Prisma } from '#server/database/generated/client';

/** What a thread is about, under the names of the table. */
type AboutColumns = Pick<
  Prisma.CommentThreadUncheckedCreateInput,
  'activityId' | 'field' | 'stretch' | 'quotation'
>;

export function aboutColumns(about: About): AboutColumns {
  return {
    activityId: activityOf(about),
    field: fieldOf(about),
    ...(about.kind === 'text' ? { stretch: about.stretch, quotation: about.quotation } : {}),
  };
}

/** @throws when the row was not written by this module */
export function readAbout(row: Pick<CommentThread, 'activityId' | 'field' | 'stretch' | 'quotation'>): About {
  const { activityId, field, stretch, quotation } = row;
  if (stretch !== null)
    return aboutSchema.parse({ kind: 'text', activityId, field: field ?? BODY, stretch, quotation });
  if (activityId === null) return { kind: 'document' };
  return field === null ? { kind: 'activity', activityId } : { kind: 'field', activityId, field };
}
