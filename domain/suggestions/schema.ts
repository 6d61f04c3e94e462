import { z } from 'zod';
import { activityKinds } from '#domain/document/kinds';
import { knownText } from '#domain/document/known-text';
import { entryFields, periodSchema } from '#domain/document/read-rows';
import { richNodeSchema } from '#domain/document/rich-schema';
import type { RichNode } from '#domain/document/rich-text';

const line = z.string().max(2000);
const entries = <E extends z.core.$ZodType>(entry: E) => z.record(z.string().min(1).max(200), entry);
/** What no editor knows does not get into a document by a suggestion either. */
const text = richNodeSchema.transform((node): RichNode => ({ type: 'doc', content: knownText(node) }));

/**
 * The fields of an activity for which something else can be proposed, each with the form its value has in the document
 * (domain/document/fields). Where an activity stands, and what it is linked to, is not proposed.
 */
export const valueSchemas = {
  title: line,
  number: line,
  kind: z.enum(activityKinds).nullable(),
  period: z
    .object({ ...periodSchema.shape, start: z.iso.date().optional(), end: z.iso.date().optional() })
    .refine(({ start, end }) => (start === undefined) === (end === undefined))
    .nullable(),
  placesMode: z.enum(['any', 'all']),
  quantity: z.number().nullable(),
  targetGroup: line,
  recurring: z.boolean(),
  startsAt: z.string().regex(/^(\d{2}:\d{2})?$/),
  minutes: z.number().nullable(),
  places: entries(entryFields.places),
  responsibles: entries(entryFields.responsibles),
  partners: entries(entryFields.partners),
  projects: entries(entryFields.projects),
  indicators: entries(entryFields.indicators),
  deliverables: entries(entryFields.deliverables),
  remarks: text,
  expectedResult: text,
} as const;

/** Rows' ids are written by clients, so they are not always UUIDs. */
const nodeId = z.string().min(1).max(200);
const title = valueSchemas.title;

const ofField = <F extends keyof typeof valueSchemas>(field: F) =>
  z.strictObject({
    kind: z.literal('field'),
    activityId: nodeId,
    field: z.literal(field),
    value: valueSchemas[field],
  });

/** What somebody would have otherwise in a document. */
export const proposalSchema = z.discriminatedUnion('kind', [
  /** Another value for a field of an activity. */
  z.discriminatedUnion('field', [
    ofField('title'),
    ofField('number'),
    ofField('kind'),
    ofField('period'),
    ofField('placesMode'),
    ofField('quantity'),
    ofField('targetGroup'),
    ofField('recurring'),
    ofField('startsAt'),
    ofField('minutes'),
    ofField('places'),
    ofField('responsibles'),
    ofField('partners'),
    ofField('projects'),
    ofField('indicators'),
    ofField('deliverables'),
    ofField('remarks'),
    ofField('expectedResult'),
  ]),
  /** Another title for a section. */
  z.strictObject({ kind: z.literal('section'), sectionId: nodeId, value: title }),
  /** Another title for the document. */
  z.strictObject({ kind: z.literal('document'), value: title }),
  /** A new activity, under the id it will have; without `afterId` at the end of its section. */
  z.strictObject({
    kind: z.literal('add'),
    activityId: nodeId,
    sectionId: nodeId.nullable(),
    afterId: nodeId.nullable().optional(),
    values: z.strictObject(valueSchemas).partial(),
  }),
  /** An activity is to be deleted. */
  z.strictObject({ kind: z.literal('remove'), activityId: nodeId }),
]);
