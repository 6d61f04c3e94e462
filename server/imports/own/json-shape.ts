import { z } from 'zod';
import { activityStatuses } from '#domain/activities/status';
import { activityKinds, documentKinds } from '#domain/document/kinds';
import { richNodeSchema } from '#domain/document/rich-schema';
import { outcomeKinds } from '#domain/document/workshop';
import { languages } from '#domain/language';

export const ofOrganisation = z.object({ text: z.string(), organisationId: z.string().optional() });
const keyed = z.object({ key: z.string() });
const codes = z.record(z.string(), z.string()).default({});

const period = z
  .object({
    text: z.string(),
    start: z.iso.date().optional(),
    end: z.iso.date().optional(),
    precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']),
    confirmed: z.boolean(),
  })
  .refine(({ start, end }) => (start === undefined) === (end === undefined))
  .nullable();

const activitySchema = z.object({
  id: z.string(),
  sectionId: z.string().nullable(),
  title: z.string(),
  number: z.string(),
  kind: z.enum(activityKinds).nullable(),
  period,
  places: z.array(z.object({ text: z.string(), country: z.string().optional() })),
  placesMode: z.enum(['any', 'all']),
  responsibles: z.array(
    ofOrganisation.extend({ lead: z.boolean().optional(), proposed: z.string().optional() }),
  ),
  partners: z.array(ofOrganisation),
  deliverables: z.array(ofOrganisation),
  projects: z.array(keyed),
  indicators: z.array(keyed.extend({ expected: z.number().optional() })),
  dependsOn: z.array(keyed),
  contributesTo: z.array(keyed),
  quantity: z.number().nullable(),
  targetGroup: z.string(),
  recurring: z.boolean(),
  startsAt: z.string(),
  minutes: z.number().nullable(),
  remarks: richNodeSchema,
  expectedResult: richNodeSchema,
});

const sectionSchema = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  title: z.string(),
  number: z.string(),
  otherName: z.string(),
  country: z.string(),
  suspended: z.boolean(),
  suspendedReason: z.string(),
});

const outcomeSchema = z.object({
  kind: z.enum(outcomeKinds),
  what: richNodeSchema,
  who: z.array(ofOrganisation.extend({ personId: z.string().optional() })),
  by: period,
});

/** A document as data, of version 1 or 2 (server/exports/json). */
export const fileSchema = z.object({
  names: z
    .object({ organisations: codes, projects: codes, indicators: codes })
    .default({ organisations: {}, projects: {}, indicators: {} }),
  statuses: z.record(z.string(), z.enum(activityStatuses)).default({}),
  kind: z.enum(documentKinds),
  title: z.string(),
  language: z.enum(languages),
  year: z.number().int().min(1900).max(2199).nullable(),
  derivedFrom: z
    .object({ text: z.string(), adoptedBy: z.string().optional(), date: z.string().optional() })
    .nullable(),
  sections: z.array(sectionSchema),
  activities: z.array(activitySchema),
  outcomes: z.array(outcomeSchema).default([]),
  body: richNodeSchema,
});
export type File = z.output<typeof fileSchema>;
