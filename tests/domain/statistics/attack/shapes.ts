import fc from 'fast-check';
import type { Cube, CubeCell, CubeDimension } from '#domain/statistics/disclosure/cube';

/** One case: a code of each dimension, and the union that has it. */
type Case = readonly string[];

const codes = (name: string, size: number) => Array.from({ length: size }, (_, at) => `${name}${at}`);

/** Counts as networks have them: many zeros and ones, a few large. */
const sparse = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) },
);
const dense = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 200 }) },
);

/** A table over dimensions of given sizes, each cell drawn on its own. */
function table(
  dimensions: Readonly<Record<string, CubeDimension>>,
  count: fc.Arbitrary<number>,
  unions = 0,
): fc.Arbitrary<CubeCell[]> {
  const leaves = Object.values(dimensions).map(({ codes: all, parents = {} }) =>
    all.filter((code) => !Object.values(parents).includes(code)),
  );
  const keys = leaves.reduce<string[][]>(
    (all, list) => all.flatMap((key) => list.map((code) => [...key, code])),
    [[]],
  );
  if (unions === 0) {
    return fc
      .array(count, { minLength: keys.length, maxLength: keys.length })
      .map((counts) => keys.map((key, at) => ({ key, count: counts[at] ?? 0 })));
  }
  return fc
    .array(fc.array(count, { minLength: unions, maxLength: unions }), {
      minLength: keys.length,
      maxLength: keys.length,
    })
    .map((shares) =>
      keys.map((key, at) => ({
        key,
        count: (shares[at] ?? []).reduce((sum, share) => sum + share, 0),
        contributors: Object.fromEntries((shares[at] ?? []).map((share, union) => [`u${union}`, share])),
      })),
    );
}

const one = (dimensions: Readonly<Record<string, CubeDimension>>, count: fc.Arbitrary<number>, unions = 0) =>
  table(dimensions, count, unions).map(
    (cells): Cube => ({ dimensions, tables: [{ id: 't', dimensions: Object.keys(dimensions), cells }] }),
  );

const flat = (sizes: Readonly<Record<string, number>>): Record<string, CubeDimension> =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, { codes: codes(name, size) }]));

const size = (min: number, max: number) => fc.integer({ min, max });

/** Tables that count the same cases: cases are drawn, and each table counts them. */
function counted(
  dimensions: Readonly<Record<string, CubeDimension>>,
  tables: readonly (readonly string[])[],
) {
  const names = Object.keys(dimensions);
  const code = (name: string) => {
    const { codes: all, parents = {} } = dimensions[name] ?? { codes: [] };
    const leaves = all.filter((each) => !Object.values(parents).includes(each));
    // The first codes are more frequent, as in life.
    return fc
      .tuple(size(0, leaves.length - 1), size(0, leaves.length - 1))
      .map(([a, b]) => leaves[Math.min(a, b)] ?? '');
  };
  return fc
    .array(fc.tuple(fc.tuple(...names.map(code)), size(1, 9)), { minLength: 4, maxLength: 60 })
    .map((cases): Cube => {
      const count = (of: readonly string[]): CubeCell[] => {
        const cells = new Map<string, { key: string[]; count: number }>();
        for (const [each, times] of cases as [Case, number][]) {
          const key = of.map((name) => each[names.indexOf(name)] ?? '');
          const cell = cells.get(key.join('|')) ?? { key, count: 0 };
          cell.count += times;
          cells.set(key.join('|'), cell);
        }
        return [...cells.values()];
      };
      return {
        dimensions,
        tables: tables.map((of) => ({ id: of.join('×'), dimensions: of, cells: count(of) })),
      };
    });
}

const places: CubeDimension = {
  codes: ['north', 'west', 'TN', 'MA', 'MR', 'SN', 'CI', 'ML'],
  parents: { TN: 'north', MA: 'north', MR: 'north', SN: 'west', CI: 'west', ML: 'west' },
};

/** A cube of one shape; the ledger's shapes come with what was counted before. */
export interface Shaped {
  readonly cube: Cube;
  readonly before?: Cube;
  /** Whether the cube is a revision of what was counted before. */
  readonly corrected?: boolean;
}

const alone = (cube: fc.Arbitrary<Cube>): fc.Arbitrary<Shaped> => cube.map((each) => ({ cube: each }));

export const shapes: Readonly<Record<string, fc.Arbitrary<Shaped>>> = {
  '1-D': alone(size(2, 8).chain((a) => one(flat({ a }), sparse))),
  'sparse 2-D': alone(fc.tuple(size(2, 6), size(2, 7)).chain(([a, b]) => one(flat({ a, b }), sparse))),
  'dense 2-D': alone(fc.tuple(size(2, 6), size(2, 6)).chain(([a, b]) => one(flat({ a, b }), dense))),
  '3-D': alone(
    fc.tuple(size(2, 4), size(2, 3), size(2, 3)).chain(([a, b, c]) => one(flat({ a, b, c }), sparse)),
  ),
  hierarchical: alone(size(2, 4).chain((a) => one({ ...flat({ a }), place: places }, sparse))),
  linked: alone(
    fc
      .tuple(size(2, 4), size(2, 4), size(2, 3))
      .chain(([a, b, c]) => counted(flat({ a, b, c }), [['a'], ['a', 'b'], ['b', 'c'], ['a', 'c']])),
  ),
  contributors: alone(
    fc
      .tuple(size(2, 3), size(2, 4), size(2, 5))
      .chain(([a, b, unions]) => one(flat({ a, b }), sparse, unions)),
  ),
  'year-to-date': fc
    .tuple(size(2, 4), size(2, 3))
    .chain(([a, b]) => one({ period: { codes: ['p1', 'p2'] }, ...flat({ a, b }) }, sparse))
    .map((cube) => ({ cube, before: only(cube, 'p1') })),
  revised: fc
    .tuple(size(2, 4), size(2, 4))
    .chain(([a, b]) =>
      fc.tuple(
        one(flat({ a, b }), sparse),
        fc.array(fc.tuple(size(0, 15), fc.constantFrom(-1, 1, 1, 2, 7)), { minLength: 1, maxLength: 3 }),
      ),
    )
    .map(([before, corrections]) => ({ before, cube: corrected(before, corrections), corrected: true })),
};

/** The same cases as known when only one period had been counted. */
function only(cube: Cube, period: string): Cube {
  return {
    dimensions: { ...cube.dimensions, period: { codes: [period] } },
    tables: cube.tables.map((each) => ({
      ...each,
      cells: each.cells.filter(({ key }) => key[0] === period),
    })),
  };
}

function corrected(cube: Cube, corrections: readonly (readonly [number, number])[]): Cube {
  return {
    ...cube,
    tables: cube.tables.map((each) => ({
      ...each,
      cells: each.cells.map((cell, at) => {
        const change = corrections.filter(([where]) => where % each.cells.length === at);
        return {
          ...cell,
          count: Math.max(
            0,
            change.reduce((sum, [, by]) => sum + by, cell.count),
          ),
        };
      }),
    })),
  };
}
