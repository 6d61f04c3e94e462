import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOf } from '#domain/statistics/dimensions';
import { type CountedTable, fixedTables, fixedTablesOf, validateTables } from '#domain/statistics/tables';
import {
  type AskedTable,
  askedTables,
  completeTables,
  monthsOf,
  type Typed,
  typedFrom,
} from '#domain/statistics/typed';

const year = { start: '2020-01-01', end: '2020-12-31' };
const june = { start: '2020-06-01', end: '2020-06-30' };
const [first, ...others] = askedTables;
const codesIn = (name: AskedTable['dimensions'][number]) =>
  name === 'month' ? monthsOf(june) : codesOf(name);

const main = (counts: Record<string, number>): Typed => ({
  counts: { [first?.id ?? '']: counts },
  amounts: [],
});

/** Counts that respect the first table, typed in part. */
const typed: fc.Arbitrary<Typed> = fc
  .array(
    fc.record({
      codes: fc.tuple(
        ...askedTables.map(({ dimensions }) =>
          fc.tuple(...dimensions.map((name) => fc.constantFrom(...codesIn(name)))),
        ),
      ),
      left: fc.array(fc.boolean(), { minLength: askedTables.length, maxLength: askedTables.length }),
    }),
    { maxLength: 40 },
  )
  .map((cases) => {
    const counts: Record<string, Record<string, number>> = {};
    for (const { codes, left } of cases) {
      const stated = new Map(first?.dimensions.map((name, at) => [name, codes[0]?.[at] ?? '']));
      askedTables.forEach(({ id, dimensions: names }, at) => {
        // Who types may leave a case out of every table but the first.
        if (at > 0 && left[at]) return;
        const key = names.map((name, place) => stated.get(name) ?? codes[at]?.[place] ?? '').join('|');
        const table = counts[id] ?? {};
        counts[id] = { ...table, [key]: (table[key] ?? 0) + 1 };
      });
    }
    return { counts, amounts: [] };
  });

const sorted = (tables: readonly CountedTable[] = []) =>
  tables.map(({ id, cells }) => ({ id, cells: cells.map(({ key, count }) => `${key} ${count}`).sort() }));

describe('[ST4] tables typed by hand', () => {
  test('are those of which the others are margins, each held against the first only', () => {
    expect(first?.dimensions).toEqual(['request', 'outcome', 'sex']);
    for (const { dimensions: names } of fixedTables)
      expect(askedTables.some((asked) => names.every((name) => asked.dimensions.includes(name)))).toBe(true);
    // Two tables that share what the first does not have could contradict each other unseen.
    const own = others.flatMap(({ dimensions: names, given }) =>
      names.filter((name) => !given.includes(name)),
    );
    expect(new Set(own).size).toBe(own.length);
  });

  test('become all fixed tables, which the server takes', () => {
    fc.assert(
      fc.property(typed, (given) => {
        const { counted, cases } = completeTables(given, june);
        expect(counted).not.toBeNull();
        if (!counted) return;
        const taken = validateTables(fixedTablesOf(counted, '2020-07-01'));
        expect(taken.tables.map(({ id }) => id)).toEqual(fixedTables.map(({ id }) => id));
        const typedCases = Object.values(given.counts[first?.id ?? ''] ?? {}).reduce(
          (sum, count) => sum + count,
          0,
        );
        expect(cases).toBe(typedCases);
        // Nothing that was typed is changed.
        for (const { id } of askedTables)
          for (const [key, count] of Object.entries(given.counts[id] ?? {})) {
            const sent = taken.tables
              .find((table) => table.id === id)
              ?.cells.find((cell) => cell.key.join('|') === key);
            expect(sent?.count ?? 0).toBeGreaterThanOrEqual(count);
          }
        const again = completeTables(typedFrom(taken.tables, []), june).counted;
        expect(sorted(again?.tables)).toEqual(sorted(counted.tables));
      }),
      { numRuns: 200 },
    );
  });

  test('put what was not typed under "not stated", by what the first table says', () => {
    const { counted } = completeTables(
      main({ 'unpaidWages|resolved|woman': 3, 'health|ongoing|man': 2 }),
      june,
    );
    const cells = (id: string) =>
      Object.fromEntries(
        counted?.tables
          .find((table) => table.id === id)
          ?.cells.map(({ key, count }) => [key.join('|'), count]) ?? [],
      );
    expect(cells('sex')).toEqual({ woman: 3, man: 2 });
    expect(cells('sexByAgeBand')).toEqual({ 'woman|notStated': 3, 'man|notStated': 2 });
    expect(cells('sectorByRequest')).toEqual({ 'notStated|unpaidWages': 3, 'notStated|health': 2 });
    expect(cells('place')).toEqual({ notStated: 5 });
    expect(cells('month')).toEqual({ '2020-06': 5 });
  });

  test('are not sent while a line has more than there are, or a month is missing', () => {
    const three = main({ 'unpaidWages|resolved|woman': 3 });
    const over = {
      ...three,
      counts: { ...three.counts, sexByAgeBand: { 'woman|25to34': 4, 'man|25to34': 1 } },
    };
    const { counted, tables } = completeTables(over, june);
    expect(counted).toBeNull();
    expect(tables.find(({ asked }) => asked.id === 'sexByAgeBand')?.lines).toEqual([
      { key: ['woman'], expected: 3, typed: 4, fault: 'over' },
      { key: ['man'], expected: 0, typed: 1, fault: 'over' },
    ]);
    const late = completeTables(three, year);
    expect(late.counted).toBeNull();
    expect(late.tables.find(({ asked }) => asked.id === 'month')?.lines).toEqual([
      { key: [], expected: 3, typed: 0, fault: 'under' },
    ]);
    const placed = { ...three, counts: { ...three.counts, month: { '2020-03': 1, '2020-11': 2 } } };
    expect(completeTables(placed, year).counted?.cases).toBe(3);
  });

  test('of nobody are a return of nobody', () => {
    const { counted } = completeTables({ counts: {}, amounts: [] }, year);
    expect(counted && validateTables(fixedTablesOf(counted, '2021-01-15')).cases).toBe(0);
  });
});
