import { z } from 'zod';
import type { IndicatorId } from '#domain/ids';
import {
  indicatorDirections,
  indicatorKinds,
  indicatorLevels,
  indicatorSources,
  orgRules,
  timeRules,
} from '#domain/indicators/definition';
import { type LocalText, localTextSchema } from '#domain/language';
import { fixedTables } from '#domain/statistics/tables';
import type { Indicator } from '#server/database/generated/client';

/** One cell of one fixed table of a release; a dimension that is not named is its total. */
const casesSpecSchema = z
  .strictObject({
    table: z.enum(fixedTables.map(({ id }) => id)),
    filter: z.record(z.string(), z.string().max(40)).default({}),
  })
  .refine(
    ({ table, filter }) => {
      const dimensions: readonly string[] = fixedTables.find(({ id }) => id === table)?.dimensions ?? [];
      return Object.keys(filter).every((name) => dimensions.includes(name));
    },
    { path: ['filter'] },
  );
const activitiesSpecSchema = z.strictObject({
  /** Linked activities that were carried out, or the people who took part in them. */
  measure: z.enum(['done', 'participants']),
});
export type CasesSpec = z.output<typeof casesSpecSchema>;
export type ActivitiesSpec = z.output<typeof activitiesSpecSchema>;

/** Where an indicator's figures come from. */
export const sourceSpecSchema = z.union([casesSpecSchema, activitiesSpecSchema]);

const text = localTextSchema;
const fields = {
  code: z.string().trim().min(1).max(40),
  titles: text.refine((titles) => Object.values(titles).some((title) => title !== ''), {
    error: 'missing',
  }),
  definitions: text,
  level: z.enum(indicatorLevels),
  /** In the field's words: "cases", "TND", "%". */
  unit: z.string().trim().max(40),
  kind: z.enum(indicatorKinds),
  direction: z.enum(indicatorDirections),
  timeRule: z.enum(timeRules),
  orgRule: z.enum(orgRules),
  source: z.enum(indicatorSources),
  sourceSpec: sourceSpecSchema.nullable(),
  baseline: z.strictObject({ value: z.number(), year: z.number().int().min(1900).max(2200) }).nullable(),
  verification: text,
  assumptions: text,
};
export const newIndicatorSchema = z
  .strictObject({
    ...fields,
    definitions: text.default({}),
    sourceSpec: fields.sourceSpec.default(null),
    baseline: fields.baseline.default(null),
    verification: text.default({}),
    assumptions: text.default({}),
  })
  // Only a release says what of the cases may be shown, so an indicator of cases names the cell it reads.
  .refine(({ source, sourceSpec }) => source !== 'cases' || (sourceSpec !== null && 'table' in sourceSpec), {
    path: ['sourceSpec'],
  });
export const indicatorIdSchema = z.uuid().transform((id) => id as IndicatorId);
/** Only what is given changes. */
export const indicatorChangeSchema = z.strictObject({ indicatorId: indicatorIdSchema, ...fields }).partial({
  code: true,
  titles: true,
  definitions: true,
  level: true,
  unit: true,
  kind: true,
  direction: true,
  timeRule: true,
  orgRule: true,
  source: true,
  sourceSpec: true,
  baseline: true,
  verification: true,
  assumptions: true,
});

/** A definition as screens and reports read it. */
export interface IndicatorView {
  readonly id: string;
  readonly code: string;
  readonly titles: LocalText;
  readonly definitions: LocalText;
  readonly level: (typeof indicatorLevels)[number];
  readonly unit: string;
  readonly kind: (typeof indicatorKinds)[number];
  readonly direction: (typeof indicatorDirections)[number];
  readonly timeRule: (typeof timeRules)[number];
  readonly orgRule: (typeof orgRules)[number];
  readonly source: (typeof indicatorSources)[number];
  readonly sourceSpec: CasesSpec | ActivitiesSpec | null;
  readonly baseline: { readonly value: number; readonly year: number | null } | null;
  readonly verification: LocalText;
  readonly assumptions: LocalText;
}

const stored = z.object({
  level: fields.level,
  kind: fields.kind,
  direction: fields.direction,
  timeRule: fields.timeRule,
  orgRule: fields.orgRule,
  source: fields.source,
  sourceSpec: fields.sourceSpec,
});

export function indicatorView(row: Indicator): IndicatorView {
  return {
    id: row.id,
    code: row.code,
    titles: localTextSchema.parse(row.titles),
    definitions: localTextSchema.parse(row.definitions),
    unit: row.unit,
    ...stored.parse(row),
    baseline: row.baselineValue === null ? null : { value: row.baselineValue, year: row.baselineYear },
    verification: localTextSchema.parse(row.verification ?? {}),
    assumptions: localTextSchema.parse(row.assumptions ?? {}),
  };
}

/** Whether what an indicator reads fits its source: cases name their cell, activities their measure. */
export function specFits(source: IndicatorView['source'], spec: IndicatorView['sourceSpec']): boolean {
  if (source === 'cases') return spec !== null && 'table' in spec;
  if (source === 'activities') return spec !== null && 'measure' in spec;
  return spec === null;
}
