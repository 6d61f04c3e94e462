import type * as Y from 'yjs';
import { type ActivityMapField, type ActivityMaps, activityMapFields } from '#domain/document/fields';
import { kindDefinitions, type SectionLevel } from '#domain/document/kinds';
import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';
import { writeRichText } from '#domain/document/rich-text';
import { activityMap, addActivity, moveActivity, setEntries } from '#domain/document/shape';
import type { ActivityId, SectionId } from '#domain/ids';

type Rows = Pick<DocumentSnapshot, 'sections' | 'activities'>;

/** Adds an empty activity right before or after another. */
export function addBeside(
  doc: Y.Doc,
  { activities }: Rows,
  beside: ActivitySnapshot,
  where: 'above' | 'below',
): ActivityId {
  const siblings = activities.filter((each) => each.sectionId === beside.sectionId);
  const index = siblings.findIndex((each) => each.id === beside.id);
  const afterId = where === 'below' ? beside.id : (siblings[index - 1]?.id ?? null);
  return addActivity(doc, { sectionId: beside.sectionId }, 'grid', { afterId });
}

/**
 * Moves an activity one line up or down. At the border of its section it goes into the neighbouring one, as
 * the eye expects. False when there is nowhere to go.
 */
export function moveByOne(doc: Y.Doc, { sections, activities }: Rows, id: string, by: -1 | 1): boolean {
  const activity = activities.find((each) => each.id === id);
  if (!activity) return false;
  const of = (sectionId: SectionId | null) => activities.filter((each) => each.sectionId === sectionId);
  const siblings = of(activity.sectionId);
  const index = siblings.findIndex((each) => each.id === id);
  const neighbour = siblings[index + by];
  if (neighbour) {
    const afterId = by === 1 ? neighbour.id : (siblings[index - 2]?.id ?? null);
    moveActivity(doc, activity.id, { sectionId: activity.sectionId, afterId }, 'grid');
    return true;
  }
  const at = sections.findIndex((each) => each.id === activity.sectionId);
  const target = at < 0 ? (by === -1 ? sections.at(-1) : undefined) : sections[at + by];
  if (!target) return false;
  const afterId = by === 1 ? null : (of(target.id).at(-1)?.id ?? null);
  moveActivity(doc, activity.id, { sectionId: target.id, afterId }, 'grid');
  return true;
}

/** A copy right below, with new ids everywhere; it remembers what it was copied from. */
export function duplicate(doc: Y.Doc, activity: ActivitySnapshot): ActivityId {
  const { id, deletedAt: _, order: __, decidedIn: ___, ...copied } = activity;
  const { remarks, expectedResult, kind, period, ...rest } = copied;
  const scalars = Object.fromEntries(
    Object.entries(rest).filter(([field]) => !(activityMapFields as readonly string[]).includes(field)),
  );
  const maps = Object.fromEntries(
    activityMapFields.map((field) => [
      field,
      Object.fromEntries(activityMap(doc, id, field)?.entries() ?? []),
    ]),
  );
  return addActivity(
    doc,
    {
      ...scalars,
      ...maps,
      ...(kind === null ? {} : { kind }),
      ...(period === null ? {} : { period }),
      sectionId: activity.sectionId,
      copiedFrom: id,
    },
    'grid',
    {
      afterId: id,
      texts: { remarks: writeRichText(remarks), expectedResult: writeRichText(expectedResult) },
    },
  );
}

/**
 * Writes what changed between two states of a field with several values, and nothing else: what a colleague
 * added or removed meanwhile stays.
 */
export function applyEntries<F extends ActivityMapField>(
  doc: Y.Doc,
  id: string,
  field: F,
  before: Readonly<Record<string, ActivityMaps[F]>>,
  after: Readonly<Record<string, ActivityMaps[F]>>,
): void {
  const map = activityMap(doc, id, field);
  if (!map) return;
  const next: Record<string, ActivityMaps[F]> = Object.fromEntries(map.entries());
  for (const key of Object.keys(before)) if (!(key in after)) delete next[key];
  for (const [key, value] of Object.entries(after)) {
    if (JSON.stringify(before[key]) !== JSON.stringify(value)) next[key] = value;
  }
  setEntries(doc, id, field, next, 'grid');
}

/** What the level of a new section is called: the kind's word for its depth, the innermost one below. */
export function levelAt(kind: DocumentSnapshot['kind'], depth: number): SectionLevel | null {
  const { levels } = kindDefinitions[kind];
  return levels[depth] ?? levels.at(-1) ?? null;
}

/** Whether a section may hold sections of its own in this kind of document. */
export function mayNest(kind: DocumentSnapshot['kind'], section: SectionSnapshot): boolean {
  return section.depth + 1 < kindDefinitions[kind].levels.length;
}

/** What leaving a cell does with the value in it. */
export type Leaving = 'nothing' | 'write' | 'choose';

/**
 * `base` stood there when the edit began, `theirs` stands there now. A value that somebody else changed
 * meanwhile is never overwritten without a choice.
 */
export function leaving(base: unknown, mine: unknown, theirs: unknown): Leaving {
  if (same(mine, base) || same(mine, theirs)) return 'nothing';
  return same(theirs, base) ? 'write' : 'choose';
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
