import { z } from 'zod';
import { activityStatuses } from '#domain/activities/status';
import type { RichNode } from '#domain/document/rich-text';
import { localTextSchema } from '#domain/language';
import { activityShows } from './blocks';

/**
 * What a report shows, as plain data: made from the shared text and the figures of a moment, drawn by the page and
 * by every export, frozen at publication. Objects are closed: what is not named here cannot get in, so remarks,
 * evidence and addresses have no way into an edition.
 */

const instant = z.iso.datetime();
const date = z.iso.date();
const id = z.uuid();

const richNode: z.ZodType<RichNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: z.array(richNode).optional(),
    text: z.string().optional(),
    marks: z
      .array(z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() }))
      .optional(),
  }),
);

/** docs/field.md, "Indicators": a blank is never zero, a zero is never blank, a hidden value stays hidden. */
const maskedSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reported'), value: z.number() }),
  z.object({ state: z.literal('suppressed') }),
  z.object({ state: z.literal('notReported') }),
  z.object({ state: z.literal('notApplicable') }),
]);

/** A plan's revision: (document, sequence number). */
const revisionSchema = z.object({ documentId: id, sequence: z.number().int().nonnegative() });

const organisationSchema = z.object({ id, code: z.string(), names: localTextSchema });

/** Where a figure comes from, as far as its reader may know. */
const sourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('release'),
    releaseId: id,
    periodCode: z.string(),
    start: date,
    end: date,
    revision: z.number().int(),
    /** Counts below it are hidden. */
    k: z.number().int(),
    at: instant,
  }),
  /** Reports of status: of how many activities, the latest of them, and the plans' revisions. */
  z.object({
    kind: z.literal('status'),
    activities: z.number().int(),
    latestAt: instant.nullable(),
    plans: z.array(revisionSchema),
  }),
  /** Values typed by unions or by the secretariat. */
  z.object({ kind: z.literal('typed'), values: z.number().int(), latestAt: instant.nullable() }),
]);

const statusSchema = z.object({
  status: z.enum(activityStatuses),
  /** 0–100; null: not stated. */
  progress: z.number().int().min(0).max(100).nullable(),
  source: z.object({
    reportId: id,
    at: instant,
    organisation: organisationSchema.nullable(),
    /** The plan's revision it was written against. */
    plan: revisionSchema,
  }),
});

const activityRowSchema = z.object({
  activityId: id,
  plan: revisionSchema.extend({ title: z.string() }),
  number: z.string(),
  title: z.string(),
  section: z.string(),
  period: z
    .object({
      text: z.string(),
      start: date.optional(),
      end: date.optional(),
      precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']),
      confirmed: z.boolean(),
    })
    .nullable(),
  places: z.array(z.string()),
  placesMode: z.enum(['any', 'all']),
  /** Organisations and committees; nobody by name. */
  responsibles: z.array(organisationSchema),
  status: statusSchema.nullable(),
});

const reportingPeriodSchema = z.object({ id, code: z.string(), start: date, end: date });

const indicatorPeriodSchema = z.object({
  period: reportingPeriodSchema,
  value: maskedSchema,
  target: z.number().nullable(),
  /** A share: 0.42 is 42 %. */
  achievement: maskedSchema,
  /** "n of m unions reported"; null where unions are not what is counted. */
  coverage: z.object({ reported: z.number().int(), expected: z.number().int() }).nullable(),
  /** An external figure's; it is shown and never computed with. */
  qualifier: z.string().nullable(),
  sources: z.array(sourceSchema),
});

const indicatorFiguresSchema = z.object({
  indicatorId: id,
  code: z.string(),
  titles: localTextSchema,
  definitions: localTextSchema,
  level: z.enum(['output', 'outcome', 'impact']),
  unit: z.string(),
  kind: z.enum(['count', 'amount', 'ratio', 'qualitative']),
  direction: z.enum(['up', 'down']),
  source: z.enum(['manual', 'cases', 'activities', 'external', 'children']),
  verification: localTextSchema,
  assumptions: localTextSchema,
  baseline: z.object({ value: z.number(), year: z.number().int().nullable() }).nullable(),
  /** In order of time. */
  periods: z.array(indicatorPeriodSchema),
});

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), nodes: z.array(richNode) }),
  z.object({
    kind: z.literal('activities'),
    show: z.enum(activityShows),
    asOf: instant,
    rows: z.array(activityRowSchema),
  }),
  z.object({
    kind: z.literal('indicator'),
    chart: z.boolean(),
    asOf: instant,
    figures: indicatorFiguresSchema,
  }),
]);

const sectionSchema = z.object({
  /** Null: what stands before the first heading. */
  heading: z.object({ level: z.number().int().min(1).max(6), nodes: z.array(richNode) }).nullable(),
  blocks: z.array(blockSchema),
});

export const contentSchema = z.object({
  title: z.string(),
  /** The language it is written in. */
  language: z.string(),
  sections: z.array(sectionSchema),
});

export const frozenSchema = z.object({
  /** Of this form; an edition is read with the schema it was frozen with. */
  schema: z.literal(1),
  provenance: z.object({
    reportId: id,
    edition: z.number().int().positive(),
    publishedAt: instant,
    /** By id: names are looked up, so that erasure still works. */
    publishedById: id,
    network: localTextSchema,
    project: z.object({ id, code: z.string(), names: localTextSchema }),
    period: reportingPeriodSchema.nullable(),
    /** The revision of the report's own text, kept whole as a version. */
    text: revisionSchema,
    plans: z.array(revisionSchema.extend({ title: z.string() })),
    releases: z.array(id),
  }),
  content: contentSchema,
});

export type PlanRevision = z.infer<typeof revisionSchema>;
export type OrganisationName = z.infer<typeof organisationSchema>;
export type FigureSource = z.infer<typeof sourceSchema>;
export type ActivityRow = z.infer<typeof activityRowSchema>;
export type ReportPeriod = z.infer<typeof reportingPeriodSchema>;
export type IndicatorPeriodFigure = z.infer<typeof indicatorPeriodSchema>;
export type IndicatorFigures = z.infer<typeof indicatorFiguresSchema>;
export type RenderedBlock = z.infer<typeof blockSchema>;
export type ReportSection = z.infer<typeof sectionSchema>;
export type ReportContent = z.infer<typeof contentSchema>;
export type FrozenReport = z.infer<typeof frozenSchema>;
export type Provenance = FrozenReport['provenance'];
