import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cube, cubeOf } from '#domain/statistics/disclosure/cube';
import { protect, type Release } from '#domain/statistics/disclosure/release';
import { highsSolver } from '#server/statistics/highs';
import { seedFrom } from '#tests/server/collab/random';
import { hasRegisters, returnsOf2020 } from '../registers';
import { deduce, mark, type Reading } from './attacker';
import { type Shaped, shapes } from './shapes';

const solver = await highsSolver();

/** Random tables of each shape; the whole attack is 5,000 (`ATTACK_TABLES=5000`). */
const tables = Number(process.env.ATTACK_TABLES ?? 60);
const seed = seedFrom(process.env.ATTACK_SEED);

const k = 5;

function release(cube: Cube): Release {
  const made = protect(cube, { k, solver });
  mark(cube, made);
  return made;
}

const primaries = (made: Release) =>
  made.tables.flatMap(({ id, cells }) =>
    cells.filter(({ state }) => state === 'primary').map(({ key }) => ({ table: id, key })),
  );

function attack(cube: Cube, made: Release, earlier: Reading['earlier'] = []): number {
  const asked = primaries(made);
  if (asked.length === 0) return 0;
  const unions = new Set(
    cube.tables.flatMap(({ cells }) => cells.flatMap((cell) => Object.keys(cell.contributors ?? {}))),
  );
  const shareOf = (union: string) => (table: string, leaf: readonly string[]) =>
    cube.tables.find(({ id }) => id === table)?.cells.find(({ key }) => key.join('|') === leaf.join('|'))
      ?.contributors?.[union] ?? 0;
  const readers: Pick<Reading, 'share'>[] = [{}, ...[...unions].map((union) => ({ share: shareOf(union) }))];
  for (const reader of readers) {
    const widths = deduce({ dimensions: cube.dimensions, tables: made.tables, earlier, ...reader }, asked);
    widths.forEach((width, at) => {
      expect(width, JSON.stringify(asked[at])).toBeGreaterThanOrEqual(k - 1e-6);
    });
  }
  return asked.length;
}

function show({ cube, before, corrected }: Shaped): {
  made: Release;
  earlier: Reading['earlier'];
  first?: Release;
} {
  if (!before) return { made: release(cube), earlier: [] };
  const first = release(before);
  const revision = corrected ? 2 : 1;
  const made = release({ ...cube, revision, released: [{ ...first, revision: 1 }] });
  return { made, first, earlier: [{ dimensions: before.dimensions, tables: first.tables }] };
}

describe.each(Object.keys(shapes))(`[ST1] attack on ${tables} random tables, seed ${seed}: %s`, (name) => {
  test('no primary can be bound more tightly than k by an outsider or a contributing union', () => {
    let attacked = 0;
    fc.assert(
      fc.property(shapes[name] as fc.Arbitrary<Shaped>, (shaped) => {
        const { made, earlier, first } = show(shaped);
        attacked += attack(shaped.cube, made, name === 'revised' ? [] : earlier);
        for (const table of made.tables) {
          for (const { key, value } of table.cells) {
            expect(value === undefined || value === 0 || value >= k, key.join('|')).toBe(true);
            // What was hidden stays hidden; what a correction changes by a few does not show.
            const then = first?.tables
              .find(({ id }) => id === table.id)
              ?.cells.find((cell) => cell.key.join() === key.join());
            if (name !== 'revised' || !then || value === undefined) continue;
            expect(then.value, `${key.join('|')} was hidden`).toBeDefined();
            const change = Math.abs(value - (then.value ?? 0));
            expect(change === 0 || change >= k, `${key.join('|')} changed by ${change}`).toBe(true);
          }
        }
      }),
      { numRuns: tables, seed },
    );
    process.stdout.write(`${name}: ${tables} tables, ${attacked} primaries attacked, seed ${seed}\n`);
    expect(attacked).toBeGreaterThan(0);
  }, 3_600_000);
});

describe.runIf(hasRegisters)('[ST1] the releases of the five registers of 2020', () => {
  const returns = returnsOf2020();
  test.each([5, 10])(
    'k = %i: none of them either',
    (threshold) => {
      const cube = cubeOf(returns);
      const made = protect(cube, { k: threshold, solver });
      mark(cube, made);
      expect(made.audit.minWidth).toBeGreaterThanOrEqual(threshold);
      const asked = primaries(made);
      const shares = (union: string) => {
        const of = new Map(
          cube.tables.flatMap(({ id, cells }) =>
            cells.map((cell) => [`${id}|${cell.key.join('|')}`, cell.contributors?.[union] ?? 0] as const),
          ),
        );
        return (table: string, leaf: readonly string[]) => of.get(`${table}|${leaf.join('|')}`) ?? 0;
      };
      for (const share of [undefined, ...returns.map(({ union }) => shares(union))]) {
        const widths = deduce(
          { dimensions: cube.dimensions, tables: made.tables, ...(share ? { share } : {}) },
          asked,
        );
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(threshold - 1e-6);
      }
    },
    600_000,
  );
});
