import type { OrgRule, TimeRule } from './definition';
import {
  type IndicatorValue,
  type MaskedValue,
  notApplicable,
  notReported,
  quotient,
  reported,
  suppressed,
} from './value';

/** "n of m unions reported": a total never goes without it. Those to whom it does not apply are not expected. */
export interface Coverage {
  readonly reported: number;
  readonly expected: number;
}

export interface Total {
  /** What is shown; of a ratio, the quotient. */
  readonly value: MaskedValue;
  /** The added parts of a ratio, to go on computing with; else the same as `value`. */
  readonly raw: IndicatorValue;
  readonly coverage: Coverage;
}

type Rule = TimeRule | OrgRule;

/**
 * The values of several unions for one period as one. A ratio's numerators and denominators are each added up and the
 * division comes last; a percentage is never averaged. Any suppressed value hides the total; missing ones are left out
 * and told by the coverage; nobody reported → no value, never 0. With `none` (unique persons) there is no total.
 */
export function combine(values: readonly IndicatorValue[], orgRule: OrgRule): Total {
  return reduceBy(values, orgRule);
}

/**
 * The values of one union (or of a network's totals) over periods, in order of time, as one. `latest` is the latest
 * that was reported: a period without a report does not undo the one before. `latest` of a network is `combine` of
 * each union's `overTime`, never the other way round and never by person, so that a change of focal point counts once.
 */
export function overTime(values: readonly IndicatorValue[], timeRule: TimeRule): Total {
  return reduceBy(values, timeRule);
}

/**
 * A network's value over several periods: each union over time first, then the unions together. A union of which
 * periods are missing has not reported all of what is added up, and does not count as if it had; of a snapshot its
 * latest is enough.
 */
export function networkOverTime(
  byUnion: readonly (readonly IndicatorValue[])[],
  timeRule: TimeRule,
  orgRule: OrgRule,
): Total {
  const unions = byUnion.map((values) => overTime(values, timeRule));
  const total = combine(
    unions.map(({ raw }) => raw),
    orgRule,
  );
  if (timeRule === 'latest') return total;
  const whole = unions.filter(
    ({ coverage: { reported: given, expected } }) => expected > 0 && given === expected,
  );
  return { ...total, coverage: { ...total.coverage, reported: whole.length } };
}

/** Values by any rule, with how many of them are in it: `combine` and `overTime` for what is neither. */
export function reduceBy(values: readonly IndicatorValue[], rule: Rule): Total {
  return { ...reduce(values, rule), coverage: coverageOf(values) };
}

function reduce(values: readonly IndicatorValue[], rule: Rule): Pick<Total, 'value' | 'raw'> {
  if (!values.some((value) => value.state === 'ratio')) {
    const value = reduceMasked(values.filter(isMasked), rule);
    return { value, raw: value };
  }
  const raw = reduceRatios(values, rule);
  return { value: raw.state === 'ratio' ? quotient(raw.numerator, raw.denominator) : raw, raw };
}

const isMasked = (value: IndicatorValue): value is MaskedValue => value.state !== 'ratio';

function reduceRatios(values: readonly IndicatorValue[], rule: Rule): IndicatorValue {
  if (values.some((value) => value.state === 'suppressed')) return suppressed;
  const ratios = values.flatMap((value) => (value.state === 'ratio' ? [value] : []));
  // A ratio with one part missing would add to one sum only, and shift the quotient without a word.
  const whole = ratios.filter(
    ({ numerator, denominator }) =>
      !(numerator.state === 'notReported' || denominator.state === 'notReported') &&
      !(numerator.state === 'notApplicable' || denominator.state === 'notApplicable'),
  );
  if (rule === 'none') return alone(values);
  if (rule === 'latest') return whole.at(-1) ?? notReported;
  if (rule === 'max') return largestRatio(whole);
  // Sum and average alike: the average of ratios is the ratio of their sums.
  const sumOf = (part: 'numerator' | 'denominator') =>
    reduceMasked(
      whole.map((ratio) => ratio[part]),
      'sum',
    );
  return { state: 'ratio', numerator: sumOf('numerator'), denominator: sumOf('denominator') };
}

/** Without a rule there is no total; where only one is expected to report, its value is the total. */
function alone<Value extends IndicatorValue>(values: readonly Value[]): Value | typeof notReported {
  const expected = values.filter((value) => value.state !== 'notApplicable');
  return expected.length === 1 ? (expected[0] ?? notReported) : notReported;
}

type Ratio = Extract<IndicatorValue, { state: 'ratio' }>;

function largestRatio(ratios: readonly Ratio[]): IndicatorValue {
  const quotients = ratios.map((ratio) => quotient(ratio.numerator, ratio.denominator));
  if (quotients.some((value) => value.state === 'suppressed')) return suppressed;
  let best: Ratio | undefined;
  let most = Number.NEGATIVE_INFINITY;
  quotients.forEach((value, at) => {
    if (value.state !== 'reported' || value.value <= most) return;
    most = value.value;
    best = ratios[at];
  });
  return best ?? notReported;
}

function reduceMasked(values: readonly MaskedValue[], rule: Rule): MaskedValue {
  if (values.length > 0 && values.every((value) => value.state === 'notApplicable')) return notApplicable;
  const applicable = values.filter(
    (value) => value.state !== 'notApplicable' && value.state !== 'notReported',
  );
  if (rule === 'none') return alone(values);
  // The latest stands alone: what was hidden earlier does not enter it.
  if (rule === 'latest') return applicable.at(-1) ?? notReported;
  if (applicable.some((value) => value.state === 'suppressed')) return suppressed;
  const numbers = applicable.flatMap((value) => (value.state === 'reported' ? [value.value] : []));
  if (numbers.length === 0) return notReported;
  if (rule === 'max') return reported(Math.max(...numbers));
  const sum = numbers.reduce((all, number) => all + number, 0);
  return reported(rule === 'average' ? sum / numbers.length : sum);
}

function coverageOf(values: readonly IndicatorValue[]): Coverage {
  const expected = values.filter((value) => value.state !== 'notApplicable');
  // A percentage alone has no parts to add: among ratios it is not in the total, and is not counted as if it were.
  const ratios = values.some((value) => value.state === 'ratio');
  const inTotal = (value: IndicatorValue) => !(ratios && value.state === 'reported') && isGiven(value);
  return { reported: expected.filter(inTotal).length, expected: expected.length };
}

/** A suppressed value was reported; a ratio with one part missing was not. */
function isGiven(value: IndicatorValue): boolean {
  if (value.state !== 'ratio') return value.state === 'reported' || value.state === 'suppressed';
  return isGiven(value.numerator) && isGiven(value.denominator);
}
