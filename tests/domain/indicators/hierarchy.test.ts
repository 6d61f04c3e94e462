import { describe, expect, test } from 'vitest';
import {
  descendantsOf,
  type Hanging,
  mayHangUnder,
  resultsTree,
  wouldCycle,
} from '#domain/indicators/hierarchy';

const item = (code: string, level: Hanging['level'], parentId: string | null = null): Hanging => ({
  id: code,
  code,
  level,
  parentId,
});
const lines = (items: readonly Hanging[]) =>
  resultsTree(items).map(({ item: { code }, depth }) => `${'  '.repeat(depth)}${code}`);

describe('[NI13] a results framework', () => {
  test('runs from impact to output, each under its parent, the rest by level and code', () => {
    expect(
      lines([
        item('P-10', 'output', 'E-1'),
        item('P-2', 'output', 'E-1'),
        item('P-9', 'output'),
        item('E-2', 'outcome'),
        item('E-1', 'outcome', 'I-1'),
        item('I-1', 'impact'),
      ]),
    ).toEqual(['I-1', '  E-1', '    P-2', '    P-10', 'E-2', 'P-9']);
  });

  test('leaves out nothing: a parent of another project, and parents that go round in a circle', () => {
    const round = [item('A', 'outcome', 'B'), item('B', 'outcome', 'A'), item('C', 'output', 'elsewhere')];
    expect(lines(round)).toEqual(['C', 'A', '  B']);
  });
});

describe('[NI12] what hangs under what', () => {
  const parents = new Map([
    ['child', 'parent'],
    ['parent', 'top'],
    ['top', null],
  ]);
  test.each([
    ['under itself', 'top', 'top', true],
    ['under its child', 'parent', 'child', true],
    ['under its child’s child', 'top', 'child', true],
    ['under another', 'other', 'child', false],
    ['under nothing', 'top', null, false],
  ])('%s', (_what, id, parentId, expected) => {
    expect(wouldCycle(parents, id, parentId)).toBe(expected);
  });

  test('a circle that is there already does not hold the check up', () => {
    const round = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(wouldCycle(round, 'c', 'a')).toBe(false);
    const items = [...round].map(([id, parentId]) => ({ id, parentId }));
    expect(descendantsOf(items, new Set(['a'])).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test.each([
    [['A'], ['A', 'B'], true],
    [['A', 'C'], ['A'], true],
    [['A'], ['B'], false],
    [[], [], true],
    [['A'], [], false],
    [[], ['A'], false],
  ])('of the projects %j under those of %j: %s', (own, above, expected) => {
    expect(mayHangUnder(own, above)).toBe(expected);
  });
});
