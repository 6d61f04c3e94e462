import * as Y from 'yjs';
import * as z from 'zod/mini';
import { orNull, periodSchema } from './read-rows';
import { type RichNode, readRichText } from './rich-text';
import { type DocumentParts, rowsIn } from './shape';
import { attendanceSexes, attendanceStates, MOST_PEOPLE, outcomeKinds } from './workshop';

const deletedAt = orNull(z.string());
const text = z.catch(z._default(z.string(), ''), '');
const outcomeSchema = z.object({
  kind: z.catch(z.enum(outcomeKinds), 'decision'),
  by: orNull(periodSchema),
  activity: orNull(z.object({ documentId: z.string(), activityId: z.string() })),
  deletedAt,
});
const ownerSchema = z.object({
  text,
  organisationId: z.optional(z.string()),
  personId: z.optional(z.string()),
});
const attendanceSchema = z.object({
  organisationId: orNull(z.string()),
  organisation: text,
  sex: z.catch(z.enum(attendanceSexes), 'not-stated'),
  state: z.catch(z.enum(attendanceStates), 'present'),
  count: z.catch(z.int().check(z.minimum(0), z.maximum(MOST_PEOPLE)), 0),
  deletedAt,
});

export type OutcomeSnapshot = z.infer<typeof outcomeSchema> & {
  readonly id: string;
  readonly what: RichNode;
  readonly who: readonly (z.infer<typeof ownerSchema> & { readonly key: string })[];
};
export type AttendanceSnapshot = z.infer<typeof attendanceSchema> & { readonly id: string };

/** What a workshop's page holds beside its sessions and its notes, in the order in which it was written. */
export interface WorkshopSnapshot {
  readonly outcomes: readonly OutcomeSnapshot[];
  readonly attendance: readonly AttendanceSnapshot[];
}
const emptyWorkshop: WorkshopSnapshot = { outcomes: [], attendance: [] };

/** Deleted rows, and what is no row, are left out; a value of a wrong form reads as if it were not there. */
export function readWorkshop({
  outcomes,
  attendance,
}: Pick<DocumentParts, 'outcomes' | 'attendance'>): WorkshopSnapshot {
  // Nearly every document has neither.
  if (outcomes.size + attendance.size === 0) return emptyWorkshop;
  return {
    outcomes: inOrder(outcomes, (id, row) => ({
      id,
      ...outcomeSchema.parse(Object.fromEntries(row.entries())),
      what: textOf(row.get('what')),
      who: ownersOf(row.get('who')),
    })),
    attendance: inOrder(attendance, (id, row) => ({
      id,
      ...attendanceSchema.parse(Object.fromEntries(row.entries())),
    })),
  };
}

function inOrder<T extends { readonly id: string; readonly deletedAt: string | null }>(
  rows: Y.Map<Y.Map<unknown>>,
  read: (id: string, row: Y.Map<unknown>) => T,
): T[] {
  return [...rowsIn(rows)]
    .map(([id, row]) => read(id, row))
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const textOf = (value: unknown): RichNode =>
  value instanceof Y.XmlFragment ? readRichText(value) : { type: 'doc', content: [] };

function ownersOf(value: unknown): OutcomeSnapshot['who'] {
  if (!(value instanceof Y.Map)) return [];
  return [...value.entries()]
    .flatMap(([key, held]) => {
      const read = ownerSchema.safeParse(held);
      return read.success ? [{ key, ...read.data }] : [];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
