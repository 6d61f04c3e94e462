import type { IndicatorKind, IndicatorSource, OrgRule } from './definition';
import { isExact } from './external';
import { type Coverage, reduceBy } from './series';
import type { IndicatorValue, MaskedValue } from './value';

/** What a parent adds up: an indicator below it, in one period. */
export interface RollUpPart {
  readonly kind: IndicatorKind;
  readonly unit: string;
  readonly source: IndicatorSource;
  /** The added parts of a ratio, not its quotient: the division comes last. */
  readonly raw: IndicatorValue;
  readonly qualifier: string | null;
  readonly coverage: Coverage | null;
}

export interface RolledUp {
  readonly value: MaskedValue;
  /** The added parts of a ratio, for a parent further up. */
  readonly raw: IndicatorValue;
  /**
   * Unions behind the total: those who reported everything are at most as many as reported the part that fewest did.
   * Null where no part counts unions.
   */
  readonly coverage: Coverage | null;
  /** How many of the indicators below are in it: a total leaves out nothing without a word. */
  readonly parts: Coverage;
}

/** Whether a figure of an indicator can be added to its parent's. External figures and those of another unit cannot. */
export function addsUp(
  parent: Pick<RollUpPart, 'kind' | 'unit'>,
  part: Pick<RollUpPart, 'kind' | 'unit' | 'source' | 'qualifier'>,
): boolean {
  return (
    part.kind === parent.kind &&
    part.unit === parent.unit &&
    part.source !== 'external' &&
    isExact(part.qualifier)
  );
}

/**
 * A parent's figure from those below it. Ratios are added part by part; a hidden one hides the total; a missing one is
 * left out and told by `parts`, as is what cannot be added; none at all → no value, never 0.
 */
export function rollUp(
  parent: Pick<RollUpPart, 'kind' | 'unit'> & { readonly orgRule: OrgRule },
  parts: readonly RollUpPart[],
): RolledUp {
  const added = parts.filter((part) => addsUp(parent, part));
  const total = reduceBy(
    added.map(({ raw }) => raw),
    parent.orgRule,
  );
  const coverages = added.flatMap(({ coverage }) => coverage ?? []);
  return {
    value: total.value,
    raw: total.raw,
    coverage:
      coverages.length === 0
        ? null
        : {
            reported: Math.min(...coverages.map(({ reported }) => reported)),
            expected: Math.max(...coverages.map(({ expected }) => expected)),
          },
    parts: {
      reported: total.coverage.reported,
      // What cannot be added is still expected by whoever reads the total.
      expected: total.coverage.expected + parts.length - added.length,
    },
  };
}
