import type { Cube } from '#domain/statistics/disclosure/cube';
import type { Release } from '#domain/statistics/disclosure/release';

export interface Deduced {
  readonly min: number;
  readonly max: number;
}

/**
 * An attacker that tries every whole, non-negative way of filling a two-dimensional table that agrees with what is
 * published, up to `ceiling` in a cell. Written apart from the code under test: it knows nothing of lines or systems.
 * `share` is what the attacker contributed itself to a cell (its key joined by `|`), if it is one of the unions.
 */
export function deducedOf(
  cube: Cube,
  release: Release,
  ceiling: number,
  share: (key: string) => number = () => 0,
): Map<string, Deduced> {
  const [table] = release.tables;
  if (table === undefined) return new Map();
  const [rows = [], columns = []] = table.dimensions.map((name) => cube.dimensions[name]?.codes ?? []);
  const published = new Map(table.cells.map((cell) => [cell.key.join('|'), cell.value]));
  const exact = new Map(cube.tables[0]?.cells.map((cell) => [cell.key.join('|'), cell.count]));
  const inner = rows.flatMap((row) => columns.map((column) => `${row}|${column}`));
  const zerosShown = inner.every((key) => (exact.get(key) ?? 0) > 0 || published.get(key) !== undefined);
  const found = new Map<string, Deduced>();
  const filled = new Map<string, number>();

  const sumOf = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (filled.get(key) ?? 0), 0);
  const margins: [string, string[]][] = [
    ...rows.map((row): [string, string[]] => [`${row}|*`, columns.map((column) => `${row}|${column}`)]),
    ...columns.map((column): [string, string[]] => [`*|${column}`, rows.map((row) => `${row}|${column}`)]),
    ['*|*', inner],
  ];
  const possible = (done: boolean) =>
    margins.every(([key, keys]) => {
      const value = published.get(key);
      if (value === undefined) return true;
      return done || keys.every((one) => filled.has(one)) ? sumOf(keys) === value : sumOf(keys) <= value;
    });
  const note = (key: string, value: number) => {
    const before = found.get(key) ?? { min: value, max: value };
    found.set(key, { min: Math.min(before.min, value), max: Math.max(before.max, value) });
  };
  const fill = (at: number): void => {
    const key = inner[at];
    if (key === undefined) {
      for (const one of inner) note(one, filled.get(one) ?? 0);
      for (const [margin, keys] of margins) note(margin, sumOf(keys));
      return;
    }
    const shown = published.get(key);
    const least = Math.max(share(key), zerosShown ? 1 : 0);
    const choices =
      shown === undefined ? Array.from({ length: ceiling - least + 1 }, (_, more) => least + more) : [shown];
    for (const choice of choices) {
      filled.set(key, choice);
      if (possible(at === inner.length - 1)) fill(at + 1);
    }
    filled.delete(key);
  };
  fill(0);
  return found;
}
