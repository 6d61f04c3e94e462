import { describe, expect, test } from 'vitest';
import { combine, networkOverTime, overTime } from '#domain/indicators/series';
import {
  notApplicable,
  notReported,
  ofReleasedCell,
  quotient,
  reported,
  suppressed,
} from '#domain/indicators/value';
import { ratio } from './ratio';

describe('what other systems got wrong', () => {
  test('a zero is a value and a blank is none', () => {
    expect(reported(0)).toEqual({ state: 'reported', value: 0 });
    expect([reported(null), reported(undefined), reported(Number.NaN)]).toEqual([
      notReported,
      notReported,
      notReported,
    ]);
    expect(combine([reported(0), reported(0)], 'sum')).toMatchObject({
      value: reported(0),
      coverage: { reported: 2, expected: 2 },
    });
    expect(combine([notReported, notReported], 'sum')).toMatchObject({
      value: notReported,
      coverage: { reported: 0, expected: 2 },
    });
  });

  test('percentages are not averaged: 1 of 2 and 90 of 100 are 91 of 102', () => {
    const total = combine([ratio(1, 2), ratio(90, 100)], 'sum');
    expect(total.value).toEqual(reported(91 / 102));
    expect(combine([ratio(1, 2), ratio(90, 100)], 'average').value).toEqual(reported(91 / 102));
  });

  test('a ratio with one part missing does not shift the total', () => {
    expect(combine([ratio(5, null), ratio(10, 20)], 'sum')).toMatchObject({
      value: reported(0.5),
      coverage: { reported: 1, expected: 2 },
    });
  });

  test('nothing is divided by zero or by nothing', () => {
    expect(quotient(reported(3), reported(0))).toEqual(notReported);
    expect(quotient(reported(3), notReported)).toEqual(notReported);
    expect(quotient(reported(0), reported(3))).toEqual(reported(0));
  });

  test('a change of focal point does not count twice: latest of the union, then the unions together', () => {
    const ugtt = [reported(40), reported(42)];
    const umt = [reported(10), notReported];
    expect(networkOverTime([ugtt, umt], 'latest', 'sum')).toMatchObject({ value: reported(52) });
  });

  test('a total says how many unions stand behind it, and does not wait for those it does not concern', () => {
    expect(combine([reported(4), notReported, notApplicable], 'sum')).toMatchObject({
      value: reported(4),
      coverage: { reported: 1, expected: 2 },
    });
    expect(combine([notApplicable, notApplicable], 'sum').value).toEqual(notApplicable);
  });

  test('unique persons of several unions are never added up', () => {
    expect(combine([reported(4), reported(5)], 'none').value).toEqual(notReported);
    expect(combine([reported(4), notApplicable], 'none').value).toEqual(reported(4));
  });

  test('what is computed from a hidden cell is hidden', () => {
    expect(combine([reported(400), suppressed], 'sum').value).toEqual(suppressed);
    expect(quotient(suppressed, notReported)).toEqual(suppressed);
    expect(
      combine([ratio(1, 2), { state: 'ratio', numerator: suppressed, denominator: reported(9) }], 'sum')
        .value,
    ).toEqual(suppressed);
    expect(ofReleasedCell({ state: 'primary' })).toEqual(suppressed);
    expect(ofReleasedCell({ state: 'published', value: 0 })).toEqual(reported(0));
    expect(ofReleasedCell(undefined)).toEqual(notReported);
  });
});

describe('over time', () => {
  test.each([
    ['sum', 60],
    ['latest', 30],
    ['max', 30],
    ['average', 20],
  ] as const)('%s of 10, 20, 30 is %i', (rule, value) => {
    expect(overTime([10, 20, 30].map(reported), rule).value).toEqual(reported(value));
  });

  test('a period without report does not undo the latest, a zero does', () => {
    expect(overTime([reported(10), notReported], 'latest').value).toEqual(reported(10));
    expect(overTime([reported(10), reported(0)], 'latest').value).toEqual(reported(0));
  });

  test('the average leaves out what was not reported instead of counting it as zero', () => {
    expect(overTime([reported(10), notReported, reported(20)], 'average').value).toEqual(reported(15));
  });

  test('what was hidden earlier does not enter the latest, but every sum', () => {
    expect(overTime([suppressed, reported(10)], 'latest').value).toEqual(reported(10));
    expect(overTime([suppressed, reported(10)], 'sum').value).toEqual(suppressed);
  });

  test('the latest ratio keeps its parts to go on with', () => {
    expect(networkOverTime([[ratio(1, 4), ratio(2, 4)], [ratio(6, 8)]], 'latest', 'sum')).toMatchObject({
      value: reported(8 / 12),
      raw: { numerator: reported(8), denominator: reported(12) },
    });
  });
});
