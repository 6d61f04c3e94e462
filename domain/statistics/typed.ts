import { notStated } from './codes/code';
import type { DimensionName } from './dimensions';
import type { CountingPeriod } from './register/count';
import { type Amount, type Cell, type Counted, type CountedTable, fixedTables } from './tables';

/** A table that is asked of a union without a register; the other fixed tables are margins of these. */
export interface AskedTable {
  readonly id: string;
  readonly dimensions: readonly DimensionName[];
  /**
   * The dimensions whose counts the first table gives. Along them the table must reach those counts, and what is not
   * typed is "not stated" of its other dimensions.
   */
  readonly given: readonly DimensionName[];
}

/** Counts as they are typed: by table, by its codes joined with `|`. What is not there is not typed. */
export type TypedCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Typed {
  readonly counts: TypedCounts;
  readonly amounts: readonly Amount[];
}

/** One line of a table that has to reach a count: the cases of one code of what is given, or all. */
export interface TypedLine {
  /** A code for each given dimension; empty: all cases. */
  readonly key: readonly string[];
  readonly expected: number;
  readonly typed: number;
  /** `over`: more is typed than there are. `under`: some are missing, and no "not stated" can take them. */
  readonly fault: 'over' | 'under' | null;
}

export interface CompletedTable {
  readonly asked: AskedTable;
  readonly lines: readonly TypedLine[];
}

export interface Completed {
  /** All cases: the sum of the first table. */
  readonly cases: number;
  readonly tables: readonly CompletedTable[];
  /** All fixed tables, agreeing with each other; null while a line has a fault. */
  readonly counted: Counted | null;
}

/** The tables to type: those that are no margin of another, the widest first, for the others follow from it. */
export const askedTables: readonly AskedTable[] = askedOf();

function askedOf(): AskedTable[] {
  const within = (inner: readonly string[], outer: readonly string[]) =>
    inner.length < outer.length && inner.every((name) => outer.includes(name));
  const widest = fixedTables
    .filter(({ dimensions }) => !fixedTables.some((other) => within(dimensions, other.dimensions)))
    .sort((a, b) => b.dimensions.length - a.dimensions.length);
  const first = widest[0]?.dimensions ?? [];
  return widest.map(({ id, dimensions }, at) => ({
    id,
    dimensions,
    given: at === 0 ? [] : dimensions.filter((name) => first.includes(name)),
  }));
}

/** The months of a period, `YYYY-MM`, in order. */
export function monthsOf({ start, end }: CountingPeriod): string[] {
  const months: string[] = [];
  let [year, month] = start.split('-').map(Number) as [number, number];
  for (;;) {
    const code = `${year}-${String(month).padStart(2, '0')}`;
    if (code > end.slice(0, 7)) return months;
    months.push(code);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/**
 * A union's tables from what was typed of them. The first table says how many cases there are; the others are held
 * against it line by line, and what was not typed of a line is "not stated", so that nobody has to invent it. All
 * fixed tables follow, and agree with each other as `validateTables` asks.
 */
export function completeTables(typed: Typed, period: CountingPeriod): Completed {
  const [first, ...others] = askedTables;
  if (!first) throw new Error('the network has no fixed tables');
  const main = cellsOf(typed.counts[first.id]);
  const cases = sumBy(main, []).get('') ?? 0;
  const filled = new Map([[first.id, main]]);
  const tables: CompletedTable[] = [{ asked: first, lines: [{ ...all, expected: cases, typed: cases }] }];
  for (const asked of others) {
    const own = cellsOf(typed.counts[asked.id]);
    const lines = linesOf(asked, own, sumBy(main, placesOf(first, asked.given)), period);
    tables.push({ asked, lines });
    filled.set(asked.id, [...own, ...lines.flatMap((line) => restOf(asked, line, period) ?? [])]);
  }
  const faulty = tables.some(({ lines }) => lines.some(({ fault }) => fault !== null));
  return {
    cases,
    tables,
    counted: faulty ? null : { period, cases, tables: margins(filled), amounts: typed.amounts },
  };
}

/** What was typed of tables that were sent: to go on from them. What the rest of a line took is left out again. */
export function typedFrom(tables: readonly CountedTable[], amounts: readonly Amount[]): Typed {
  const counts: Record<string, Record<string, number>> = {};
  for (const asked of askedTables) {
    const sent = tables.find(({ id }) => id === asked.id);
    const kept = (sent?.cells ?? []).filter(({ key, count }) => count > 0 && !isRest(asked, key));
    counts[asked.id] = Object.fromEntries(kept.map(({ key, count }) => [key.join('|'), count]));
  }
  return { counts, amounts };
}

const all = { key: [], fault: null } as const;

const cellsOf = (counts: Readonly<Record<string, number>> = {}): Cell[] =>
  Object.entries(counts).map(([key, count]) => ({ key: key.split('|'), count }));

const placesOf = (table: { readonly dimensions: readonly string[] }, names: readonly string[]): number[] =>
  names.map((name) => table.dimensions.indexOf(name));

/** Sums of cells by the codes at some places of their keys. */
function sumBy(cells: readonly Cell[], places: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { key, count } of cells) {
    const by = places.map((at) => key[at]).join('|');
    sums.set(by, (sums.get(by) ?? 0) + count);
  }
  return sums;
}

function linesOf(
  asked: AskedTable,
  own: readonly Cell[],
  expected: ReadonlyMap<string, number>,
  period: CountingPeriod,
): TypedLine[] {
  const typed = sumBy(own, placesOf(asked, asked.given));
  return [...new Set([...expected.keys(), ...typed.keys()])].map((joined) => {
    const line = {
      key: asked.given.length === 0 ? [] : joined.split('|'),
      expected: expected.get(joined) ?? 0,
      typed: typed.get(joined) ?? 0,
      fault: null,
    };
    if (line.typed > line.expected) return { ...line, fault: 'over' };
    return restOf(asked, line, period) === null ? { ...line, fault: 'under' } : line;
  });
}

/** The cell that takes what was not typed of a line: none where nothing is left, null where nothing can take it. */
function restOf(asked: AskedTable, line: Omit<TypedLine, 'fault'>, period: CountingPeriod): Cell[] | null {
  const count = line.expected - line.typed;
  if (count <= 0) return [];
  const months = monthsOf(period);
  const key: string[] = [];
  for (const name of asked.dimensions) {
    const given = line.key[asked.given.indexOf(name)];
    const code = given ?? (name === 'month' ? (months.length === 1 ? months[0] : undefined) : notStated.code);
    if (code === undefined) return null;
    key.push(code);
  }
  return [{ key, count }];
}

function isRest(asked: AskedTable, key: readonly string[]): boolean {
  return (
    asked !== askedTables[0] &&
    asked.dimensions.every((name, at) => asked.given.includes(name) || key[at] === notStated.code)
  );
}

/** Every fixed table, as a margin of the asked table that holds its dimensions. */
function margins(filled: ReadonlyMap<string, readonly Cell[]>): CountedTable[] {
  return fixedTables.map(({ id, dimensions }) => {
    const source = askedTables.find((asked) => dimensions.every((name) => asked.dimensions.includes(name)));
    const sums = sumBy(filled.get(source?.id ?? '') ?? [], placesOf(source ?? { dimensions }, dimensions));
    const cells = [...sums].filter(([, count]) => count > 0);
    return { id, dimensions, cells: cells.map(([key, count]) => ({ key: key.split('|'), count })) };
  });
}
