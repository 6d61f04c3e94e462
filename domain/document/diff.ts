import { diffArrays } from 'diff';

import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from './read';
import type { OutcomeSnapshot } from './read-workshop';
import type { RichNode } from './rich-text';
import { same } from './same';

/** What says where a row stands, not what it is. */
const placing = ['id', 'sectionId', 'parentId', 'order', 'depth', 'deletedAt'] as const;
type Placing = (typeof placing)[number];

export type ActivityField = Exclude<keyof ActivitySnapshot, Placing>;
export type SectionField = Exclude<keyof SectionSnapshot, Placing>;

/** A row that is not the same in both. */
export interface RowDiff<Row, Field = keyof Row> {
  readonly id: string;
  /** Null: it was not there before. */
  readonly before: Row | null;
  /** Null: it is not there after. */
  readonly after: Row | null;
  /** It stands in another section, or elsewhere among those it stood with. */
  readonly moved: boolean;
  /** What differs, of a row that is in both. */
  readonly fields: readonly Field[];
}
export type ActivityDiff = RowDiff<ActivitySnapshot, ActivityField>;
export type SectionDiff = RowDiff<SectionSnapshot, SectionField>;
export type OutcomeDiff = RowDiff<OutcomeSnapshot, Exclude<keyof OutcomeSnapshot, Placing>>;

const metaFields = ['kind', 'title', 'language', 'year', 'derivedFrom'] as const;
export type MetaField = (typeof metaFields)[number];

/** How many rows of one part came, went, hold something else, and stand elsewhere. */
export interface RowCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
}

export interface DocumentDiff {
  readonly meta: readonly {
    readonly field: MetaField;
    readonly before: DocumentSnapshot[MetaField];
    readonly after: DocumentSnapshot[MetaField];
  }[];
  /** In reading order: those that went stand where they stood. */
  readonly sections: readonly SectionDiff[];
  /** In reading order. */
  readonly activities: readonly ActivityDiff[];
  /** The sections of both in reading order, by id: activities stand under them. */
  readonly order: readonly string[];
  /** What a workshop decided, in the order in which it was written. */
  readonly outcomes: readonly OutcomeDiff[];
  /** Null when the text is the same. */
  readonly body: { readonly before: RichNode; readonly after: RichNode } | null;
  readonly counts: { readonly sections: RowCounts; readonly activities: RowCounts };
}

/** What differs between two states of a document, as people read them: a deleted row is not there. */
export function diffDocuments(before: DocumentSnapshot, after: DocumentSnapshot): DocumentDiff {
  const sections = diffRows(before.sections, after.sections, ({ parentId }) => parentId);
  const order: string[] = [];
  const visit = (parent: string | null): void => {
    for (const id of sections.under(parent)) {
      order.push(id);
      visit(id);
    }
  };
  visit(null);
  const activities = diffRows(before.activities, after.activities, ({ sectionId }) => sectionId);
  const changedSections = order.map(sections.of).filter(differs);
  const changedActivities = [...order, null]
    .flatMap((section) => activities.under(section).map(activities.of))
    .filter(differs);
  const outcomes = diffRows(before.workshop.outcomes, after.workshop.outcomes, () => null);
  return {
    meta: metaFields.flatMap((field) =>
      same(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
    ),
    sections: changedSections,
    activities: changedActivities,
    order,
    outcomes: outcomes.under(null).map(outcomes.of).filter(differs),
    body: same(before.body, after.body) ? null : { before: before.body, after: after.body },
    counts: { sections: count(changedSections), activities: count(changedActivities) },
  };
}

/** True when there is nothing to tell. */
export function isSame({ meta, sections, activities, outcomes, body }: DocumentDiff): boolean {
  return meta.length + sections.length + activities.length + outcomes.length === 0 && body === null;
}

const differs = ({ before, after, moved, fields }: RowDiff<unknown, unknown>): boolean =>
  before === null || after === null || moved || fields.length > 0;

function count(rows: readonly RowDiff<unknown, unknown>[]): RowCounts {
  const of = (which: (row: RowDiff<unknown, unknown>) => boolean) => rows.filter(which).length;
  return {
    added: of(({ before }) => before === null),
    removed: of(({ after }) => after === null),
    changed: of(({ fields }) => fields.length > 0),
    moved: of(({ moved }) => moved),
  };
}

interface Row {
  readonly id: string;
}

/** Rows of both by id, and the order in which they stand under each parent. */
function diffRows<R extends Row>(
  before: readonly R[],
  after: readonly R[],
  parentOf: (row: R) => string | null,
) {
  const [was, now] = [byId(before), byId(after)];
  const [wasUnder, nowUnder] = [idsUnder(before, parentOf), idsUnder(after, parentOf)];
  const moved = new Set<string>();
  const orders = new Map<string | null, readonly string[]>();
  for (const parent of new Set([...nowUnder.keys(), ...wasUnder.keys()])) {
    const order: string[] = [];
    for (const part of diffArrays(wasUnder.get(parent) ?? [], nowUnder.get(parent) ?? []) ?? []) {
      for (const id of part.value) {
        // What went from here and is somewhere else stands there.
        if (part.removed && now.has(id)) continue;
        order.push(id);
        if (part.added && was.has(id)) moved.add(id);
      }
    }
    orders.set(parent, order);
  }
  const of = (id: string): RowDiff<R, Exclude<keyof R, Placing>> => {
    const [old, row] = [was.get(id) ?? null, now.get(id) ?? null];
    return {
      id,
      before: old,
      after: row,
      moved: moved.has(id),
      fields: old && row ? differing(old, row) : [],
    };
  };
  return { of, under: (parent: string | null): readonly string[] => orders.get(parent) ?? [] };
}

const byId = <R extends Row>(rows: readonly R[]): ReadonlyMap<string, R> =>
  new Map(rows.map((row) => [row.id, row]));

function idsUnder<R extends Row>(
  rows: readonly R[],
  parentOf: (row: R) => string | null,
): ReadonlyMap<string | null, readonly string[]> {
  const groups = new Map<string | null, string[]>();
  for (const row of rows) {
    const group = groups.get(parentOf(row));
    if (group) group.push(row.id);
    else groups.set(parentOf(row), [row.id]);
  }
  return groups;
}

function differing<R extends Row>(before: R, after: R): Exclude<keyof R, Placing>[] {
  // Object.keys forgets the names.
  const names = Object.keys(after) as (keyof R)[];
  return names.filter(
    (name): name is Exclude<keyof R, Placing> =>
      !(placing as readonly PropertyKey[]).includes(name) && !same(before[name], after[name]),
  );
}
