import * as z from 'zod/mini';
import { MAX_QUOTATION, stretchSchema } from './anchor';

/** The document's own text, beside the fields of its activities. */
export const BODY = 'body';

/** A column's name. A kind of document may have more of them than this release knows. */
const field = z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}$/));
const activityId = z.uuid();

/** What a thread is about. */
export const aboutSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document') }),
  z.strictObject({ kind: z.literal('activity'), activityId }),
  z.strictObject({ kind: z.literal('field'), activityId, field }),
  /** A stretch of a rich cell; without an activity, of the document's own text. */
  z.strictObject({
    kind: z.literal('text'),
    activityId: z.nullable(activityId),
    field,
    stretch: stretchSchema,
    // Line ends between blocks come on top of the letters.
    quotation: z.string().check(z.minLength(1), z.maxLength(MAX_QUOTATION * 2)),
  }),
]);
export type About = z.output<typeof aboutSchema>;

/** The activity that a thread stands at; null: the document itself. */
export function activityOf(about: About): string | null {
  return about.kind === 'document' ? null : about.activityId;
}

/** The column that a thread stands at; null: no single one. */
export function fieldOf(about: About): string | null {
  return about.kind === 'field' || about.kind === 'text' ? about.field : null;
}
