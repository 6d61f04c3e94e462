import { z } from 'zod';
import type { IndicatorId, OrganisationId, PeriodId } from '#domain/ids';

export const indicatorLevels = ['output', 'outcome', 'impact'] as const;
export const indicatorKinds = ['count', 'amount', 'ratio', 'qualitative'] as const;
export const indicatorDirections = ['up', 'down'] as const;
/** How values of several periods become one: flows are summed, snapshots take the latest. */
export const timeRules = ['sum', 'latest', 'max', 'average'] as const;
/** How values of several unions become one: unique persons across unions have none. */
export const orgRules = ['sum', 'max', 'average', 'none'] as const;
export const indicatorSources = ['manual', 'cases', 'activities', 'external'] as const;

export type IndicatorLevel = (typeof indicatorLevels)[number];
export type IndicatorKind = (typeof indicatorKinds)[number];
/** `up`: more is better; `down`: less is better. */
export type IndicatorDirection = (typeof indicatorDirections)[number];
export type TimeRule = (typeof timeRules)[number];
export type OrgRule = (typeof orgRules)[number];
export type IndicatorSource = (typeof indicatorSources)[number];

/** A text per language; the network's first language always has one. */
export type LocalText = Readonly<Partial<Record<'fr' | 'en' | 'ar' | 'es' | 'it', string>>>;

/** What an indicator reads from a release: one cell of one fixed table; `*` stands for the total. */
export interface CasesFilter {
  readonly table: string;
  readonly key: readonly string[];
}

export interface IndicatorDefinition {
  readonly id: IndicatorId;
  readonly code: string;
  readonly titles: LocalText;
  readonly definitions: LocalText;
  readonly level: IndicatorLevel;
  /** In the field's words: "cases", "TND", "%". */
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly direction: IndicatorDirection;
  readonly timeRule: TimeRule;
  readonly orgRule: OrgRule;
  readonly dimensions: readonly string[];
  readonly baseline?: { readonly value: number; readonly year: number };
  /** Of a project's own reporting periods, not of calendar years. */
  readonly targets: readonly { readonly periodId: PeriodId; readonly value: number }[];
  readonly responsible?: OrganisationId;
  readonly source: IndicatorSource;
  readonly casesFilter?: CasesFilter;
  readonly verification?: string;
  readonly assumptions?: string;
  readonly parentId?: IndicatorId;
}

const text = z.string().trim().max(2_000);
const localText = z.strictObject({
  fr: text.optional(),
  en: text.optional(),
  ar: text.optional(),
  es: text.optional(),
  it: text.optional(),
});

/** The parts of a definition that a person types, as they come in from outside. */
export const indicatorInput = z
  .strictObject({
    code: z.string().trim().min(1).max(40),
    titles: localText.refine((titles) =>
      Object.values(titles).some((title) => title !== '' && title !== undefined),
    ),
    definitions: localText,
    level: z.enum(indicatorLevels),
    unit: z.string().trim().max(40),
    kind: z.enum(indicatorKinds),
    direction: z.enum(indicatorDirections),
    timeRule: z.enum(timeRules),
    orgRule: z.enum(orgRules),
    dimensions: z.array(z.string().max(40)).max(3),
    baseline: z.strictObject({ value: z.number(), year: z.number().int().min(1900).max(2200) }).optional(),
    source: z.enum(indicatorSources),
    casesFilter: z
      .strictObject({ table: z.string().max(60), key: z.array(z.string().max(40)).max(3) })
      .optional(),
    verification: text.optional(),
    assumptions: text.optional(),
  })
  // Only the release says what of the cases may be shown, so an indicator of cases must name its cell.
  .refine((input) => input.source !== 'cases' || input.casesFilter !== undefined, { path: ['casesFilter'] });

export type IndicatorInput = z.infer<typeof indicatorInput>;

/**
 * A figure of somebody else's: shown with its qualifier, never added up, because nobody knows what it counts
 * ("more than 60,000 people", "89 %" without its parts).
 */
export interface ExternalFigure {
  readonly value: number;
  readonly unit: string;
  readonly qualifier: 'exactly' | 'moreThan' | 'lessThan' | 'about';
  readonly source: string;
}
