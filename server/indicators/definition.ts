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
import { isCode } from '#domain/statistics/dimensions';
import { fixedTables } from '#domain/statistics/tables';
import type { Indicator } from '#server/database/generated/client';
import { organisationIdSchema } from '#server/statistics/ids';

const dimensionsOf = (table: string) => fixedTables.find(({ id }) => id === table)?.dimensions ?? [];

/** One cell of one fixed table of a release; a dimension that is not named is its total. */
const casesSpecSchema = z
  .strictObject({
    table: z.enum(fixedTables.map(({ id }) => id)),
    filter: z.record(z.string(), z.string().max(40)).default({}),
  })
  .refine(
    ({ table, filter }) => {
      const dimensions: readonly string[] = dimensionsOf(table);
      return Object.keys(filter).every((name) => dimensions.includes(name));
    },
    { path: ['filter'] },
  );
const activitiesSpecSchema = z.strictObject({
  /** Linked activities that were carried out, or the people who took part in them. */
  measure: z.enum(['done', 'participants']),
});
const text = z.custom<LocalText>().pipe(localTextSchema);
/** What a ratio that is typed divides by what. */
const partsSpecSchema = z.strictObject({ numerator: text, denominator: text });
export type CasesSpec = z.output<typeof casesSpecSchema>;
export type ActivitiesSpec = z.output<typeof activitiesSpecSchema>;

type PartsSpec = z.output<typeof partsSpecSchema>;
type SourceSpec = CasesSpec | ActivitiesSpec | PartsSpec;

/** Where an indicator's figures come from, or the names of what is typed. */
const sourceSpecSchema = z.union([casesSpecSchema, activitiesSpecSchema, partsSpecSchema]);

/** Whether a cell is named by codes that its dimensions have: another would be read as a zero. */
function namesCodes(spec: SourceSpec | null): boolean {
  if (spec === null || !('table' in spec)) return true;
  const dimensions = dimensionsOf(spec.table);
  return Object.entries(spec.filter).every(([asked, code]) =>
    dimensions.some((name) => name === asked && isCode(name, code)),
  );
}

export const indicatorIdSchema = z.uuid().transform((id) => id as IndicatorId);
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
  sourceSpec: sourceSpecSchema.nullable().refine(namesCodes, { error: 'no such code' }),
  baseline: z.strictObject({ value: z.number(), year: z.number().int().min(1900).max(2200) }).nullable(),
  verification: text,
  assumptions: text,
  /** The indicator it contributes to. */
  parentId: indicatorIdSchema.nullable(),
  /** The organisation that answers for it. */
  responsibleId: organisationIdSchema.nullable(),
  projectIds: z.array(z.uuid()).max(50),
};
export const newIndicatorSchema = z
  .strictObject({
    ...fields,
    definitions: text.default({}),
    sourceSpec: fields.sourceSpec.default(null),
    baseline: fields.baseline.default(null),
    verification: text.default({}),
    assumptions: text.default({}),
    parentId: fields.parentId.default(null),
    responsibleId: fields.responsibleId.default(null),
    projectIds: fields.projectIds.default([]),
  })
  // Only a release says what of the cases may be shown, so an indicator of cases names the cell it reads.
  .refine(({ source, sourceSpec }) => source !== 'cases' || (sourceSpec !== null && 'table' in sourceSpec), {
    path: ['sourceSpec'],
  });
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
  parentId: true,
  responsibleId: true,
  projectIds: true,
});
export type IndicatorChange = Omit<z.output<typeof indicatorChangeSchema>, 'indicatorId'>;

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
  readonly sourceSpec: SourceSpec | null;
  readonly baseline: { readonly value: number; readonly year: number | null } | null;
  readonly verification: LocalText;
  readonly assumptions: LocalText;
  readonly parentId: string | null;
  readonly responsibleId: string | null;
  readonly projectIds: readonly string[];
  /** An instant; no more values are expected since. Null while it is in use. */
  readonly retiredAt: string | null;
}

const stored = z.object({
  level: fields.level,
  kind: fields.kind,
  direction: fields.direction,
  timeRule: fields.timeRule,
  orgRule: fields.orgRule,
  source: fields.source,
  // Codes that a newer list of dimensions no longer has are read as they were written.
  sourceSpec: sourceSpecSchema.nullable(),
});

/** A definition with the projects it is reported in. */
export type StoredIndicator = Indicator & { readonly projects: readonly { readonly projectId: string }[] };
/** What to read with a row for that. */
export const withProjects = {
  projects: { select: { projectId: true }, orderBy: { projectId: 'asc' } },
} as const;

export function indicatorView(row: StoredIndicator): IndicatorView {
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
    parentId: row.parentId,
    responsibleId: row.responsibleId,
    projectIds: row.projects.map(({ projectId }) => projectId),
    retiredAt: row.archivedAt?.toISOString() ?? null,
  };
}

/**
 * Whether what an indicator reads fits its source: cases name their cell, activities their measure, and both are
 * counts; a typed ratio may name its parts. Words cannot be added up.
 */
export function specFits({
  source,
  sourceSpec: spec,
  kind,
}: Pick<IndicatorView, 'source' | 'sourceSpec' | 'kind'>): boolean {
  if (source === 'cases') return kind === 'count' && spec !== null && 'table' in spec;
  if (source === 'activities') return kind === 'count' && spec !== null && 'measure' in spec;
  if (source === 'children' && kind === 'qualitative') return false;
  return spec === null || (kind === 'ratio' && 'numerator' in spec);
}
