import type { DocumentId, OrganisationId, SectionId } from '#domain/ids';
import type { CalendarDate, Period } from '#domain/period/period';
import type { ActivityKind, DocumentKind } from './kinds';

/** One responsible of an activity: an organisation, a committee or a project, or only what was written. */
export interface Responsible {
  readonly text: string;
  readonly organisationId?: OrganisationId;
  /** One responsible carries the activity; totals of an event come from it alone. */
  readonly lead?: boolean;
  /** What an import took the word for; never applied without somebody's yes. */
  readonly proposed?: string;
}
export interface Place {
  readonly text: string;
  readonly country?: string;
}
export interface Deliverable {
  readonly text: string;
  readonly organisationId?: OrganisationId;
}
/** The fields that can hold several values: maps by key, so that two people adding at once keep both. */
export interface ActivityMaps {
  places: Place;
  responsibles: Responsible;
  partners: { readonly text: string; readonly organisationId?: OrganisationId };
  /** Keyed by project id. */
  projects: true;
  /** Keyed by indicator id; `expected` is the contribution in the indicator's unit. */
  indicators: { readonly expected?: number };
  /** Keyed by activity id. */
  dependsOn: { readonly documentId: DocumentId };
  contributesTo: { readonly documentId: DocumentId };
  deliverables: Deliverable;
}
export type ActivityMapField = keyof ActivityMaps;
export const activityMapFields = [
  'places',
  'responsibles',
  'partners',
  'projects',
  'indicators',
  'dependsOn',
  'contributesTo',
  'deliverables',
] as const satisfies readonly ActivityMapField[];
export const isMapField = (field: string): field is ActivityMapField =>
  (activityMapFields as readonly string[]).includes(field);

/** Fields with one value, replaced as a whole when somebody leaves the cell. */
export interface ActivityScalars {
  sectionId: SectionId | null;
  order: string;
  title: string;
  number: string;
  /** Null when nobody said. */
  kind: ActivityKind | null;
  /** Null when no period was written, which is not "to be fixed". */
  period: Period | null;
  placesMode: 'any' | 'all';
  quantity: number | null;
  targetGroup: string;
  recurring: boolean;
  /** Agenda: `HH:mm` at the place, and the length in minutes. */
  startsAt: string;
  minutes: number | null;
  copiedFrom: string;
  /** The workshop in which somebody decided that it be done; null when it came otherwise. */
  decidedIn: { readonly documentId: DocumentId; readonly outcomeId: string } | null;
  deletedAt: string | null;
}
export type ActivityScalarField = keyof ActivityScalars;

/** Text written together, with marks, lists and links. Created with the row: later, one of two would lose text. */
export const activityTextFields = ['remarks', 'expectedResult'] as const;
export type ActivityTextField = (typeof activityTextFields)[number];
export const isTextField = (field: string): field is ActivityTextField =>
  (activityTextFields as readonly string[]).includes(field);

export interface SectionScalars {
  parentId: SectionId | null;
  order: string;
  title: string;
  otherName: string;
  number: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  suspended: boolean;
  suspendedReason: string;
  /** Agenda: the day's calendar date; empty when nobody said. */
  date: CalendarDate | '';
  deletedAt: string | null;
}
export type SectionScalarField = keyof SectionScalars;

export interface MetaScalars {
  kind: DocumentKind;
  title: string;
  /** The language the document is written in. */
  language: string;
  /** The plan's year, when it has one: the context in which "Mars-Avril" is read. */
  year: number | null;
  derivedFrom: { readonly text: string; readonly adoptedBy?: string; readonly date?: string } | null;
  /** Agenda: the first day on which it and its activity were last agreed; empty before (./workshop-days). */
  agreedStart: CalendarDate | '';
}
