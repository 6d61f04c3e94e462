import { z } from 'zod';
import { externalFigure } from '#domain/indicators/external';
import { addsUp, type RollUpPart, rollUp } from '#domain/indicators/roll-up';
import { type Coverage, combine } from '#domain/indicators/series';
import {
  type IndicatorValue as DomainValue,
  type MaskedValue,
  notApplicable,
  notReported,
  ofReleasedCell,
  quotient,
  reported,
  suppressed,
} from '#domain/indicators/value';
import type { IndicatorValue } from '#server/database/generated/client';
import type { PeriodView } from '#server/statistics/periods';
import type { ReleaseTable } from '#server/statistics/release-content';
import { type ActivitiesSpec, type CasesSpec, type IndicatorView, indicatorView } from './definition';
import type { IndicatorFacts, LinkedActivity } from './facts';

/** A typed value and who stands behind it; persons by id. */
export interface TypedValue {
  readonly id: string;
  readonly organisationId: string | null;
  readonly organisationCode: string;
  readonly state: 'reported' | 'notReported' | 'notApplicable';
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly qualifier: string | null;
  readonly note: string;
  readonly enteredById: string;
  readonly at: string;
}

/** What a figure was made from, so that it can be followed back. */
export type ActualSource =
  | {
      readonly kind: 'release';
      readonly releaseId: string;
      readonly revision: number;
      readonly cell: CasesSpec;
    }
  | { readonly kind: 'values'; readonly values: readonly TypedValue[] }
  | {
      readonly kind: 'activities';
      readonly activities: readonly { readonly documentId: string; readonly activityId: string }[];
    }
  | {
      readonly kind: 'children';
      readonly parts: readonly ChildPart[];
      /** How many of them are in the total. */
      readonly counted: Coverage;
    }
  | { readonly kind: 'none' };

/** An indicator below, and whether its figure can be added to its parent's. */
interface ChildPart {
  readonly indicatorId: string;
  readonly code: string;
  readonly titles: IndicatorView['titles'];
  readonly addsUp: boolean;
  readonly source: ActualSource;
}

export interface Actual {
  readonly value: MaskedValue;
  /** The added parts of a ratio, for a parent to go on computing with; else the same as `value`. */
  readonly raw: DomainValue;
  /** "n of m unions reported"; null where unions are not what is counted. */
  readonly coverage: Coverage | null;
  /** `moreThan`, `about` …: an external figure's, which is never added up. */
  readonly qualifier: string | null;
  readonly source: ActualSource;
}

/** What is one number is its own raw value. */
const plain = (value: MaskedValue): Pick<Actual, 'value' | 'raw'> => ({ value, raw: value });
const nothing: Actual = {
  ...plain(notReported),
  coverage: null,
  qualifier: null,
  source: { kind: 'none' },
};

/**
 * An indicator's actual value in a period, from the one source it has.
 * @param above the indicators on the way here: one that stands above itself has nothing to add
 */
export function actualOf(
  indicator: IndicatorView,
  period: PeriodView,
  facts: IndicatorFacts,
  above: readonly string[] = [],
): Actual {
  const { source, sourceSpec } = indicator;
  if (source === 'children') {
    return above.includes(indicator.id)
      ? nothing
      : ofChildren(indicator, period, facts, [...above, indicator.id]);
  }
  if (source === 'cases') {
    return sourceSpec && 'table' in sourceSpec ? ofCases(sourceSpec, period, facts) : nothing;
  }
  if (source === 'activities') {
    return sourceSpec && 'measure' in sourceSpec
      ? ofActivities(sourceSpec, period, facts.activities.get(indicator.id) ?? [])
      : nothing;
  }
  return ofValues(indicator, period, facts);
}

function ofChildren(
  indicator: IndicatorView,
  period: PeriodView,
  facts: IndicatorFacts,
  above: readonly string[],
): Actual {
  const children = facts.below
    .filter(({ parentId }) => parentId === indicator.id)
    .map((row) => {
      const child = indicatorView(row);
      return { row, child, actual: actualOf(child, period, facts, above) };
    })
    // One that is retired stays in the totals of its time, and is not waited for afterwards.
    .filter(({ row, actual }) => row.archivedAt === null || actual.value.state !== 'notReported');
  const parts = children.map(
    ({ child, actual }): RollUpPart => ({ ...child, ...actual, source: child.source }),
  );
  const total = rollUp(indicator, parts);
  return {
    value: total.value,
    raw: total.raw,
    coverage: total.coverage,
    qualifier: null,
    source: {
      kind: 'children',
      parts: children.map(({ child, actual }) => ({
        indicatorId: child.id,
        code: child.code,
        titles: child.titles,
        addsUp: addsUp(indicator, { ...child, qualifier: actual.qualifier }),
        source: actual.source,
      })),
      counted: total.parts,
    },
  };
}

function ofCases({ table, filter }: CasesSpec, period: PeriodView, facts: IndicatorFacts): Actual {
  const release = facts.releases.find(({ periodId }) => periodId === period.id);
  if (!release) return nothing;
  const released = release.tables.find(({ id }) => id === table);
  const key = released?.dimensions.map((name) => filter[name] ?? '*').join('|') ?? '';
  return {
    ...plain(cellValue(released, key)),
    coverage: { reported: release.reported, expected: release.expected },
    qualifier: null,
    source: {
      kind: 'release',
      releaseId: release.id,
      revision: release.revision,
      cell: { table, filter },
    },
  };
}

/** A table that is withheld is hidden as a whole; a code that it does not list, nobody has. */
function cellValue(table: ReleaseTable | undefined, key: string): MaskedValue {
  if (!table || table.withheld !== null) return suppressed;
  const cell = table.cells.find((known) => known.key.join('|') === key);
  return cell ? ofReleasedCell(cell) : reported(0);
}

function ofActivities(
  { measure }: ActivitiesSpec,
  period: PeriodView,
  linked: readonly LinkedActivity[],
): Actual {
  const within = (day: string) => day >= period.startsOn && day <= period.endsOn;
  // An activity counts where it took place in time; one without a date, where its report was written.
  const ofPeriod = linked.filter(({ endsOn, fact }) => {
    const day = endsOn ?? fact?.at.slice(0, 10);
    return day !== undefined && within(day);
  });
  const done = ofPeriod.flatMap(({ fact }) => (fact?.status === 'done' ? [fact] : []));
  const people = done.flatMap(({ participants: { women, men, notStated } }) => {
    const told = [women, men, notStated].filter((number) => number !== null);
    return told.length === 0 ? [] : [told.reduce((sum, number) => sum + number, 0)];
  });
  const heard = ofPeriod.some(({ fact }) => fact !== null);
  const count = measure === 'done' ? (heard ? done.length : null) : sumOf(people);
  return {
    ...plain(reported(count)),
    coverage: null,
    qualifier: null,
    source: {
      kind: 'activities',
      activities: ofPeriod.map(({ documentId, activityId }) => ({ documentId, activityId })),
    },
  };
}

const sumOf = (numbers: readonly number[]) =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);

const stateSchema = z.enum(['reported', 'notReported', 'notApplicable']);

function ofValues(indicator: IndicatorView, period: PeriodView, facts: IndicatorFacts): Actual {
  const rows = facts.values.filter((row) => row.indicatorId === indicator.id && row.periodId === period.id);
  const codes = new Map(facts.unions.map(({ id, code }) => [id, code]));
  const source: ActualSource = { kind: 'values', values: rows.map((row) => typedValue(row, codes)) };
  const qualifier = indicator.source === 'external' ? (rows.at(-1)?.qualifier ?? null) : null;
  // One source of fact: a total typed for the network, or the unions' values; never both.
  const total = rows.findLast(({ organisationId }) => organisationId === null);
  if (total) {
    const { value, raw } = combine([domainValue(total)], 'sum');
    return { value, raw, coverage: null, qualifier, source };
  }
  const byUnion = new Map(rows.map((row) => [row.organisationId, row]));
  const values = facts.unions.map(({ id }) => {
    const row = byUnion.get(id);
    return row ? domainValue(row) : notReported;
  });
  if (indicator.source === 'external') {
    const raw = externalFigure(values);
    const value = raw.state === 'ratio' ? quotient(raw.numerator, raw.denominator) : raw;
    return { value, raw, coverage: null, qualifier, source };
  }
  const { value, raw, coverage } = combine(values, indicator.orgRule);
  return { value, raw, coverage, qualifier, source };
}

function domainValue(row: IndicatorValue): DomainValue {
  const state = stateSchema.parse(row.state);
  if (state === 'notApplicable') return notApplicable;
  if (state === 'notReported') return notReported;
  return row.numerator === null && row.denominator === null
    ? reported(row.value)
    : { state: 'ratio', numerator: reported(row.numerator), denominator: reported(row.denominator) };
}

function typedValue(row: IndicatorValue, codes: ReadonlyMap<string, string>): TypedValue {
  return {
    id: row.id,
    organisationId: row.organisationId,
    organisationCode: codes.get(row.organisationId ?? '') ?? '',
    state: stateSchema.parse(row.state),
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    qualifier: row.qualifier,
    note: row.note,
    enteredById: row.enteredById,
    at: row.at.toISOString(),
  };
}
