import type { ActivityKind } from '#domain/document/kinds';
import type { RichNode } from '#domain/document/rich-text';
import type { OutcomeKind } from '#domain/document/workshop';
import type { Period } from '#domain/period/period';
import type { ColumnChoices } from './columns';

/** The kinds of document that an import can make (docs/field.md, "The documents, as they really look"). */
export const IMPORT_KINDS = ['roadmap', 'action-plan', 'tracker', 'agenda', 'text'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type ImportLanguage = 'fr' | 'en' | 'ar' | 'es' | 'it';

export interface ImportedSection {
  readonly id: string;
  readonly parentId: string | null;
  /** Normalised for sorting: "1/" is 1, "AXE 1:" is 1. */
  readonly number?: string;
  /** The number as it was written, when that is not the number alone. */
  readonly numberText?: string;
  readonly title: string;
  readonly otherName?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly suspended?: { readonly reason: string };
}

/** A responsible as written. `proposed` is a code for a person to accept; it never replaces the text. */
export interface ImportedResponsible {
  readonly text: string;
  readonly organisation?: string;
  readonly proposed?: string;
  /** Only of files that say who carries the activity; otherwise the first one known to the network does. */
  readonly lead?: boolean;
}

export interface ImportedActivity {
  readonly id: string;
  /** null when the file puts the activity under no section. */
  readonly sectionId: string | null;
  /** Normalised for sorting: "Activité.3. 1." is 3.1. */
  readonly number?: string;
  readonly numberText?: string;
  readonly title: string;
  /** Only when the title carries marks. */
  readonly titleRich?: readonly RichNode[];
  /** `text` is empty when the file gives no period at all, which is not "to be fixed". */
  readonly period: Period;
  readonly places: readonly { readonly text: string; readonly country?: string }[];
  readonly placesMode: 'any' | 'all';
  /** The places as written, when a word between them ("ou") would be lost otherwise. */
  readonly placesText?: string;
  readonly responsibles: readonly ImportedResponsible[];
  /** The responsibles as written, when a word between them ("et/ou") would be lost otherwise. */
  readonly responsiblesText?: string;
  /** A status code, when the file's word for it is known; `statusText` is that word. */
  readonly status?: ImportedStatus;
  readonly statusText?: string;
  readonly remarks: string;
  /** Only when it says more than `remarks`: marks, several paragraphs, lists. */
  readonly remarksRich?: readonly RichNode[];
  /** What stands in columns that are no field of an activity, by header. */
  readonly other?: Readonly<Record<string, string>>;
  /** Words that look like a slip, with what was probably meant. */
  readonly notes?: readonly { readonly text: string; readonly proposed: string }[];
  /** Fields that only files of our own making name, or a person did. */
  readonly own?: OwnFields;
  /** Its number and title before changes that were tracked in the file. */
  readonly was?: { readonly number: string; readonly title: string };
  /** The changes and comments that stand in its row, each with the field they stand at. */
  readonly at?: readonly RevisionPlace[];
}

/** What a workshop decided, or what follows from it. Only files of our own making tell it apart. */
export interface ImportedOutcome {
  readonly kind: OutcomeKind;
  readonly what: readonly RichNode[];
  /** `person`: the id of somebody of the network that the file comes from; their name is not in it. */
  readonly who: readonly {
    readonly text: string;
    readonly organisation?: string;
    readonly person?: string;
  }[];
  readonly by?: Period;
}

/** Where in an activity something was changed or said, by its id in `ImportedRevisions`. */
export interface RevisionPlace {
  readonly id: string;
  readonly field: RevisedField;
}
export type RevisedField = ColumnField | keyof OwnFields | 'places' | 'responsibles';

/** A change that was tracked in a Word file, with the name of who made it as it is written there. */
export interface TrackedChange {
  readonly id: string;
  readonly kind: 'inserted' | 'deleted';
  readonly text: string;
  readonly author: string;
  /** ISO instant. */
  readonly at?: string;
}
/** A comment that was written in a Word file. */
export interface WrittenComment {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly at?: string;
}
export interface ImportedRevisions {
  readonly changes: readonly TrackedChange[];
  readonly comments: readonly WrittenComment[];
}

/** What an export of Jalon says of an activity beyond what the tables of others do. */
export interface OwnFields {
  readonly kind?: ActivityKind;
  readonly quantity?: number;
  readonly targetGroup?: string;
  readonly recurring?: boolean;
  /** `HH:mm` and a length, of an agenda. */
  readonly startsAt?: string;
  readonly minutes?: number;
  readonly expectedResult?: readonly RichNode[];
  readonly partners?: readonly ImportedResponsible[];
  readonly deliverables?: readonly ImportedResponsible[];
  /** By code; one that the network does not know goes to the remarks. */
  readonly projects?: readonly string[];
  readonly indicators?: readonly { readonly code: string; readonly expected?: number }[];
  /** Links to other activities of the same file, by their ids here. */
  readonly dependsOn?: readonly string[];
  readonly contributesTo?: readonly string[];
}

export type ImportedStatus =
  | 'planned'
  | 'confirmed'
  | 'under-way'
  | 'done'
  | 'postponed'
  | 'suspended'
  | 'cancelled';

/** What a column of a table was taken for; `other` columns go to the activities' `other`. */
export type ColumnField =
  | 'section'
  | 'title'
  | 'place'
  | 'period'
  | 'responsible'
  | 'remarks'
  | 'status'
  | 'number'
  | 'partners'
  | 'quantity'
  | 'targetGroup'
  | 'deliverables'
  | 'expectedResult'
  | 'other';

/** A column as it stands in the file, and what it was taken for. */
export interface ImportedColumn {
  readonly id: string;
  /** As written; empty when the table names its columns nowhere. */
  readonly header: string;
  /** Empty: its table is kept as text. */
  readonly fields: readonly ColumnField[];
  /** Its first different values, shortened. */
  readonly samples: readonly string[];
  /** How many of its cells say something. */
  readonly filled: number;
}

/**
 * What an import would make (docs/design.md, "The outside"): every word of the file is somewhere in it.
 * Ids are `s1`, `a1` … in reading order: whoever creates the document gives real ones.
 */
export interface ImportResult {
  readonly kind: ImportKind;
  readonly title: string;
  readonly titleRich?: readonly RichNode[];
  readonly language: ImportLanguage;
  /** The one year the title names: months without a year were read in it. */
  readonly year?: number;
  /** Of tables that had to be understood; a file of our own making is read exactly. */
  readonly columns?: readonly ImportedColumn[];
  /** The document this one refers to as its origin, with its adoption as far as it is told, as written. */
  readonly derivedFrom?: { readonly text: string; readonly adoptedBy?: string; readonly date?: string };
  readonly sections: readonly ImportedSection[];
  readonly activities: readonly ImportedActivity[];
  /** Of an agenda. */
  readonly outcomes?: readonly ImportedOutcome[];
  /** What fits no field, in reading order: the narrative. */
  readonly leftover: readonly string[];
  /** Only when it says more than `leftover`: headings, lists, marks. */
  readonly leftoverRich?: readonly RichNode[];
  /** Of a Word file in which changes were tracked or comments written: it is understood as if all were accepted. */
  readonly revisions?: ImportedRevisions;
  /** Rows that were deleted as a tracked change. */
  readonly deletedRows?: readonly { readonly number: string; readonly title: string }[];
}

/** An organisation, committee or project that may be responsible, with every name it goes by. */
export interface KnownOrganisation {
  readonly code: string;
  readonly names: readonly string[];
}

export interface ImportOptions {
  /** What a person chose; otherwise recognised from words and structure. */
  readonly kind?: ImportKind | undefined;
  /** The network's organisations, asked before the built-in ones. */
  readonly known?: readonly KnownOrganisation[] | undefined;
  /** What columns hold, where a person says so. */
  readonly columns?: ColumnChoices | undefined;
  /** The year in which months without one are read, where the title names none. */
  readonly year?: number | undefined;
}
