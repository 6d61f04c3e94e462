import type {
  IndicatorDirection,
  IndicatorKind,
  IndicatorLevel,
  IndicatorSource,
} from '#domain/indicators/definition';
import { type OrgRule, orgRules, type TimeRule, timeRules } from '#domain/indicators/definition';
import type { LocalText } from '#domain/language';
import { fixedTables } from '#domain/statistics/tables';
import type { IndicatorView } from '#server/indicators/definition';
import { fromTyped, type Typed, toTyped } from '../typed-figure';

/** A definition while it is typed. */
export interface DefinitionValues {
  readonly code: string;
  readonly titles: LocalText;
  readonly definitions: LocalText;
  readonly verification: LocalText;
  readonly assumptions: LocalText;
  readonly level: IndicatorLevel;
  readonly kind: IndicatorKind;
  readonly unit: string;
  readonly numerator: LocalText;
  readonly denominator: LocalText;
  readonly direction: IndicatorDirection;
  readonly timeRule: TimeRule;
  readonly orgRule: OrgRule;
  readonly source: IndicatorSource;
  readonly table: string;
  /** Of the table's dimensions; one that is not named is its total. */
  readonly filter: Readonly<Record<string, string>>;
  readonly measure: 'done' | 'participants';
  readonly baseline: Typed;
  readonly baselineYear: Typed;
  readonly parentId: string | null;
  readonly responsibleId: string | null;
  readonly projectIds: readonly string[];
}

/** The tables an indicator can read: months are periods, which every indicator has anyway. */
export const readableTables = fixedTables.filter(({ dimensions }) => !dimensions.includes('month'));

export const blank: DefinitionValues = {
  code: '',
  titles: {},
  definitions: {},
  verification: {},
  assumptions: {},
  level: 'output',
  kind: 'count',
  unit: '',
  numerator: {},
  denominator: {},
  direction: 'up',
  timeRule: timeRules[0],
  orgRule: orgRules[0],
  source: 'manual',
  table: 'request',
  filter: {},
  measure: 'done',
  baseline: '',
  baselineYear: '',
  parentId: null,
  responsibleId: null,
  projectIds: [],
};

/** A definition that there is, to be changed. */
export function toValues(indicator: IndicatorView): DefinitionValues {
  const { sourceSpec: spec, baseline, kind } = indicator;
  return {
    ...blank,
    ...indicator,
    ...(spec && 'table' in spec ? spec : {}),
    ...(spec && 'measure' in spec ? spec : {}),
    ...(spec && 'numerator' in spec ? spec : {}),
    baseline: baseline ? toTyped(kind, baseline.value) : '',
    baselineYear: baseline?.year ?? '',
  };
}

/** What does not apply is neither shown nor sent. */
export function applies(
  values: Pick<DefinitionValues, 'kind' | 'source'>,
): Readonly<
  Record<
    'kind' | 'unit' | 'parts' | 'direction' | 'timeRule' | 'orgRule' | 'table' | 'measure' | 'baseline',
    boolean
  >
> {
  const { source } = values;
  const counted = source === 'cases' || source === 'activities';
  // Both of these are counts; nothing is to be chosen.
  const kind = counted ? 'count' : values.kind;
  const figures = kind !== 'qualitative';
  return {
    kind: !counted,
    unit: figures && kind !== 'ratio',
    parts: kind === 'ratio' && source !== 'children',
    direction: figures,
    timeRule: figures && source !== 'external',
    orgRule: figures && (source === 'manual' || source === 'children'),
    table: source === 'cases',
    measure: source === 'activities',
    baseline: figures,
  };
}

/** As the procedures take it. A ratio's unit is the per cent unless it was another before. */
export function toInput(values: DefinitionValues) {
  const { table, filter, measure, numerator, denominator, baseline, baselineYear, ...rest } = values;
  const shown = applies(values);
  const kind = shown.kind ? values.kind : ('count' as const);
  const specs = {
    cases: { table, filter },
    activities: { measure },
    other: shown.parts && hasWords(numerator, denominator) ? { numerator, denominator } : null,
  };
  const { source } = values;
  return {
    code: rest.code.trim(),
    titles: rest.titles,
    definitions: rest.definitions,
    verification: rest.verification,
    assumptions: rest.assumptions,
    level: rest.level,
    kind,
    unit: kind === 'qualitative' ? '' : kind === 'ratio' ? rest.unit || '%' : rest.unit.trim(),
    direction: rest.direction,
    timeRule: rest.timeRule,
    orgRule: rest.orgRule,
    source,
    sourceSpec: specs[source === 'cases' || source === 'activities' ? source : 'other'],
    baseline:
      shown.baseline && baseline !== '' && baselineYear !== ''
        ? { value: fromTyped(kind, baseline), year: baselineYear }
        : null,
    parentId: rest.parentId,
    responsibleId: rest.responsibleId,
    projectIds: [...rest.projectIds],
  };
}

/** Only what differs, so that what a colleague changes meanwhile stays. */
export function changesOf(
  before: DefinitionValues,
  after: DefinitionValues,
): Partial<ReturnType<typeof toInput>> {
  const was: Readonly<Record<string, unknown>> = toInput(before);
  return Object.fromEntries(
    Object.entries(toInput(after)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
    ),
  );
}

export const hasWords = (...texts: readonly LocalText[]): boolean =>
  texts.some((text) => Object.values(text).some((words) => words.trim() !== ''));
