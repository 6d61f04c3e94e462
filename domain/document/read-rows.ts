import * as Y from 'yjs';
import { z } from 'zod';
import type { ActivityId, SectionId } from '#domain/ids';
import { activityMapFields, activityTextFields } from './fields';
import { activityKinds, documentKinds } from './kinds';
import { type RichNode, readRichText } from './rich-text';
import { type DocumentParts, rowIn } from './shape';

export const periodSchema = z.object({
  text: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']),
  confirmed: z.boolean(),
});
const named = z.object({ text: z.string(), organisationId: z.string().optional() });

const text = z.string().default('').catch('');
const name = z.string().nullable().default(null).catch(null);
const number = z.number().nullable().default(null).catch(null);
const flag = z.boolean().default(false).catch(false);

/**
 * The one description of what a row may hold. A value of a wrong form reads as if it were not there. What is not
 * there is usual and has a default of its own: an error made and caught for each would be most of the reading.
 */
const activityFields = {
  sectionId: name,
  order: text,
  title: text,
  number: text,
  kind: z.enum(activityKinds).nullable().default(null).catch(null),
  period: periodSchema.nullable().default(null).catch(null),
  placesMode: z.enum(['any', 'all']).default('all').catch('all'),
  quantity: number,
  targetGroup: text,
  recurring: flag,
  startsAt: text,
  minutes: number,
  copiedFrom: text,
  deletedAt: name,
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
  parentId: name,
  order: text,
  title: text,
  otherName: text,
  number: text,
  country: text,
  suspended: flag,
  suspendedReason: text,
  deletedAt: name,
};
const activitySchema = z.object(activityFields);
const sectionSchema = z.object(sectionFields);
const metaSchema = z.object({
  kind: z.enum(documentKinds).default('text').catch('text'),
  title: text,
  language: z.string().default('fr').catch('fr'),
  year: number,
  derivedFrom: z
    .object({ text: z.string(), adoptedBy: z.string().optional(), date: z.string().optional() })
    .nullable()
    .default(null)
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

/** A section as it stands in its own row, before its place among the others is known. */
export type SectionRow = z.infer<typeof sectionSchema> & { readonly id: SectionId };

export type MetaValues = z.infer<typeof metaSchema>;

export function readMeta(meta: Y.Map<unknown>): MetaValues {
  return metaSchema.parse(Object.fromEntries(meta.entries()));
}

/** One section's row as plain data; null when something else stands there. */
export function readSection(sections: DocumentParts['sections'], id: string): SectionRow | null {
  const row = rowIn(sections, id);
  if (!row) return null;
  // Keys of the map are the ids that addSection gave.
  return { id: id as SectionId, ...sectionSchema.parse(plain(row, Object.keys(sectionFields))) };
}

/** One activity's row as plain data; null when something else stands there. */
export function readActivity(activities: DocumentParts['activities'], id: string): ActivitySnapshot | null {
  const row = rowIn(activities, id);
  if (!row) return null;
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
