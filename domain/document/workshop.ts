import * as Y from 'yjs';
import { type ActivityId, type DocumentId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import type { Period } from '#domain/period/period';
import { plainParagraphs, type RichNode, writeRichText } from './rich-text';
import { same } from './same';
import { documentParts, type EditOrigin, rowIn } from './shape';

/** What a workshop brings forth: what was decided, and what somebody is to do about it. */
export const outcomeKinds = ['decision', 'follow-up'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Of those who were expected. */
export const attendanceStates = ['present', 'excused', 'absent'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/** As a report of status counts participants. */
export const attendanceSexes = ['women', 'men', 'not-stated'] as const;
export type AttendanceSex = (typeof attendanceSexes)[number];

/** One who is to do it: an organisation, a person of the network, or only what was written. */
export interface OutcomeOwner {
  /** Empty for a person: names live in one row that erasure blanks. */
  readonly text: string;
  readonly organisationId?: OrganisationId;
  readonly personId?: PersonId;
}

export interface OutcomeScalars {
  kind: OutcomeKind;
  /** By when; null when nobody said. */
  by: Period | null;
  /** The activity of a plan that it became. */
  activity: { readonly documentId: DocumentId; readonly activityId: ActivityId } | null;
  deletedAt: string | null;
}

/** So many people of one organisation; one line for each participant is a count of 1. Nobody is named. */
export interface AttendanceScalars {
  organisationId: OrganisationId | null;
  /** What was written, when it is no organisation of the network. */
  organisation: string;
  sex: AttendanceSex;
  state: AttendanceState;
  count: number;
  deletedAt: string | null;
}
/** More at one table than any workshop has: a slip of the finger. */
export const MOST_PEOPLE = 9_999;

/**
 * Adds a decision or a follow-up. Its words are text that people write together, made with the row; rows stand in the
 * order of their ids, which is the order in which they were made.
 */
export function addOutcome(
  doc: Y.Doc,
  { kind, what, by = null }: { kind: OutcomeKind; what: string | RichNode; by?: Period | null },
  origin: EditOrigin,
  { id = newId<string>(), who = {} }: { id?: string; who?: Readonly<Record<string, OutcomeOwner>> } = {},
): string {
  doc.transact(() => {
    const row = new Y.Map<unknown>();
    row.set('kind', kind);
    row.set('what', writeRichText(typeof what === 'string' ? plainParagraphs(what) : what));
    row.set('who', new Y.Map(Object.entries(who)));
    if (by) row.set('by', by);
    documentParts(doc).outcomes.set(id, row);
  }, origin);
  return id;
}

export function setOutcome<F extends keyof OutcomeScalars>(
  doc: Y.Doc,
  id: string,
  field: F,
  value: OutcomeScalars[F],
  origin: EditOrigin,
): void {
  setIn(doc, rowIn(documentParts(doc).outcomes, id), field, value, origin);
}

/** The live words of a decision or follow-up. */
export function outcomeText(doc: Y.Doc, id: string): Y.XmlFragment | undefined {
  const text = rowIn(documentParts(doc).outcomes, id)?.get('what');
  return text instanceof Y.XmlFragment ? text : undefined;
}

/** Who is to do it, live: keyed by the id of who it is, so that two who name the same name one. */
export function outcomeOwners(doc: Y.Doc, id: string): Y.Map<OutcomeOwner> | undefined {
  const who = rowIn(documentParts(doc).outcomes, id)?.get('who');
  // Written only through this module.
  return who instanceof Y.Map ? (who as Y.Map<OutcomeOwner>) : undefined;
}

/** Under which key an owner stands. */
export function ownerKey(owner: OutcomeOwner): string {
  return owner.organisationId ?? owner.personId ?? owner.text;
}

export function addAttendance(
  doc: Y.Doc,
  values: Omit<AttendanceScalars, 'deletedAt'>,
  origin: EditOrigin,
  { id = newId<string>() }: { id?: string } = {},
): string {
  doc.transact(() => {
    documentParts(doc).attendance.set(id, new Y.Map<unknown>(Object.entries(values)));
  }, origin);
  return id;
}

export function setAttendance<F extends keyof AttendanceScalars>(
  doc: Y.Doc,
  id: string,
  field: F,
  value: AttendanceScalars[F],
  origin: EditOrigin,
): void {
  setIn(doc, rowIn(documentParts(doc).attendance, id), field, value, origin);
}

function setIn(
  doc: Y.Doc,
  row: Y.Map<unknown> | undefined,
  field: string,
  value: unknown,
  origin: EditOrigin,
): void {
  if (!row || same(row.get(field) ?? null, value)) return;
  doc.transact(() => row.set(field, value), origin);
}
