import loadHighs from 'highs';
import type { Cube, CubeDimension } from '#domain/statistics/disclosure/cube';
import type { Release, ReleasedTable } from '#domain/statistics/disclosure/release';

const highs = await loadHighs();

/** Cases that a table could have beyond what is published; stands for "any number". */
const plenty = 10_000;

export interface Reading {
  /** The cube's dimensions, which every reader sees in the headers. */
  readonly dimensions: Readonly<Record<string, CubeDimension>>;
  readonly tables: readonly ReleasedTable[];
  /** Earlier tables of the same cases, each with the dimensions that it had then. */
  readonly earlier?: readonly {
    readonly dimensions: Readonly<Record<string, CubeDimension>>;
    readonly tables: readonly ReleasedTable[];
  }[];
  /** What the reader contributed itself to an innermost cell of a table; nothing for an outsider. */
  readonly share?: (table: string, key: readonly string[]) => number;
}

type Row = ReadonlyMap<number, number>;

/**
 * An attacker with a linear program of its own: unknown are the innermost cells of each table, all else are sums of
 * them. Written from docs/field.md, not from the code under test, of which it knows only the form of what is released.
 * Gives the width of what it can deduce of each cell asked for.
 */
export function deduce(
  reading: Reading,
  asked: readonly { table: string; key: readonly string[] }[],
): number[] {
  const columns = new Map<string, number>();
  const least: number[] = [];
  const rows: { row: Row; low: number; high: number }[] = [];
  /** Rows of hidden cells, by table and by whether they are in truth zeros. */
  const masked: { table: object; row: number; zero: boolean }[] = [];
  const sums = new Map<string, Row>();

  const leavesUnder = (dimension: CubeDimension, code: string): string[] => {
    const parents = dimension.parents ?? {};
    const leaves = dimension.codes.filter((each) => !Object.values(parents).includes(each));
    const isUnder = (leaf: string): boolean => {
      for (let at: string | undefined = leaf; at !== undefined; at = parents[at])
        if (at === code) return true;
      return false;
    };
    return code === '*' ? leaves : leaves.filter(isUnder);
  };
  const sumOf = (table: ReleasedTable, dimensions: Reading['dimensions'], key: readonly string[]): Row => {
    const lists = key.map((code, at) =>
      leavesUnder(dimensions[table.dimensions[at] ?? ''] ?? { codes: [] }, code),
    );
    const keys = lists.reduce<string[][]>(
      (all, list) => all.flatMap((one) => list.map((code) => [...one, code])),
      [[]],
    );
    return new Map(keys.map((leaf) => [columnOf(table.id, leaf), 1]));
  };
  const columnOf = (table: string, leaf: readonly string[]): number => {
    const id = JSON.stringify([table, leaf]);
    const known = columns.get(id);
    if (known !== undefined) return known;
    columns.set(id, columns.size);
    least.push(reading.share?.(table, leaf) ?? 0);
    return columns.size - 1;
  };
  const read = (tables: readonly ReleasedTable[], dimensions: Reading['dimensions']) => {
    for (const table of tables) {
      for (const cell of table.cells) {
        const { key, value } = cell;
        const row = sumOf(table, dimensions, key);
        if (value === undefined) masked.push({ table, row: rows.length, zero: trueZeros.has(cell) });
        rows.push({ row, low: value ?? 0, high: value ?? plenty });
        // The same group in another table is the same number.
        const fixed = table.dimensions
          .map(
            (name, at) =>
              [name, leavesUnder(reading.dimensions[name] ?? { codes: [] }, key[at] ?? '*')] as const,
          )
          .filter(
            ([name, leaves]) =>
              leaves.length < leavesUnder(reading.dimensions[name] ?? { codes: [] }, '*').length,
          );
        if (tables !== reading.tables) continue;
        const id = JSON.stringify(fixed.sort(([a], [b]) => (a < b ? -1 : 1)));
        const other = sums.get(id);
        if (!other) sums.set(id, row);
        else if (!same(other, row)) rows.push({ row: minus(row, other), low: 0, high: 0 });
      }
    }
  };
  read(reading.tables, reading.dimensions);
  for (const { tables, dimensions } of reading.earlier ?? []) read(tables, dimensions);

  const starts = [0];
  const entries = rows.map(({ row }) => [...row].filter(([, factor]) => factor !== 0));
  for (const row of entries) starts.push((starts.at(-1) ?? 0) + row.length);
  const indices = entries.flatMap((row) => row.map(([at]) => at));
  const values = entries.flatMap((row) => row.map(([, factor]) => factor));
  return highs.withModel(
    {
      numCols: columns.size,
      numRows: rows.length,
      colCost: new Float64Array(columns.size),
      colLower: Float64Array.from(least),
      colUpper: new Float64Array(columns.size).fill(plenty),
      rowLower: Float64Array.from(rows, ({ low }) => low),
      rowUpper: Float64Array.from(rows, ({ high }) => high),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: columns.size,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    },
    (model) => {
      model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4 });
      const extreme = (row: Row, direction: 1 | -1): number => {
        for (const at of row.keys()) model.changeColCost(at, -direction);
        model.run();
        if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
          throw new Error(`the attacker found no answer: ${model.getModelStatus()}`);
        const value = direction * -model.getObjectiveValue();
        for (const at of row.keys()) model.changeColCost(at, 0);
        return value;
      };
      // Where no hidden zero could be anything else, everyone knows that the hidden cells are at least 1.
      for (const table of new Set(masked.map((each) => each.table))) {
        const own = masked.filter((each) => each.table === table);
        const inDoubt = own.some(
          ({ row, zero }) => zero && extreme(rows[row]?.row ?? new Map(), 1) > 1 - 1e-6,
        );
        if (inDoubt) continue;
        for (const { row, zero } of own) if (!zero) model.changeRowBounds(row, 1, plenty);
      }
      return asked.map(({ table, key }) => {
        const found = reading.tables.find(({ id }) => id === table);
        if (!found) throw new Error(`no table ${table}`);
        const row = sumOf(found, reading.dimensions, key);
        return extreme(row, 1) - extreme(row, -1);
      });
    },
  );
}

/** Hidden cells that are zeros; filled by `mark`. */
const trueZeros = new WeakSet<object>();

/** Notes which hidden cells of a release are zeros, so that an attacker knows in which tables all zeros are shown. */
export function mark(cube: Cube, release: Release): void {
  const parents = Object.fromEntries(
    Object.entries(cube.dimensions).map(([name, dimension]) => [name, dimension.parents ?? {}]),
  );
  for (const table of release.tables) {
    const counts = cube.tables.find(({ id }) => id === table.id)?.cells ?? [];
    for (const cell of table.cells) {
      const inside = counts.filter(({ key }) =>
        key.every((leaf, at) => {
          const wanted = cell.key[at];
          if (wanted === '*') return true;
          for (let code: string | undefined = leaf; code !== undefined; ) {
            if (code === wanted) return true;
            code = parents[table.dimensions[at] ?? '']?.[code];
          }
          return false;
        }),
      );
      if (cell.value === undefined && inside.every(({ count }) => count === 0)) trueZeros.add(cell);
    }
  }
}

const same = (a: Row, b: Row) => a.size === b.size && [...a].every(([at, factor]) => b.get(at) === factor);

function minus(a: Row, b: Row): Row {
  const result = new Map(a);
  for (const [at, factor] of b) result.set(at, (result.get(at) ?? 0) - factor);
  return result;
}
