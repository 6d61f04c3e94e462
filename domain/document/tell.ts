import * as z from 'zod/mini';
import type { Period } from '#domain/period/period';
import { diffEntries } from './diff-entries';
import { type ActivityMapField, isMapField } from './fields';
import {
  type HistoryChange,
  type HistoryPart,
  isStretch,
  type Kept,
  rowChangeOf,
  WHOLE_ROW,
} from './history';
import { periodSchema } from './read-rows';

/** One value of a field that holds several. */
const entrySchema = z.object({
  text: z.catch(z._default(z.string(), ''), ''),
  organisationId: z.catch(z.optional(z.string()), undefined),
  personId: z.catch(z.optional(z.string()), undefined),
  lead: z.catch(z.optional(z.boolean()), undefined),
  expected: z.catch(z.optional(z.number()), undefined),
  documentId: z.catch(z.optional(z.string()), undefined),
});
export type ToldEntry = z.infer<typeof entrySchema> & { readonly key: string };

/** A value in a form that can be put into words. */
export type ToldValue =
  | { readonly is: 'nothing' }
  | { readonly is: 'period'; readonly period: Period }
  | { readonly is: 'flag'; readonly on: boolean }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'words'; readonly words: string }
  /** Of a longer text, the part that differs. */
  | { readonly is: 'stretch'; readonly words: string; readonly starts: boolean; readonly ends: boolean };

/** What happened to a row, told of the row. */
type RowTold = 'added' | 'removed' | 'deleted' | 'restored';

/** A change as it is put into words. */
export type Told = Pick<HistoryChange, 'part' | 'nodeId'> &
  (
    | { readonly kind: RowTold }
    /** Null: it stood, or stands, in no section. */
    | { readonly kind: 'moved'; readonly from: string | null; readonly to: string | null }
    /** To another place among those it stands with. */
    | { readonly kind: 'placed' }
    | {
        readonly kind: 'entries';
        readonly field: ActivityMapField | typeof OWNERS;
        readonly added: readonly ToldEntry[];
        readonly removed: readonly ToldEntry[];
        readonly changed: readonly { readonly before: ToldEntry; readonly after: ToldEntry }[];
      }
    /** Text written together; the same words: they were formatted. */
    | { readonly kind: 'text'; readonly field: string; readonly before: ToldValue; readonly after: ToldValue }
    | {
        readonly kind: 'value';
        readonly field: string;
        readonly before: ToldValue;
        readonly after: ToldValue;
      }
  );

const parentField = {
  sections: 'parentId',
  activities: 'sectionId',
  meta: null,
  body: null,
  outcomes: null,
  attendance: null,
} as const satisfies Record<HistoryPart, string | null>;
const texts: readonly string[] = ['remarks', 'expectedResult', 'body', 'what'];
/** Who is to do what a workshop decided: it holds several, like the lists of an activity. */
const OWNERS = 'who';

/** What a change is, whatever somebody wrote: what cannot be read as its field is told as it stands. */
export function tell({ part, nodeId, field, before, after }: HistoryChange): Told {
  const of = { part, nodeId };
  if (field === WHOLE_ROW || field === 'deletedAt') {
    const kind = rowChangeOf({ field, before, after });
    return kind === 'changed' ? { ...of, kind: 'value', field, ...values(before, after) } : { ...of, kind };
  }
  if (field === parentField[part]) return { ...of, kind: 'moved', from: idOf(before), to: idOf(after) };
  if (field === 'order' && parentField[part]) return { ...of, kind: 'placed' };
  if ((part === 'activities' && isMapField(field)) || (part === 'outcomes' && field === OWNERS)) {
    const [was, now] = [entriesOf(before), entriesOf(after)];
    if (was && now) return { ...of, kind: 'entries', field, ...diffEntries(was, now) };
  }
  return { ...of, kind: texts.includes(field) ? 'text' : 'value', field, ...values(before, after) };
}

const values = (before: Kept, after: Kept) => ({ before: toldValue(before), after: toldValue(after) });
const idOf = (value: Kept): string | null => (typeof value === 'string' ? value : null);

/** Any value as words can be found for it. */
export function toldValue(value: unknown): ToldValue {
  if (value === null || value === undefined || value === '') return { is: 'nothing' };
  if (typeof value === 'boolean') return { is: 'flag', on: value };
  if (typeof value === 'number') return { is: 'number', number: value };
  if (typeof value === 'string') return { is: 'words', words: value };
  if (isStretch(value)) {
    const { text, from, of } = value;
    return { is: 'stretch', words: text, starts: from === 0, ends: from + text.length >= of };
  }
  const period = periodSchema.safeParse(value);
  if (period.success) return { is: 'period', period: period.data };
  // "Derived from" and the like: what is written in it.
  const written = z.object({ text: z.string() }).safeParse(value);
  return { is: 'words', words: written.success ? written.data.text : JSON.stringify(value) };
}

/** Null when it is not a list of values, or is too long to be kept whole. */
function entriesOf(value: Kept): ToldEntry[] | null {
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value) || ('json' in value && 'of' in value)) return null;
  return Object.entries(value).map(([key, held]) => ({
    key,
    // A project is true; what a program of somebody's own wrote may be anything.
    ...z.catch(entrySchema, { text: '' }).parse(held),
  }));
}
