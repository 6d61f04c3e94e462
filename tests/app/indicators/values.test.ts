import { describe, expect, test } from 'vitest';
import {
  blank,
  changesOf,
  type DefinitionValues,
  toInput,
  toValues,
} from '~/features/indicators/definition/values';
import { fromTyped, toTyped } from '~/features/indicators/typed-figure';

const filled: DefinitionValues = {
  ...blank,
  code: ' R-1 ',
  titles: { fr: 'Part', es: 'Parte' },
  unit: ' cas ',
  baseline: 25,
  baselineYear: 2019,
  filter: { request: 'health' },
  numerator: { fr: 'Résolus' },
};

describe('[NI10] a definition as it is sent', () => {
  test.each([
    ['count', 'manual', { unit: 'cas', sourceSpec: null, baseline: { value: 25, year: 2019 } }],
    [
      'ratio',
      'manual',
      {
        sourceSpec: { numerator: { fr: 'Résolus' }, denominator: {} },
        baseline: { value: 0.25, year: 2019 },
      },
    ],
    ['ratio', 'children', { sourceSpec: null }],
    ['qualitative', 'manual', { unit: '', baseline: null, sourceSpec: null }],
    ['ratio', 'cases', { kind: 'count', sourceSpec: { table: 'request', filter: { request: 'health' } } }],
    ['qualitative', 'activities', { kind: 'count', sourceSpec: { measure: 'done' } }],
  ] as const)('of kind %s and source %s holds what applies, and nothing else', (kind, source, expected) => {
    expect(toInput({ ...filled, kind, source })).toMatchObject({ code: 'R-1', ...expected });
  });

  test('a ratio has the per cent for its unit, unless it had another', () => {
    expect(toInput({ ...blank, kind: 'ratio' }).unit).toBe('%');
    expect(toInput({ ...blank, kind: 'ratio', unit: '‰' }).unit).toBe('‰');
  });

  test('a change holds only what differs, and words in other languages stay', () => {
    const sent = toInput({ ...filled, kind: 'ratio' });
    const read = toValues({ ...sent, id: '1', retiredAt: null });
    expect(changesOf(read, read)).toEqual({});
    const titles = { ...read.titles, fr: 'Autre' };
    expect(changesOf(read, { ...read, titles })).toEqual({ titles: { fr: 'Autre', es: 'Parte' } });
    expect(changesOf(read, { ...read, baseline: '', baselineYear: '' })).toEqual({ baseline: null });
  });

  test('a share is typed in per cent and kept exactly', () => {
    for (const share of [0, 0.07, 0.25, 0.29, 1 / 8, 1.5]) {
      expect(fromTyped('ratio', toTyped('ratio', share))).toBe(share);
    }
    expect(toTyped('ratio', 0.07)).toBe(7);
    expect(toTyped('count', 0.07)).toBe(0.07);
  });
});
