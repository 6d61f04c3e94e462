import type { IndicatorSource, OrgRule } from './definition';
import { type IndicatorValue, type MaskedValue, notReported } from './value';

/** How sure an external figure is: "more than 60 %". Only `exactly` is a number to compute with. */
export const qualifiers = ['exactly', 'moreThan', 'lessThan', 'about'] as const;

/** "More than 60,000" is shown as it is; nothing is computed from it. */
export const isExact = (qualifier: string | null): boolean => qualifier === null || qualifier === 'exactly';

/** Nothing says how external figures were counted, so that whatever the definition says, two are never added. */
export const orgRuleOf = (source: IndicatorSource, orgRule: OrgRule): OrgRule =>
  source === 'external' ? 'none' : orgRule;

/**
 * The external figure of a period: the only one that was given. Of several none stands for the others, and there is
 * no value; who gave none is not waited for, since an external figure is nobody's report.
 */
export function externalFigure(values: readonly IndicatorValue[]): IndicatorValue {
  const given = values.filter(
    (value): value is Exclude<IndicatorValue, MaskedValue> | Extract<MaskedValue, { state: 'reported' }> =>
      value.state === 'reported' || value.state === 'ratio',
  );
  return given.length === 1 ? (given[0] ?? notReported) : notReported;
}
