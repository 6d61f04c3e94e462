import * as Y from 'yjs';
import { z } from 'zod';
import type { ActivityId, SectionId } from '#domain/ids';
import { activityMapFields, activityTextFields } from './fields';
import { activityKinds, type DocumentKind, documentKinds } from './kinds';
import { compareOrder } from './order';
import { type RichNode, readRichText } from './rich-text';
import { documentParts } from './shape';

const periodSchema = z.object({
  text: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']),
  confirmed: z.boolean(),
});
const named = z.object({ text: z.string(), organisationId: z.string().optional() });

/** The one description of what a row may hold. A value of a wrong form reads as if it were not there. */
const activityFields = {
  sectionId: z.string().nullable().catch(null),
  order: z.string().catch(''),
  title: z.string().catch(''),
  number: z.string().catch(''),
  kind: z.enum(activityKinds).nullable().catch(null),
  period: periodSchema.nullable().catch(null),
  placesMode: z.enum(['any', 'all']).catch('all'),
  quantity: z.number().nullable().catch(null),
  targetGroup: z.string().catch(''),
  recurring: z.boolean().catch(false),
  startsAt: z.string().catch(''),
  minutes: z.number().nullable().catch(null),
  copiedFrom: z.string().catch(''),
  deletedAt: z.string().nullable().catch(null),
};
const entryFields = {
  places: z.object({ text: z.string(), country: z.string().optional() }),
  responsibles: named.extend({ lead: z.boolean().optional(), proposed: z.string().optional() }),
  partners: named,
  projects: z.literal(true),
  indicators: z.object({ expected: z.number().optional() }),
  dependsOn: z.object({ documentId: z.string() }),
  contributesTo: z.object({ documentId: z.string() }),
  deliverables: named,
};
const sectionFields = {
  parentId: z.string().nullable().catch(null),
  order: z.string().catch(''),
  title: z.string().catch(''),
  otherName: z.string().catch(''),
  number: z.string().catch(''),
  country: z.string().catch(''),
  suspended: z.boolean().catch(false),
  suspendedReason: z.string().catch(''),
  deletedAt: z.string().nullable().catch(null),
};
const activitySchema = z.object(activityFields);
const sectionSchema = z.object(sectionFields);
const metaSchema = z.object({
  kind: z.enum(documentKinds).catch('text'),
  title: z.string().catch(''),
  language: z.string().catch('fr'),
  year: z.number().nullable().catch(null),
  derivedFrom: z
    .object({ text: z.string(), adoptedBy: z.string().optional(), date: z.string().optional() })
    .nullable()
    .catch(null),
});

type Entry<F extends keyof typeof entryFields> =
  z.infer<(typeof entryFields)[F]> extends object
    ? { readonly key: string } & z.infer<(typeof entryFields)[F]>
    : { readonly key: string };

export type ActivitySnapshot = Omit<z.infer<typeof activitySchema>, 'sectionId'> & {
  readonly id: ActivityId;
  /** The section it stands in; null when it has none, or none that can still be seen. */
  readonly sectionId: SectionId | null;
} & { readonly [F in keyof typeof entryFields]: readonly Entry<F>[] } & {
  readonly remarks: RichNode;
  readonly expectedResult: RichNode;
};
export type SectionSnapshot = Omit<z.infer<typeof sectionSchema>, 'parentId'> & {
  readonly id: SectionId;
  readonly parentId: SectionId | null;
  /** 0 is the outermost. */
  readonly depth: number;
};

/** A document as plain data: what the grid draws, the projection writes and the exports print. */
export interface DocumentSnapshot {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly language: string;
  readonly year: number | null;
  readonly derivedFrom: z.infer<typeof metaSchema>['derivedFrom'];
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
  /** Nodes of a wrong shape, skipped: never fatal, always reported. */
  readonly problems: readonly { readonly nodeId: string; readonly reason: string }[];
}

/**
 * Reads a shared document. Whatever order updates arrived in, everyone reads the same: a section whose parent
 * is missing, deleted or its own descendant stands at the top; an activity whose section is missing or deleted
 * stands at the end, without section, where people see it.
 */
export function readDocument(doc: Y.Doc): DocumentSnapshot {
  const parts = documentParts(doc);
  const problems: { nodeId: string; reason: string }[] = [];
  const meta = metaSchema.parse(Object.fromEntries(parts.meta.entries()));

  const sections = new Map<string, z.infer<typeof sectionSchema> & { id: SectionId }>();
  for (const [id, row] of parts.sections.entries()) {
    if (!(row instanceof Y.Map)) problems.push({ nodeId: id, reason: 'section-not-a-map' });
    // Keys of the map are the ids that addSection gave.
    else
      sections.set(id, {
        id: id as SectionId,
        ...sectionSchema.parse(plain(row, Object.keys(sectionFields))),
      });
  }
  const activities: ActivitySnapshot[] = [];
  for (const [id, row] of parts.activities.entries()) {
    if (!(row instanceof Y.Map)) problems.push({ nodeId: id, reason: 'activity-not-a-map' });
    else activities.push(readActivity(id as ActivityId, row));
  }

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
      ordered.push({ ...section, parentId, depth });
      visit(section.id, depth + 1);
    }
  };
  visit(null, 0);

  const position = new Map(ordered.map((section, index) => [section.id, index]));
  const placed = activities.map((activity) =>
    activity.sectionId !== null && position.has(activity.sectionId)
      ? activity
      : { ...activity, sectionId: null },
  );
  const rank = (activity: ActivitySnapshot): number =>
    activity.sectionId === null ? ordered.length : (position.get(activity.sectionId) ?? ordered.length);
  placed.sort((a, b) => rank(a) - rank(b) || compareOrder(a, b));

  return {
    ...meta,
    sections: ordered,
    activities: placed.filter((activity) => activity.deletedAt === null),
    deleted: {
      sections: [...sections.values()]
        .filter((section) => section.deletedAt !== null)
        .sort(compareOrder)
        .map((section) => ({ ...section, parentId: section.parentId as SectionId | null, depth: 0 })),
      activities: placed.filter((activity) => activity.deletedAt !== null),
    },
    body: readRichText(parts.body),
    problems,
  };
}

/** One activity's row as plain data. */
export function readActivity(id: ActivityId, row: Y.Map<unknown>): ActivitySnapshot {
  const scalars = activitySchema.parse(plain(row, Object.keys(activityFields)));
  const entries = Object.fromEntries(
    activityMapFields.map((field) => {
      const map = row.get(field);
      if (!(map instanceof Y.Map)) return [field, []];
      const read = [...map.entries()].flatMap(([key, value]) => {
        const parsed = entryFields[field].safeParse(value);
        if (!parsed.success) return [];
        return [typeof parsed.data === 'object' ? { key, ...parsed.data } : { key }];
      });
      return [field, read.sort((a, b) => (a.key < b.key ? -1 : 1))];
    }),
  );
  const texts = Object.fromEntries(
    activityTextFields.map((field) => {
      const text = row.get(field);
      return [field, text instanceof Y.XmlFragment ? readRichText(text) : { type: 'doc', content: [] }];
    }),
  );
  // The three parts together are the snapshot; Object.fromEntries loses the field names.
  return { id, ...scalars, ...entries, ...texts } as unknown as ActivitySnapshot;
}

function plain(row: Y.Map<unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, row.get(field)]));
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
