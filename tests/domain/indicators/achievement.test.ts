import { describe, expect, test } from 'vitest';
import { achievement, shareElapsed, trafficLight } from '#domain/indicators/achievement';
import { notReported, reported, suppressed } from '#domain/indicators/value';

describe('achievement', () => {
  test.each([
    ['half way up', 150, 100, 200, 'up', 0.5],
    ['target reached', 200, 100, 200, 'up', 1],
    ['beyond the target', 250, 100, 200, 'up', 1.5],
    ['further away than at the start', 50, 100, 200, 'up', -0.5],
    ['half way down', 30, 40, 20, 'down', 0.5],
    ['down to nothing', 0, 40, 0, 'down', 1],
    ['a zero actual from a zero baseline', 0, 0, 10, 'up', 0],
  ] as const)('%s', (_what, actual, baseline, target, direction, expected) => {
    expect(achievement(reported(actual), baseline, target, direction)).toEqual(reported(expected));
  });

  test.each([
    ['no baseline', 5, undefined, 10, 'up'],
    ['no target', 5, 0, undefined, 'up'],
    ['target = baseline', 5, 10, 10, 'up'],
    ['a target on the wrong side', 5, 10, 20, 'down'],
  ] as const)('%s: no value', (_what, actual, baseline, target, direction) => {
    expect(achievement(reported(actual), baseline, target, direction)).toEqual(notReported);
  });

  test('a missing actual has none, a hidden one stays hidden', () => {
    expect(achievement(notReported, 0, 10, 'up')).toEqual(notReported);
    expect(achievement(suppressed, 0, 10, 'up')).toEqual(suppressed);
    expect(achievement(suppressed, undefined, 10, 'up')).toEqual(suppressed);
  });
});

describe('the traffic light', () => {
  test.each([
    [0.5, 0.5, 'green'],
    [0.4, 0.5, 'amber'],
    [0.3, 0.5, 'red'],
    [-0.2, 0.5, 'red'],
    [0.9, 3, 'amber'],
    [0, 0, 'none'],
  ] as const)('%d achieved when %d has elapsed is %s', (achieved, elapsed, light) => {
    expect(trafficLight(reported(achieved), elapsed)).toBe(light);
  });

  test('without a value there is no light', () => {
    expect(trafficLight(notReported, 0.5)).toBe('none');
    expect(trafficLight(suppressed, 0.5)).toBe('none');
  });

  test('time elapsed is of the period, both ends counted', () => {
    const period = { start: '2020-01-01', end: '2020-01-10' };
    expect(
      ['2019-12-31', '2020-01-01', '2020-01-05', '2020-01-10', '2021-01-01'].map((day) =>
        shareElapsed(period, day),
      ),
    ).toEqual([0, 0.1, 0.5, 1, 1]);
  });
});
