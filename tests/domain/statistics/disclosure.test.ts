import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cube, type CubeCell, cubeOf } from '#domain/statistics/disclosure/cube';
import { protectAmounts } from '#domain/statistics/disclosure/primary';
import { protect as protectWith, type Release } from '#domain/statistics/disclosure/release';
import { highsSolver } from '#server/statistics/highs';
import { deducedOf } from './enumerate';
import { hasRegisters, returnsOf2020 } from './registers';

const solver = await highsSolver();
const protect = (cube: Cube, { k }: { k: number }): Release => protectWith(cube, { k, solver });

const line = (
  counts: Record<string, number>,
  contributors?: Record<string, Record<string, number>>,
): Cube => ({
  dimensions: { request: { codes: Object.keys(counts) } },
  tables: [
    {
      id: 'request',
      dimensions: ['request'],
      cells: Object.entries(counts).map(([code, count]) => ({
        key: [code],
        count,
        contributors: contributors?.[code],
      })),
    },
  ],
});

const grid = (counts: readonly (readonly number[])[], shares?: readonly (readonly number[])[][]): Cube => {
  const rows = counts.map((_, at) => `r${at}`);
  const columns = (counts[0] ?? []).map((_, at) => `c${at}`);
  const contributors = (row: number, column: number) =>
    shares && Object.fromEntries(shares.map((of, union) => [`u${union}`, of[row]?.[column] ?? 0]));
  return {
    dimensions: { row: { codes: rows }, column: { codes: columns } },
    tables: [
      {
        id: 'grid',
        dimensions: ['row', 'column'],
        cells: counts.flatMap((values, row) =>
          values.map(
            (count, column): CubeCell => ({
              key: [`r${row}`, `c${column}`],
              count,
              contributors: contributors(row, column),
            }),
          ),
        ),
      },
    ],
  };
};

const states = (release: Release, table = 0) =>
  Object.fromEntries(
    (release.tables[table]?.cells ?? []).map((cell) => [cell.key.join('|'), cell.value ?? cell.state]),
  );

describe('one line', () => {
  test('counts 1 to k−1 are hidden, and one more so that the total does not give them away', () => {
    expect(states(protect(line({ a: 3, b: 40, c: 90 }), { k: 5 }))).toEqual({
      a: 'primary',
      b: 'secondary',
      c: 90,
      '*': 133,
    });
  });

  test('a zero beside others is shown', () => {
    expect(states(protect(line({ a: 0, b: 40, c: 90 }), { k: 5 }))).toEqual({ a: 0, b: 40, c: 90, '*': 130 });
  });

  test('hidden cells that add up to less than k get one more', () => {
    expect(states(protect(line({ a: 1, b: 1, c: 20, d: 30 }), { k: 5 }))).toEqual({
      a: 'primary',
      b: 'primary',
      c: 'secondary',
      d: 30,
      '*': 52,
    });
  });

  test('a zero that would say everyone is in one category is hidden with it', () => {
    const release = protect(line({ a: 12, b: 0, c: 0 }), { k: 5 });
    expect(Object.values(states(release)).filter((state) => state === 'secondary')).toHaveLength(2);
    expect(states(release)).toMatchObject({ a: 'secondary', '*': 12 });
  });

  test('where the one category is “not stated”, nothing is said of anyone and it is shown', () => {
    expect(states(protect(line({ a: 0, notStated: 12 }), { k: 5 }))).toEqual({
      a: 0,
      notStated: 12,
      '*': 12,
    });
  });

  test('donors’ threshold is stricter', () => {
    expect(states(protect(line({ a: 7, b: 40, c: 90 }), { k: 10 })).a).toBe('primary');
  });

  test('400 + 2 + 1 is hidden: it would tell the first that the others have 3', () => {
    const release = protect(
      line(
        { a: 403, b: 300, c: 300 },
        {
          a: { ugtt: 400, umt: 2, cdt: 1 },
          b: { ugtt: 100, umt: 100, cdt: 100 },
          c: { ugtt: 100, umt: 100, cdt: 100 },
        },
      ),
      { k: 5 },
    );
    expect(states(release).a).toBe('primary');
  });

  test('fewer than three contributors hide a large count', () => {
    const shares = { ugtt: 50, umt: 50, cdt: 50 };
    const release = protect(
      line({ a: 100, b: 150, c: 150 }, { a: { ugtt: 50, umt: 50 }, b: shares, c: shares }),
      { k: 5 },
    );
    expect(states(release).a).toBe('primary');
  });

  test('without any case behind it the release is empty of secrets', () => {
    expect(protect(line({ a: 0, b: 0 }), { k: 5 })).toMatchObject({
      audit: { minWidth: null, primaries: 0 },
    });
  });
});

test('a hidden margin is hidden in every table that has it', () => {
  const cube: Cube = {
    dimensions: { sex: { codes: ['w', 'm', 'o'] }, request: { codes: ['a', 'b'] } },
    tables: [
      {
        id: 'sex',
        dimensions: ['sex'],
        cells: [
          { key: ['w'], count: 40 },
          { key: ['m'], count: 60 },
          { key: ['o'], count: 2 },
        ],
      },
      {
        id: 'requestBySex',
        dimensions: ['request', 'sex'],
        cells: [
          { key: ['a', 'w'], count: 20 },
          { key: ['a', 'm'], count: 30 },
          { key: ['a', 'o'], count: 1 },
          { key: ['b', 'w'], count: 20 },
          { key: ['b', 'm'], count: 30 },
          { key: ['b', 'o'], count: 1 },
        ],
      },
    ],
  };
  const release = protect(cube, { k: 5 });
  const crossed = states(release, 1);
  for (const [code, state] of Object.entries(states(release))) {
    expect(crossed[code === '*' ? '*|*' : `*|${code}`]).toBe(state);
  }
  expect(states(release).o).toBe('primary');
  expect(release.audit.minWidth).toBeGreaterThanOrEqual(5);
});

test('a parent of a hierarchy is a sum like any other', () => {
  const release = protect(
    {
      dimensions: {
        place: {
          codes: ['north', 'TN', 'MA', 'west', 'SN', 'CI'],
          parents: { TN: 'north', MA: 'north', SN: 'west', CI: 'west' },
        },
      },
      tables: [
        {
          id: 'place',
          dimensions: ['place'],
          cells: [
            { key: ['TN'], count: 3 },
            { key: ['MA'], count: 50 },
            { key: ['SN'], count: 30 },
            { key: ['CI'], count: 20 },
          ],
        },
      ],
    },
    { k: 5 },
  );
  expect(states(release)).toEqual({
    north: 53,
    TN: 'primary',
    MA: 'secondary',
    west: 50,
    SN: 30,
    CI: 20,
    '*': 103,
  });
});

describe('[ST1] what was released before', () => {
  const table = (cells: Record<string, number | undefined>) => ({
    tables: [
      {
        id: 'request',
        dimensions: ['request'],
        cells: Object.entries(cells).map(([code, value]) =>
          value === undefined ? { key: [code] } : { key: [code], value },
        ),
      },
    ],
  });

  test('a total of the codes there were then is known, so a new small code hides the total of today', () => {
    const cube = line({ a: 10, b: 20, c: 3 });
    expect(states(protect(cube, { k: 5 }))['*']).toBe(33);
    const released = [table({ a: 10, b: 20, '*': 30 })];
    expect(states(protect({ ...cube, released }, { k: 5 }))).toMatchObject({
      c: 'primary',
      '*': 'secondary',
    });
  });

  test('what was hidden stays hidden, though nothing would hide it now', () => {
    const released = [table({ a: 10, b: undefined, c: undefined, '*': 60 })];
    expect(states(protect({ ...line({ a: 10, b: 20, c: 30 }), released }, { k: 5 }))).toEqual({
      a: 10,
      b: 'secondary',
      c: 'secondary',
      '*': 60,
    });
  });

  test('of another revision, a count that differs by a few is hidden, one that differs by more or not at all is shown', () => {
    const released = [{ revision: 1, ...table({ a: 10, b: 20, c: 30, d: 40, '*': 100 }) }];
    const cube = { ...line({ a: 10, b: 22, c: 38, d: 40 }), released, revision: 2 };
    expect(states(protect(cube, { k: 5 }))).toMatchObject({ b: 'primary', c: 38, '*': 110 });
  });

  test('a small count that was shown cannot be hidden any more', () => {
    const released = [table({ c: 3 })];
    expect(() => protect({ ...line({ a: 10, b: 20, c: 3 }), released }, { k: 5 })).toThrowError(
      expect.objectContaining({ code: 'gives-away', details: { table: 'request', key: 'c' } }),
    );
  });

  test('a table that no table of today covers is refused, not forgotten', () => {
    const released = [{ tables: [{ id: 'sex', dimensions: ['sex'], cells: [{ key: ['w'], value: 9 }] }] }];
    expect(() => protect({ ...line({ a: 10, b: 20 }), released }, { k: 5 })).toThrowError(
      expect.objectContaining({
        code: 'invalid',
        details: expect.objectContaining({ reason: 'released-table' }),
      }),
    );
  });
});

test('a total over one code is that code, in every table', () => {
  const cube: Cube = {
    dimensions: { quarter: { codes: ['Q1'] }, request: { codes: ['a', 'b', 'c'] } },
    tables: [
      {
        id: 't',
        dimensions: ['quarter', 'request'],
        cells: [
          { key: ['Q1', 'a'], count: 3 },
          { key: ['Q1', 'b'], count: 20 },
          { key: ['Q1', 'c'], count: 30 },
        ],
      },
    ],
  };
  expect(states(protect(cube, { k: 5 }))).toEqual({
    'Q1|a': 'primary',
    'Q1|b': 'secondary',
    'Q1|c': 30,
    'Q1|*': 53,
    '*|a': 'primary',
    '*|b': 'secondary',
    '*|c': 30,
    '*|*': 53,
  });
});

test('tables that do not count the same cases are refused', () => {
  const cube: Cube = {
    dimensions: { a: { codes: ['x'] }, b: { codes: ['y'] } },
    tables: [
      { id: 'a', dimensions: ['a'], cells: [{ key: ['x'], count: 5 }] },
      { id: 'b', dimensions: ['b'], cells: [{ key: ['y'], count: 6 }] },
    ],
  };
  expect(() => protect(cube, { k: 5 })).toThrowError(expect.objectContaining({ code: 'invalid' }));
});

describe('an attacker who tries every whole number', () => {
  const k = 3;
  const ceiling = 16;
  const count = fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) },
  );
  const table = (rows: number, columns: number) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    });
  const primaries = (release: Release) =>
    (release.tables[0]?.cells ?? [])
      .filter((cell) => cell.state === 'primary')
      .map((cell) => cell.key.join('|'));

  test.each([
    [2, 3],
    [3, 3],
  ])(
    'cannot bound a primary of a %i×%i table more tightly than k',
    (rows, columns) => {
      fc.assert(
        fc.property(table(rows, columns), (counts) => {
          const cube = grid(counts);
          const release = protect(cube, { k });
          // Enumeration is for tables with enough published to be tried in a moment.
          const open = release.tables[0]?.cells.filter(
            (cell) => cell.state !== 'published' && !cell.key.includes('*'),
          );
          fc.pre(release.tables[0]?.cells.at(-1)?.state === 'published' && (open?.length ?? 0) <= 7);
          const deduced = deducedOf(cube, release, ceiling);
          for (const key of primaries(release)) {
            const { min, max } = deduced.get(key) ?? { min: 0, max: 0 };
            expect(max - min, `${key} of ${JSON.stringify(counts)}`).toBeGreaterThanOrEqual(k);
          }
        }),
        { numRuns: 150, seed: 20200306 },
      );
    },
    60_000,
  );

  test('nor as one of three unions that knows its own share', () => {
    fc.assert(
      fc.property(fc.tuple(table(2, 2), table(2, 2), table(2, 2)), (shares) => {
        const counts = shares[0].map((row, r) =>
          row.map((_, c) => shares.reduce((sum, of) => sum + (of[r]?.[c] ?? 0), 0)),
        );
        const cube = grid(counts, shares);
        const release = protect(cube, { k });
        fc.pre(release.tables[0]?.cells.at(-1)?.state === 'published');
        for (const own of shares) {
          const share = (key: string) => own[Number(key[1])]?.[Number(key[4])] ?? 0;
          const deduced = deducedOf(cube, release, 30, share);
          for (const key of primaries(release)) {
            const { min, max } = deduced.get(key) ?? { min: 0, max: 0 };
            expect(max - min, `${key} of ${JSON.stringify(shares)}`).toBeGreaterThanOrEqual(k);
          }
        }
      }),
      { numRuns: 40, seed: 20200307 },
    );
  }, 60_000);

  test('finds the hidden cell that two hidden in every line leave open', () => {
    // Four ones with zeros all shown: each line's two hidden cells add up to 2 and are at least 1 each.
    const cube = grid([
      [1, 1, 9],
      [1, 1, 9],
      [9, 9, 9],
    ]);
    const naive: Release = {
      tables: [
        {
          id: 'grid',
          dimensions: ['row', 'column'],
          cells: [
            ...['r0', 'r1', 'r2'].flatMap((row) =>
              ['c0', 'c1', 'c2'].map((column) => {
                const small = row !== 'r2' && column !== 'c2';
                return small
                  ? { key: [row, column], state: 'primary' as const }
                  : { key: [row, column], state: 'published' as const, value: 9 };
              }),
            ),
            { key: ['r0', '*'], state: 'published', value: 11 },
            { key: ['r1', '*'], state: 'published', value: 11 },
            { key: ['*', 'c0'], state: 'published', value: 11 },
            { key: ['*', 'c1'], state: 'published', value: 11 },
          ],
        },
      ],
      audit: { minWidth: null, primaries: 4 },
    };
    expect(deducedOf(cube, naive, 16).get('r0|c0')).toEqual({ min: 1, max: 1 });
    const deduced = deducedOf(cube, protect(cube, { k: 3 }), 16);
    const { min, max } = deduced.get('r0|c0') ?? { min: 0, max: 0 };
    expect(max - min).toBeGreaterThanOrEqual(3);
  });
});

describe('amounts', () => {
  const paid = (union: string, total: number, count: number, dominated = false) => ({
    union,
    currency: 'TND',
    total,
    count,
    dominated,
  });
  test.each([
    [
      'enough paid cases of three unions',
      [paid('a', 100, 20), paid('b', 100, 20), paid('c', 100, 20)],
      'published',
    ],
    ['fewer than k paid cases', [paid('a', 10, 2), paid('b', 10, 1), paid('c', 10, 1)], 'hidden'],
    ['two contributors', [paid('a', 100, 20), paid('b', 100, 20)], 'hidden'],
    [
      'one union’s share leaves a small count',
      [paid('a', 100, 40), paid('b', 100, 2), paid('c', 100, 1)],
      'hidden',
    ],
    [
      'one case may be more than half',
      [paid('a', 900, 20, true), paid('b', 100, 20), paid('c', 100, 20)],
      'hidden',
    ],
  ] as const)('%s: %s', (_what, amounts, state) => {
    expect(protectAmounts(amounts, 5)).toMatchObject([{ currency: 'TND', state }]);
  });
});

describe.runIf(hasRegisters)('the five registers of 2020', () => {
  const returns = returnsOf2020();

  test.each([5, 10])(
    'k = %i: every primary is at least k wide, equal margins are masked alike, values are true',
    (k) => {
      const cube = cubeOf(returns);
      const release = protect(cube, { k });
      expect(release.audit.minWidth).toBeGreaterThanOrEqual(k);
      const seen = new Map<string, unknown>();
      for (const { dimensions, cells } of release.tables) {
        for (const cell of cells) {
          const group = dimensions
            .map((name, at) => `${name}=${cell.key[at]}`)
            .filter((pair) => !pair.endsWith('=*'))
            .sort()
            .join('&');
          const shown = cell.value ?? cell.state;
          if (seen.has(group)) expect([group, shown]).toEqual([group, seen.get(group)]);
          seen.set(group, shown);
          if (cell.state !== 'published') expect(cell).not.toHaveProperty('value');
          else expect(cell.value === 0 || (cell.value ?? 0) >= k).toBe(true);
        }
      }
      // What readers come for is still there.
      expect(seen.get('')).toBe(821);
      expect(seen.get('sex=woman')).toBe(
        returns
          .flatMap(({ tables }) => tables.tables.find(({ id }) => id === 'sex')?.cells ?? [])
          .filter((cell) => cell.key[0] === 'woman')
          .reduce((sum, cell) => sum + cell.count, 0),
      );
    },
    60_000,
  );
});
