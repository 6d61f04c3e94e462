/**
 * What protecting a release costs: `npm run bench -- protect [cells…]`. Ten tables over one population, a third of the
 * cells sparse, protected for an outsider and again with ten contributing unions; beside them the plain way of auditing,
 * two cold programs by HiGHS for every primary, as the peer (timed for a hundred primaries).
 */
import loadHighs from 'highs';
import { equationsOf } from '#domain/statistics/disclosure/attack';
import type { Cube } from '#domain/statistics/disclosure/cube';
import { protect, type Release } from '#domain/statistics/disclosure/release';
import { linearSystem } from '#domain/statistics/disclosure/system';
import { highsSolver } from '#server/statistics/highs';
import { random } from '#tests/server/collab/random';

const k = 5;
const tables = [
  ['a', 'b'],
  ['a', 'c'],
  ['b', 'c'],
  ['a', 'd'],
  ['b', 'd'],
  ['c', 'd'],
  ['a', 's'],
  ['b', 's'],
  ['c', 's'],
  ['a', 'b', 's'],
] as const;
const solver = await highsSolver();
const highs = await loadHighs();

/** Cases drawn one by one, the first codes the more frequent, and counted by every table. */
function population(cells: number, unions: number): Cube {
  const dice = random(20201122);
  const perTable = cells / 10;
  const side = Math.round(Math.sqrt(perTable));
  const sizes = {
    a: side,
    b: Math.round(perTable / side),
    c: Math.round(side * 0.8),
    d: Math.round(side * 1.2),
    s: 2,
  };
  const counts = tables.map(
    () => new Map<string, { key: string[]; count: number; contributors: Record<string, number> }>(),
  );
  for (let drawn = 0; drawn < perTable * 14; drawn += 1) {
    const codeOf = Object.fromEntries(
      Object.entries(sizes).map(([name, size]) => {
        const share = dice.below(1_000_000) / 1_000_000;
        return [name, `${name}${Math.floor(size * (name === 's' ? share : share * share))}`];
      }),
    );
    const union = `u${dice.below(Math.max(1, unions))}`;
    tables.forEach((dimensions, at) => {
      const key = dimensions.map((name) => codeOf[name] ?? '');
      const cell = counts[at]?.get(key.join('|')) ?? { key, count: 0, contributors: {} };
      cell.count += 1;
      cell.contributors[union] = (cell.contributors[union] ?? 0) + 1;
      counts[at]?.set(key.join('|'), cell);
    });
  }
  return {
    dimensions: Object.fromEntries(
      Object.entries(sizes).map(([name, size]) => [
        name,
        { codes: Array.from({ length: size }, (_, at) => `${name}${at}`) },
      ]),
    ),
    tables: tables.map((dimensions, at) => ({
      id: dimensions.join('×'),
      dimensions,
      cells: [...(counts[at]?.values() ?? [])].map(({ key, count, contributors }) =>
        unions > 0 ? { key, count, contributors } : { key, count },
      ),
    })),
  };
}

/** Milliseconds for the two programs of one primary, each read, solved and forgotten; the mean of up to a hundred. */
function plainAudit(cube: Cube, release: Release): number {
  const system = linearSystem(cube.dimensions, cube.tables);
  const hidden = new Set<number>();
  const primaries = new Set<number>();
  for (const { id, cells } of release.tables) {
    cells.forEach(({ state }, at) => {
      const index = system.cells.get(id)?.[at]?.group.index ?? 0;
      if (state !== 'published') hidden.add(index);
      if (state === 'primary') primaries.add(index);
    });
  }
  const lines = equationsOf(system, ({ index }, factor) =>
    hidden.has(index) ? [{ at: index, factor }] : [],
  );
  const text = (index: number, direction: string) =>
    [
      direction,
      ` o: d${index}`,
      'Subject To',
      ...lines
        .filter((line) => line.length > 0)
        .map(
          (line, at) =>
            ` l${at}: ${line.map((each) => `${each.factor > 0 ? '+' : '-'} d${each.at}`).join(' ')} = 0`,
        ),
      'Bounds',
      ...[...hidden].map((each) => ` -${system.groups[each]?.count ?? 0} <= d${each} <= 1000`),
      'End',
    ].join('\n');
  const some = [...primaries].slice(0, 100);
  const start = performance.now();
  for (const index of some)
    for (const direction of ['Maximize', 'Minimize'])
      highs.solve(text(index, direction), { output_flag: false });
  return (performance.now() - start) / Math.max(1, some.length);
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1);
const asked = process.argv.slice(2).map(Number);
process.stdout.write(
  '| cells | with margins | primaries | hidden for them | as an outsider, s | with ten unions, s | two plain programs a primary, s |\n|---|---|---|---|---|---|---|\n',
);
for (const cells of asked.length > 0 ? asked : [500, 5_000]) {
  const timed = [0, 10].map((unions) => {
    const cube = population(cells, unions);
    const start = performance.now();
    const release = protect(cube, { k, solver });
    return { cube, release, ms: performance.now() - start };
  });
  const [outsider, unions] = timed;
  if (!outsider || !unions) continue;
  const all = outsider.release.tables.flatMap((table) => table.cells);
  const plain = plainAudit(outsider.cube, outsider.release) * outsider.release.audit.primaries;
  process.stdout.write(
    `| ${all.filter(({ key }) => !key.includes('*')).length} | ${all.length} | ${outsider.release.audit.primaries} | ${all.filter(({ state }) => state === 'secondary').length} | ${seconds(outsider.ms)} | ${seconds(unions.ms)} | ${seconds(plain)} |\n`,
  );
}
