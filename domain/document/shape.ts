import * as Y from 'yjs';
import { type ActivityId, newId, type SectionId } from '#domain/ids';
import {
  type ActivityMapField,
  type ActivityMaps,
  type ActivityScalarField,
  type ActivityScalars,
  type ActivityTextField,
  activityMapFields,
  activityTextFields,
  type MetaScalars,
  type SectionScalarField,
  type SectionScalars,
} from './fields';
import { compareOrder, type Ordered, placeAfter } from './order';

/**
 * The version of the structure below and of its rows' fields. It travels with the socket's upgrade: another one is
 * refused.
 */
export const SHAPE_VERSION = 1;

/** Says where a change came from, so that undo follows one's own edits only and the log can tell. */
export type EditOrigin =
  | 'grid'
  | 'import'
  | 'seed'
  | 'copy'
  | 'restore'
  | 'undo-import'
  | 'suggestion'
  | 'agenda';

export interface DocumentParts {
  readonly meta: Y.Map<unknown>;
  readonly sections: Y.Map<Y.Map<unknown>>;
  readonly activities: Y.Map<Y.Map<unknown>>;
  readonly body: Y.XmlFragment;
  /** What a workshop decides, and who is there: agendas only (./workshop). */
  readonly outcomes: Y.Map<Y.Map<unknown>>;
  readonly attendance: Y.Map<Y.Map<unknown>>;
}

/** The roots of every shared document (docs/design.md, "Shared editing, exactly"). */
export function documentParts(doc: Y.Doc): DocumentParts {
  return {
    meta: doc.getMap('meta'),
    sections: doc.getMap('sections'),
    activities: doc.getMap('activities'),
    body: doc.getXmlFragment('body'),
    outcomes: doc.getMap('outcomes'),
    attendance: doc.getMap('attendance'),
  };
}

/** A row; undefined when there is none, or when something else was written in its place. */
export function rowIn(rows: Y.Map<Y.Map<unknown>>, id: string): Y.Map<unknown> | undefined {
  // A program of somebody's own may write anything.
  const row: unknown = rows.get(id);
  return row instanceof Y.Map ? row : undefined;
}

/** The rows of one part; what was written in the place of one is left out. */
export function* rowsIn(rows: Y.Map<Y.Map<unknown>>): Generator<[id: string, row: Y.Map<unknown>]> {
  for (const id of rows.keys()) {
    const row = rowIn(rows, id);
    if (row) yield [id, row];
  }
}

/** Writes what a document says of itself; what is not named stays. */
export function setMeta(doc: Y.Doc, values: Partial<MetaScalars>, origin: EditOrigin): void {
  doc.transact(() => assign(documentParts(doc).meta, values), origin);
}

/** Adds a section at the end of its siblings, or right after `afterId` (null: first). */
export function addSection(
  doc: Y.Doc,
  values: Partial<SectionScalars> & { parentId: SectionId | null },
  origin: EditOrigin,
  options: { id?: SectionId; afterId?: SectionId | null } = {},
): SectionId {
  const id = options.id ?? newId<SectionId>();
  doc.transact(() => {
    const { sections } = documentParts(doc);
    const order = place(sections, 'parentId', values.parentId, options.afterId);
    const row = new Y.Map<unknown>();
    assign(row, { title: '', ...values, order });
    sections.set(id, row);
  }, origin);
  return id;
}

export type NewActivity = Partial<ActivityScalars> &
  Partial<{ [F in ActivityMapField]: Readonly<Record<string, ActivityMaps[F]>> }>;

/**
 * Adds an activity at the end of its section, or right after `afterId` (null: first). The rich cells and the
 * maps are made with the row, empty, so that two people filling them at once meet in the same one.
 */
export function addActivity(
  doc: Y.Doc,
  values: NewActivity & { sectionId: SectionId | null },
  origin: EditOrigin,
  options: {
    id?: ActivityId;
    afterId?: ActivityId | null;
    texts?: Partial<Record<ActivityTextField, Y.XmlFragment>>;
  } = {},
): ActivityId {
  const id = options.id ?? newId<ActivityId>();
  doc.transact(() => {
    const { activities } = documentParts(doc);
    const order = place(activities, 'sectionId', values.sectionId, options.afterId);
    const row = new Y.Map<unknown>();
    for (const field of activityMapFields) {
      row.set(field, new Y.Map(Object.entries(values[field] ?? {})));
    }
    for (const field of activityTextFields) {
      row.set(field, options.texts?.[field] ?? new Y.XmlFragment());
    }
    const scalars = Object.fromEntries(
      Object.entries(values).filter(([field]) => !(activityMapFields as readonly string[]).includes(field)),
    );
    assign(row, { title: '', ...scalars, order });
    activities.set(id, row);
  }, origin);
  return id;
}

/** Sets one value of an activity; nothing is written when it is already so. */
export function setActivity<F extends ActivityScalarField>(
  doc: Y.Doc,
  id: string,
  field: F,
  value: ActivityScalars[F],
  origin: EditOrigin,
): void {
  setScalar(rowIn(documentParts(doc).activities, id), doc, field, value, origin);
}

export function setSection<F extends SectionScalarField>(
  doc: Y.Doc,
  id: string,
  field: F,
  value: SectionScalars[F],
  origin: EditOrigin,
): void {
  setScalar(rowIn(documentParts(doc).sections, id), doc, field, value, origin);
}

/** The keyed values of a multi-valued field, live; undefined when the row is not there or is misshapen. */
export function activityMap<F extends ActivityMapField>(
  doc: Y.Doc,
  id: string,
  field: F,
): Y.Map<ActivityMaps[F]> | undefined {
  const map = rowIn(documentParts(doc).activities, id)?.get(field);
  // The field's values are written only through this module, with the types above.
  return map instanceof Y.Map ? (map as Y.Map<ActivityMaps[F]>) : undefined;
}

/** Makes the keyed values of a field exactly `entries`, touching only what differs. */
export function setEntries<F extends ActivityMapField>(
  doc: Y.Doc,
  id: string,
  field: F,
  entries: Readonly<Record<string, ActivityMaps[F]>>,
  origin: EditOrigin,
): void {
  doc.transact(() => {
    const map = activityMap(doc, id, field);
    if (!map) return;
    for (const key of [...map.keys()]) if (!(key in entries)) map.delete(key);
    for (const [key, value] of Object.entries(entries)) if (!same(map.get(key), value)) map.set(key, value);
  }, origin);
}

/** The live text of a rich cell. */
export function activityText(doc: Y.Doc, id: string, field: ActivityTextField): Y.XmlFragment | undefined {
  const text = rowIn(documentParts(doc).activities, id)?.get(field);
  return text instanceof Y.XmlFragment ? text : undefined;
}

/** Moves an activity into a section, right after another (null: first). */
export function moveActivity(
  doc: Y.Doc,
  id: ActivityId,
  to: { sectionId: SectionId | null; afterId: ActivityId | null },
  origin: EditOrigin,
): void {
  doc.transact(() => {
    const { activities } = documentParts(doc);
    const row = rowIn(activities, id);
    if (!row) return;
    const order = place(activities, 'sectionId', to.sectionId, to.afterId, id);
    assign(row, { sectionId: to.sectionId, order });
  }, origin);
}

/**
 * Marks rows as deleted. The Y.Map stays: throwing it away would throw away what a colleague writes offline.
 * A section takes what stands under it along.
 */
export function deleteNodes(doc: Y.Doc, ids: readonly string[], at: Date, origin: EditOrigin): void {
  setDeleted(doc, ids, at.toISOString(), origin);
}

/** Takes deletions back, of what stands under a section too: the rows are where they were. */
export function restoreNodes(doc: Y.Doc, ids: readonly string[], origin: EditOrigin): void {
  setDeleted(doc, ids, null, origin);
}

function setDeleted(doc: Y.Doc, ids: readonly string[], deletedAt: string | null, origin: EditOrigin): void {
  doc.transact(() => {
    const { sections, activities } = documentParts(doc);
    for (const id of withDescendants(sections, activities, ids)) {
      const row = rowIn(activities, id) ?? rowIn(sections, id);
      // What was deleted before keeps its own time: it does not come back with its section.
      if (row && ((row.get('deletedAt') ?? null) === null) !== (deletedAt === null))
        row.set('deletedAt', deletedAt);
    }
  }, origin);
}

function withDescendants(
  sections: Y.Map<Y.Map<unknown>>,
  activities: Y.Map<Y.Map<unknown>>,
  ids: readonly string[],
): Set<string> {
  const found = new Set(ids);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [id, row] of rowsIn(sections)) {
      const parentId = row.get('parentId');
      if (!found.has(id) && typeof parentId === 'string' && found.has(parentId)) {
        found.add(id);
        grown = true;
      }
    }
  }
  for (const [id, row] of rowsIn(activities)) {
    const sectionId = row.get('sectionId');
    if (typeof sectionId === 'string' && found.has(sectionId)) found.add(id);
  }
  return found;
}

/** A key after `afterId` among the rows of one parent; rekeys neighbours where two keys were equal. */
function place(
  rows: Y.Map<Y.Map<unknown>>,
  parentField: 'parentId' | 'sectionId',
  parent: string | null,
  afterId: string | null | undefined,
  moving?: string,
): string {
  const siblings: Ordered[] = [];
  for (const [id, row] of rowsIn(rows)) {
    if (id !== moving && (row.get(parentField) ?? null) === parent) {
      siblings.push({ id, order: String(row.get('order') ?? '') });
    }
  }
  const last = [...siblings].sort(compareOrder).at(-1)?.id ?? null;
  const placement = placeAfter(siblings, afterId === undefined ? last : afterId);
  for (const neighbour of placement.rekeyed) rowIn(rows, neighbour.id)?.set('order', neighbour.order);
  return placement.order;
}

function assign(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(values)) if (value !== undefined) map.set(field, value);
}

function setScalar(
  row: Y.Map<unknown> | undefined,
  doc: Y.Doc,
  field: string,
  value: unknown,
  origin: EditOrigin,
): void {
  if (!row || same(row.get(field), value)) return;
  doc.transact(() => row.set(field, value), origin);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
