import type * as Y from 'yjs';
import type { SectionId } from '#domain/ids';
import type { DocumentKind } from './kinds';
import { compareOrder } from './order';
import {
  type ActivitySnapshot,
  type MetaValues,
  readActivity,
  readMeta,
  readSection,
  type SectionRow,
  type SectionSnapshot,
} from './read-rows';
import { readWorkshop, type WorkshopSnapshot } from './read-workshop';
import { type RichNode, readRichText } from './rich-text';
import { documentParts } from './shape';

export type { ActivitySnapshot, SectionSnapshot } from './read-rows';

/** A document as plain data: what the grid draws, the projection writes and the exports print. */
export interface DocumentSnapshot {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly language: string;
  readonly year: number | null;
  readonly derivedFrom: MetaValues['derivedFrom'];
  /** In reading order (each parent before its children), deleted ones left out. */
  readonly sections: readonly SectionSnapshot[];
  /** In reading order, deleted ones left out; those without a section come last. */
  readonly activities: readonly ActivitySnapshot[];
  /** Deleted rows, kept because facts may refer to them. */
  readonly deleted: {
    readonly sections: readonly SectionSnapshot[];
    readonly activities: readonly ActivitySnapshot[];
  };
  readonly body: RichNode;
  /** Agenda: who was there, what was decided. */
  readonly workshop: WorkshopSnapshot;
  /** Agenda: see `followPeriod`. */
  readonly agreedStart: MetaValues['agreedStart'];
  /** Nodes of a wrong shape, skipped: never fatal, always reported. */
  readonly problems: readonly { readonly nodeId: string; readonly reason: string }[];
}

/** The parts of a document, each read by itself. */
export interface ReadParts {
  readonly meta: MetaValues;
  /** In any order. */
  readonly sections: ReadonlyMap<string, SectionRow>;
  readonly activities: Iterable<ActivitySnapshot>;
  readonly body: RichNode;
  readonly workshop: WorkshopSnapshot;
  readonly problems: DocumentSnapshot['problems'];
}

/** A document read once. To read the same one again and again see `createDocumentReader`. */
export function readDocument(doc: Y.Doc): DocumentSnapshot {
  const parts = documentParts(doc);
  const problems: { nodeId: string; reason: string }[] = [];
  const sections = new Map<string, SectionRow>();
  for (const id of parts.sections.keys()) {
    const section = readSection(parts.sections, id);
    if (section) sections.set(id, section);
    else problems.push(notAMap.section(id));
  }
  const activities: ActivitySnapshot[] = [];
  for (const id of parts.activities.keys()) {
    const activity = readActivity(parts.activities, id);
    if (activity) activities.push(activity);
    else problems.push(notAMap.activity(id));
  }
  return arrange({
    meta: readMeta(parts.meta),
    sections,
    activities,
    body: readRichText(parts.body),
    workshop: readWorkshop(parts),
    problems,
  });
}

/** What is said of a node that is no row. */
export const notAMap = {
  section: (nodeId: string) => ({ nodeId, reason: 'section-not-a-map' }),
  activity: (nodeId: string) => ({ nodeId, reason: 'activity-not-a-map' }),
};

/**
 * Puts what was read in its place. Whatever order updates arrived in, everyone reads the same: a section whose
 * parent is missing, deleted or its own descendant stands at the top; an activity whose section is missing or
 * deleted stands at the end, without section, where people see it.
 */
export function arrange({
  meta,
  sections,
  activities,
  body,
  workshop,
  problems,
}: ReadParts): DocumentSnapshot {
  const live = [...sections.values()].filter((section) => section.deletedAt === null);
  const parentOf = (id: string): SectionId | null => {
    const parentId = sections.get(id)?.parentId ?? null;
    const parent = parentId === null ? undefined : sections.get(parentId);
    return parent && parent.deletedAt === null && !isOwnAncestor(sections, id) ? parent.id : null;
  };
  const children = groupBy(live, (section) => parentOf(section.id));
  const ordered: SectionSnapshot[] = [];
  const visit = (parentId: SectionId | null, depth: number): void => {
    for (const section of (children.get(parentId) ?? []).sort(compareOrder)) {
      ordered.push(placedSection(section, parentId, depth));
      visit(section.id, depth + 1);
    }
  };
  visit(null, 0);

  const position = new Map(ordered.map((section, index) => [section.id, index]));
  const rank = (activity: ActivitySnapshot): number =>
    activity.sectionId === null ? ordered.length : (position.get(activity.sectionId) ?? ordered.length);
  const placed = [...activities].map((activity) =>
    activity.sectionId !== null && position.has(activity.sectionId) ? activity : withoutSection(activity),
  );
  placed.sort((a, b) => rank(a) - rank(b) || compareOrder(a, b));

  return {
    ...meta,
    sections: ordered,
    activities: placed.filter((activity) => activity.deletedAt === null),
    deleted: {
      sections: [...sections.values()]
        .filter((section) => section.deletedAt !== null)
        .sort(compareOrder)
        // Keys of the map are the ids that addSection gave.
        .map((section) => placedSection(section, section.parentId as SectionId | null, 0)),
      activities: placed.filter((activity) => activity.deletedAt !== null),
    },
    body,
    workshop,
    problems,
  };
}

/** What stands in the same place as the last time is the very same object. */
const lastPlaces = new WeakMap<SectionRow, SectionSnapshot>();
function placedSection(section: SectionRow, parentId: SectionId | null, depth: number): SectionSnapshot {
  const last = lastPlaces.get(section);
  if (last && last.parentId === parentId && last.depth === depth) return last;
  const placed = { ...section, parentId, depth };
  lastPlaces.set(section, placed);
  return placed;
}

const sectionless = new WeakMap<ActivitySnapshot, ActivitySnapshot>();
function withoutSection(activity: ActivitySnapshot): ActivitySnapshot {
  if (activity.sectionId === null) return activity;
  const known = sectionless.get(activity);
  if (known) return known;
  const placed = { ...activity, sectionId: null };
  sectionless.set(activity, placed);
  return placed;
}

function isOwnAncestor(sections: ReadonlyMap<string, { parentId: string | null }>, id: string): boolean {
  const seen = new Set<string>();
  for (
    let current = sections.get(id)?.parentId ?? null;
    current !== null;
    current = sections.get(current)?.parentId ?? null
  ) {
    if (current === id) return true;
    // A cycle further up: this section is not part of it.
    if (seen.has(current)) return false;
    seen.add(current);
  }
  return false;
}

function groupBy<K, V>(values: readonly V[], key: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
