import { describe, expect, test } from 'vitest';
import { achievement } from '#domain/indicators/achievement';
import { externalFigure, isExact, orgRuleOf } from '#domain/indicators/external';
import { type RollUpPart, rollUp } from '#domain/indicators/roll-up';
import { combine, networkOverTime, overTime } from '#domain/indicators/series';
import {
  type IndicatorValue,
  notApplicable,
  notReported,
  ofReleasedCell,
  quotient,
  reported,
  suppressed,
} from '#domain/indicators/value';
import { ratio } from './ratio';

/*
 * What other systems got wrong with indicators (docs/field.md, "Indicators"), case by case. Each line: what it is
 * about, what Jalon makes of it, and what it has to be.
 */

const hiddenAbove: IndicatorValue = { state: 'ratio', numerator: suppressed, denominator: reported(9) };
const hiddenBelow: IndicatorValue = { state: 'ratio', numerator: reported(4), denominator: suppressed };

const of = (given: number, expected: number) => ({ reported: given, expected });

describe('[NI1] a ratio is divided last', () => {
  test.each([
    ['1 of 2 and 90 of 100 are 91 of 102', combine([ratio(1, 2), ratio(90, 100)], 'sum'), 91 / 102],
    ['an average is no average of percentages', combine([ratio(1, 2), ratio(90, 100)], 'average'), 91 / 102],
    ['nor is an average over time', overTime([ratio(1, 2), ratio(90, 100)], 'average'), 91 / 102],
    ['0 of 5 is 0 %, a number', combine([ratio(0, 5)], 'sum'), 0],
    ['the largest is one union’s own', combine([ratio(1, 2), ratio(9, 10)], 'max'), 0.9],
    [
      'over periods and unions at once',
      networkOverTime([[ratio(1, 4), ratio(2, 4)], [ratio(6, 8)]], 'sum', 'sum'),
      9 / 16,
    ],
  ])('%s', (_what, total, expected) => {
    expect(total.value).toEqual(reported(expected));
  });

  test.each([
    ['a denominator of 0', combine([ratio(3, 0)], 'sum').value],
    ['denominators that are 0 together', combine([ratio(0, 0), ratio(2, 0)], 'sum').value],
    ['a denominator that is missing', combine([ratio(3, null)], 'sum').value],
    ['a numerator that is missing', combine([ratio(null, 3)], 'sum').value],
    ['nothing over nothing', quotient(notReported, notReported)],
  ])('%s gives no value', (_what, value) => {
    expect(value).toEqual(notReported);
  });

  test('a part that is missing shifts no sum', () => {
    expect(combine([ratio(500, null), ratio(null, 900), ratio(10, 20)], 'sum')).toMatchObject({
      value: reported(0.5),
      coverage: of(1, 3),
    });
  });

  test('a percentage alone is not added to ratios, and does not count as if it were', () => {
    expect(combine([ratio(1, 2), reported(0.9), notReported], 'sum')).toMatchObject({
      value: reported(0.5),
      coverage: of(1, 3),
    });
  });
});

describe('[NI2] a snapshot is the latest of each union, a flow the sum', () => {
  // UGTT's focal point left in the second quarter; the next took the running total over: 40, then 42.
  const handover = [reported(40), reported(42)];
  test.each([
    ['a running total after a handover', [handover, [reported(10)]], 'latest', 52],
    [
      'a union that was silent last keeps what it said',
      [handover, [reported(10), notReported]],
      'latest',
      52,
    ],
    ['a union that went down to zero has zero', [handover, [reported(10), reported(0)]], 'latest', 42],
    ['a flow of the same', [handover, [reported(10)]], 'sum', 92],
    ['the most at once', [handover, [reported(10), reported(30)]], 'max', 72],
    ['an average leaves out what was not said', [[reported(10), notReported, reported(20)]], 'average', 15],
  ] as const)('%s', (_what, unions, timeRule, expected) => {
    expect(networkOverTime(unions, timeRule, 'sum').value).toEqual(reported(expected));
  });

  test.each([
    ['sum', [reported(10), notReported], of(1, 2)],
    ['average', [reported(10), notReported], of(1, 2)],
    ['max', [reported(10), notReported], of(1, 2)],
    // Of a snapshot the latest is enough.
    ['latest', [reported(10), notReported], of(2, 2)],
    ['sum', [reported(10), notApplicable], of(2, 2)],
    ['sum', [notReported, notReported], of(1, 2)],
    ['sum', [notApplicable, notApplicable], of(1, 1)],
  ] as const)('%s over %j: a union with holes has not reported all of it', (timeRule, other, coverage) => {
    expect(networkOverTime([[reported(5), reported(5)], other], timeRule, 'sum').coverage).toEqual(coverage);
  });
});

describe('[NI3] unique persons of several unions are never one number', () => {
  test.each([
    ['two unions', [reported(4), reported(5)], notReported],
    ['one of two that has not reported', [reported(4), notReported], notReported],
    ['the only one it concerns', [reported(4), notApplicable], reported(4)],
    ['two ratios', [ratio(1, 2), ratio(1, 2)], notReported],
    ['the only ratio', [ratio(1, 2), notApplicable], reported(0.5)],
    ['nobody', [], notReported],
  ] as const)('%s', (_what, values, expected) => {
    expect(combine(values, 'none').value).toEqual(expected);
  });

  test('nor over their periods', () => {
    expect(networkOverTime([[reported(4)], [reported(5)]], 'latest', 'none')).toMatchObject({
      value: notReported,
      coverage: of(2, 2),
    });
  });
});

describe('[NI4] a blank is never zero, and a zero never blank', () => {
  test.each([
    ['a zero', reported(0), { state: 'reported', value: 0 }],
    ['null', reported(null), { state: 'notReported' }],
    ['undefined', reported(undefined), { state: 'notReported' }],
    ['not a number', reported(Number.NaN), { state: 'notReported' }],
    ['what division by zero would be', reported(Number.POSITIVE_INFINITY), { state: 'notReported' }],
    ['a sum of zeros', combine([reported(0), reported(0)], 'sum').value, { state: 'reported', value: 0 }],
    ['a sum of blanks', combine([notReported, notReported], 'sum').value, { state: 'notReported' }],
    ['a sum of nothing', combine([], 'sum').value, { state: 'notReported' }],
    ['the largest of nothing', combine([], 'max').value, { state: 'notReported' }],
    ['a released zero', ofReleasedCell({ state: 'published', value: 0 }), { state: 'reported', value: 0 }],
    ['no release', ofReleasedCell(undefined), { state: 'notReported' }],
    [
      'what concerns nobody',
      combine([notApplicable, notApplicable], 'sum').value,
      { state: 'notApplicable' },
    ],
  ])('%s', (_what, value, expected) => {
    expect(value).toEqual(expected);
  });
});

describe('[NI5] a total says how many unions of how many are in it', () => {
  test.each([
    ['all', [reported(4), reported(0)], 4, of(2, 2)],
    ['one is missing', [reported(4), notReported], 4, of(1, 2)],
    ['one it does not concern is not waited for', [reported(4), notApplicable], 4, of(1, 1)],
  ] as const)('%s', (_what, values, value, coverage) => {
    expect(combine(values, 'sum')).toMatchObject({ value: reported(value), coverage });
  });

  test('a hidden value was reported', () => {
    expect(combine([reported(4), suppressed, notReported], 'sum')).toMatchObject({
      value: suppressed,
      coverage: of(2, 3),
    });
  });
});

describe('[NI6] what depends on something hidden is hidden', () => {
  test.each([
    ['a sum', combine([reported(400), suppressed], 'sum').value],
    ['an average', combine([reported(400), suppressed], 'average').value],
    ['the largest', combine([reported(400), suppressed], 'max').value],
    ['a flow over time', overTime([suppressed, reported(10)], 'sum').value],
    ['the latest, when it is the hidden one', overTime([reported(10), suppressed], 'latest').value],
    ['a ratio with a hidden numerator', combine([ratio(1, 2), hiddenAbove], 'sum').value],
    ['a ratio with a hidden denominator', combine([ratio(1, 2), hiddenBelow], 'sum').value],
    ['the largest ratio', combine([ratio(1, 2), hiddenBelow], 'max').value],
    ['a quotient whose other part is missing', quotient(suppressed, notReported)],
    ['an achievement', achievement(suppressed, 0, 10, 'up')],
    ['an achievement without a target', achievement(suppressed, 0, undefined, 'up')],
    ['a cell hidden in the first place', ofReleasedCell({ state: 'primary' })],
    ['a cell hidden to protect another', ofReleasedCell({ state: 'secondary', value: 12 })],
  ])('%s', (_what, value) => {
    expect(value).toEqual(suppressed);
  });

  test('what was hidden before the latest is not in it', () => {
    expect(overTime([suppressed, reported(10)], 'latest').value).toEqual(reported(10));
  });
});

describe('[NI7] achievement runs both ways from the baseline', () => {
  test.each([
    ['half way up', 150, 100, 200, 'up', 0.5],
    ['back beyond the start', 50, 100, 200, 'up', -0.5],
    ['half way down', 30, 40, 20, 'down', 0.5],
    ['down to nothing', 0, 40, 0, 'down', 1],
    ['further down than was aimed at', 10, 40, 20, 'down', 1.5],
    ['up, where down was aimed at', 50, 40, 20, 'down', -0.5],
    ['a zero from a baseline of zero', 0, 0, 10, 'up', 0],
  ] as const)('%s', (_what, actual, baseline, target, direction, expected) => {
    expect(achievement(reported(actual), baseline, target, direction)).toEqual(reported(expected));
  });

  test.each([
    ['the target is the baseline', reported(5), 10, 10, 'up'],
    ['the target is the baseline, down', reported(5), 10, 10, 'down'],
    ['the target lies on the wrong side', reported(5), 10, 20, 'down'],
    ['no baseline: a missing one is not 0', reported(5), undefined, 10, 'up'],
    ['no target', reported(5), 0, undefined, 'up'],
    ['nothing was reported', notReported, 0, 10, 'up'],
  ] as const)('none when %s', (_what, actual, baseline, target, direction) => {
    expect(achievement(actual, baseline, target, direction)).toEqual(notReported);
  });
});

describe('[NI8] an external figure is shown and never added', () => {
  test.each([
    ['one percentage alone', [reported(0.6), notReported], reported(0.6)],
    ['two do not become one', [reported(0.6), reported(0.7)], notReported],
    ['none', [notReported, notApplicable], notReported],
    ['a zero', [reported(0), notReported], reported(0)],
    ['one with its parts', [ratio(6, 10), notReported], ratio(6, 10)],
  ] as const)('%s', (_what, values, expected) => {
    expect(externalFigure(values)).toEqual(expected);
  });

  test('whatever its definition says', () => {
    expect(orgRuleOf('external', 'sum')).toBe('none');
    expect(orgRuleOf('manual', 'sum')).toBe('sum');
  });

  test('only an exact one is computed with', () => {
    expect([null, 'exactly', 'moreThan', 'lessThan', 'about'].map(isExact)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('[NI9] a child rolls up to its parent', () => {
  const parent = { kind: 'count', unit: 'cas', orgRule: 'sum' } as const;
  const part = (raw: IndicatorValue, more: Partial<RollUpPart> = {}): RollUpPart => ({
    kind: 'count',
    unit: 'cas',
    source: 'manual',
    qualifier: null,
    coverage: of(2, 3),
    raw,
    ...more,
  });
  const asRatio = { kind: 'ratio', unit: '%' } as const;

  test.each([
    ['two are added', [part(reported(4)), part(reported(5))], reported(9), of(2, 2)],
    ['a zero is one of them', [part(reported(0))], reported(0), of(1, 1)],
    ['a missing one is told', [part(reported(4)), part(notReported)], reported(4), of(1, 2)],
    ['nothing is not zero', [part(notReported)], notReported, of(0, 1)],
    ['no children, no value', [], notReported, of(0, 0)],
    ['a hidden one hides the total', [part(reported(400)), part(suppressed)], suppressed, of(2, 2)],
    ['one it does not concern', [part(reported(4)), part(notApplicable)], reported(4), of(1, 1)],
    [
      'what has another unit is not added, and told',
      [part(reported(4)), part(reported(900), { unit: 'TND' })],
      reported(4),
      of(1, 2),
    ],
    [
      'an external figure is not added, and told',
      [part(reported(4)), part(reported(900), { source: 'external' })],
      reported(4),
      of(1, 2),
    ],
    [
      '“more than 900” is not added, and told',
      [part(reported(4)), part(reported(900), { qualifier: 'moreThan' })],
      reported(4),
      of(1, 2),
    ],
    [
      'what cannot be added hides nothing',
      [part(reported(4)), part(suppressed, { unit: 'TND' })],
      reported(4),
      of(1, 2),
    ],
  ])('%s', (_what, parts, value, inIt) => {
    expect(rollUp(parent, parts)).toMatchObject({ value, parts: inIt });
  });

  test('ratios are added part by part, also over two levels', () => {
    const ratios = { ...asRatio, orgRule: 'sum' } as const;
    const below = rollUp(ratios, [part(ratio(1, 2), asRatio), part(ratio(3, 4), asRatio)]);
    expect(below.value).toEqual(reported(4 / 6));
    const above = rollUp(ratios, [part(below.raw, asRatio), part(ratio(90, 100), asRatio)]);
    expect(above.value).toEqual(reported(94 / 106));
  });

  test('unique persons do not roll up', () => {
    expect(rollUp({ ...parent, orgRule: 'none' }, [part(reported(4)), part(reported(5))]).value).toEqual(
      notReported,
    );
  });

  test('no more unions stand behind it than behind its weakest part', () => {
    const parts = [
      part(reported(4), { coverage: of(3, 4) }),
      part(reported(5), { coverage: of(1, 4) }),
      part(reported(6), { coverage: null }),
    ];
    expect(rollUp(parent, parts).coverage).toEqual(of(1, 4));
    expect(rollUp(parent, [part(reported(6), { coverage: null })]).coverage).toBeNull();
  });
});
