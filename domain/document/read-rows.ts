import * as Y from 'yjs';
import * as z from 'zod/mini';
import type { ActivityId, SectionId } from '#domain/ids';
import { activityMapFields, activityTextFields } from './fields';
import { activityKinds, documentKinds } from './kinds';
import { type RichNode, readRichText } from './rich-text';
import { type DocumentParts, rowIn } from './shape';

/** Null when it is not there, or of a wrong form. */
export function orNull<S extends z.ZodMiniType>(schema: S) {
  return z.catch(z._default(z.nullable(schema), null), null);
}

export const periodSchema = z.object({
  text: z.string(),
  start: z.optional(z.string()),
  end: z.optional(z.string()),
  precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']),
  confirmed: z.boolean(),
});
const named = z.object({ text: z.string(), organisationId: z.optional(z.string()) });

const text = z.catch(z._default(z.string(), ''), '');
const name = orNull(z.string());
const number = orNull(z.number());
const flag = z.catch(z._default(z.boolean(), false), false);

/**
 * The one description of what a row may hold. A value of a wrong form reads as if it were not there. What is not
 * there is usual and has a default of its own: an error made and caught for each would be most of the reading.
 */
const activityFields = {
  sectionId: name,
  order: text,
  title: text,
  number: text,
  kind: orNull(z.enum(activityKinds)),
  period: orNull(periodSchema),
  placesMode: z.catch(z._default(z.enum(['any', 'all']), 'all'), 'all'),
  quantity: number,
  targetGroup: text,
  recurring: flag,
  startsAt: text,
  minutes: number,
  copiedFrom: text,
  decidedIn: orNull(z.object({ documentId: z.string(), outcomeId: z.string() })),
  deletedAt: name,
};
/** What one value of a field with several may hold. */
export const entryFields = {
  places: z.object({ text: z.string(), country: z.optional(z.string()) }),
  responsibles: z.extend(named, { lead: z.optional(z.boolean()), proposed: z.optional(z.string()) }),
  partners: named,
  projects: z.literal(true),
  indicators: z.object({ expected: z.optional(z.number()) }),
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
  date: text,
  deletedAt: name,
};
const activitySchema = z.object(activityFields);
const sectionSchema = z.object(sectionFields);
const metaSchema = z.object({
  kind: z.catch(z._default(z.enum(documentKinds), 'text'), 'text'),
  title: text,
  language: z.catch(z._default(z.string(), 'fr'), 'fr'),
  year: number,
  derivedFrom: orNull(
    z.object({
      text: z.string(),
      adoptedBy: z.optional(z.string()),
      date: z.optional(z.string()),
    }),
  ),
  agreedStart: text,
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

/** What a document says of itself; what has a wrong shape reads as its default. */
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
