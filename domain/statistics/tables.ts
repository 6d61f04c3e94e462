import * as z from 'zod/mini';
import { JalonError } from '#domain/errors';
import type { CalendarDate } from '#domain/period/period';
import { type DimensionName, dimensionsVersion, isCode } from './dimensions';

export interface TableDefinition {
  readonly id: string;
  /** One to three; never more (a fuller crossing would be the register without names). */
  readonly dimensions: readonly DimensionName[];
}

/** Version of the list below. A return says which list it was counted with. */
export const fixedTablesVersion = `2020.1/${dimensionsVersion}`;

const table = (id: string, ...names: DimensionName[]): TableDefinition => ({ id, dimensions: names });

/**
 * The network's fixed tables: what leaves a union, and nothing else (docs/field.md, "Case statistics").
 * In order of worth: when not all can be shown safely, the first are kept.
 */
export const fixedTables: readonly TableDefinition[] = [
  table('request', 'request'),
  table('outcome', 'outcome'),
  table('sex', 'sex'),
  table('month', 'month'),
  table('place', 'place'),
  table('channel', 'channel'),
  table('service', 'service'),
  table('stage', 'stage'),
  table('requestByOutcome', 'request', 'outcome'),
  table('requestBySex', 'request', 'sex'),
  table('outcomeBySex', 'outcome', 'sex'),
  table('sexByAgeBand', 'sex', 'ageBand'),
  table('nationalityBySex', 'nationality', 'sex'),
  table('unionMembershipBySex', 'unionMembership', 'sex'),
  table('residenceStatusByRequest', 'residenceStatus', 'request'),
  table('sectorByRequest', 'sector', 'request'),
  table('referredToByOutcome', 'referredTo', 'outcome'),
  table('requestByOutcomeBySex', 'request', 'outcome', 'sex'),
];

export interface Cell {
  /** One code per dimension of the table, in its order. */
  readonly key: readonly string[];
  readonly count: number;
}

export interface CountedTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  /** Innermost cells only; one that is missing is 0. */
  readonly cells: readonly Cell[];
}

/** Money recovered in one currency; never added across currencies. */
export interface Amount {
  /** ISO 4217. */
  readonly currency: string;
  /** In the currency's unit, exact to the thousandth (the dinar has three decimals). */
  readonly total: number;
  /** How many paid cases stand behind it. */
  readonly count: number;
  /** One case makes up more than half of the total. */
  readonly dominated: boolean;
}

/** A union's return for a period: the only statistics that ever leave the focal point's browser. */
export interface FixedTables {
  readonly version: string;
  readonly period: { readonly start: CalendarDate; readonly end: CalendarDate };
  /** The date of counting; outcomes are those of this day. */
  readonly countedOn: CalendarDate;
  readonly cases: number;
  readonly tables: readonly CountedTable[];
  readonly amounts: readonly Amount[];
}

/** What was counted, whichever way, before it has a date: all that a submission may hold of it. */
export type Counted = Pick<FixedTables, 'period' | 'cases' | 'tables' | 'amounts'>;

/** What leaves the browser: the fixed tables and the amounts, and nothing of what they were counted from. */
export function fixedTablesOf(
  { period, cases, tables, amounts }: Counted,
  countedOn: CalendarDate,
): FixedTables {
  return { version: fixedTablesVersion, period, countedOn, cases, tables, amounts };
}

const whole = z.int().check(z.nonnegative(), z.maximum(10_000_000));
const word = (longest: number) => z.string().check(z.maxLength(longest));
const schema = z.strictObject({
  version: z.literal(fixedTablesVersion),
  period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }),
  countedOn: z.iso.date(),
  cases: whole,
  tables: z
    .array(
      z.strictObject({
        id: word(60),
        dimensions: z.array(word(40)).check(z.minLength(1), z.maxLength(3)),
        cells: z.array(z.strictObject({ key: z.array(word(40)), count: whole })).check(z.maxLength(5_000)),
      }),
    )
    .check(z.maxLength(fixedTables.length)),
  amounts: z
    .array(
      z.strictObject({
        currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
        total: z.number().check(z.positive(), z.maximum(1e12)),
        count: whole.check(z.minimum(1)),
        dominated: z.boolean(),
      }),
    )
    .check(z.maxLength(20)),
});

/**
 * Accepts a return and nothing but a return: exactly the network's fixed tables, known codes, whole counts,
 * and tables that agree with each other because they count the same cases.
 * @throws JalonError `unknown-table` for a table that is not in the list or has other dimensions;
 *   `invalid` with `reason` (and `table`) for everything else. The answer never repeats a value that was sent.
 */
export function validateTables(input: unknown): FixedTables {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new JalonError('invalid', {
      reason: 'shape',
      path: parsed.error.issues[0]?.path.map(String).join('.') ?? '',
    });
  }
  const tables: FixedTables = parsed.data;
  if (tables.period.end < tables.period.start) throw new JalonError('invalid', { reason: 'period' });
  for (const sent of tables.tables) checkTable(sent, tables);
  if (new Set(tables.tables.map((sent) => sent.id)).size !== fixedTables.length) {
    throw new JalonError('invalid', { reason: 'missing-table' });
  }
  checkMargins(tables.tables);
  checkAmounts(tables);
  return tables;
}

function checkTable(sent: CountedTable, tables: FixedTables): void {
  const definition = fixedTables.find((known) => known.id === sent.id);
  if (definition === undefined || definition.dimensions.join() !== sent.dimensions.join()) {
    throw new JalonError('unknown-table');
  }
  const refuse = (reason: string) => new JalonError('invalid', { reason, table: definition.id });
  const seen = new Set<string>();
  let sum = 0;
  for (const cell of sent.cells) {
    if (cell.key.length !== definition.dimensions.length) throw refuse('cell');
    definition.dimensions.forEach((name, at) => {
      const code = cell.key[at] ?? '';
      if (!isCode(name, code)) throw refuse('code');
      if (name === 'month' && !monthWithin(code, tables.period)) throw refuse('month');
    });
    const key = cell.key.join('|');
    if (seen.has(key)) throw refuse('cell-twice');
    seen.add(key);
    sum += cell.count;
  }
  if (sum !== tables.cases) throw refuse('total');
}

function monthWithin(month: string, period: FixedTables['period']): boolean {
  return month >= period.start.slice(0, 7) && month <= period.end.slice(0, 7);
}

/** Two tables agree on the sums by the dimensions they share; the first to disagree is named. */
function checkMargins(tables: readonly CountedTable[]): void {
  const known = new Map<string, { table: string; sums: Map<string, number> }>();
  for (const sent of tables) {
    for (const subset of subsets(sent.dimensions)) {
      const sums = sumsBy(sent, subset);
      const name = subset.join();
      const before = known.get(name);
      if (before === undefined) known.set(name, { table: sent.id, sums });
      else if (!sameSums(before.sums, sums)) {
        throw new JalonError('invalid', { reason: 'margins', table: sent.id, other: before.table });
      }
    }
  }
}

function subsets(names: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const name of [...names].sort()) all.push(...all.map((subset) => [...subset, name]));
  return all.slice(1);
}

function sumsBy(sent: CountedTable, subset: readonly string[]): Map<string, number> {
  const at = subset.map((name) => sent.dimensions.indexOf(name));
  const sums = new Map<string, number>();
  for (const cell of sent.cells) {
    if (cell.count === 0) continue;
    const key = at.map((index) => cell.key[index]).join('|');
    sums.set(key, (sums.get(key) ?? 0) + cell.count);
  }
  return sums;
}

function sameSums(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, sum]) => b.get(key) === sum);
}

function checkAmounts(tables: FixedTables): void {
  const currencies = new Set<string>();
  let paid = 0;
  for (const amount of tables.amounts) {
    const thousandths = amount.total * 1000;
    if (Math.abs(thousandths - Math.round(thousandths)) > 1e-3) {
      throw new JalonError('invalid', { reason: 'amount' });
    }
    // A single payment is all of its total, so it cannot be undominated.
    if (amount.count === 1 && !amount.dominated) throw new JalonError('invalid', { reason: 'amount' });
    if (currencies.has(amount.currency)) throw new JalonError('invalid', { reason: 'currency-twice' });
    currencies.add(amount.currency);
    paid += amount.count;
  }
  if (paid > tables.cases) throw new JalonError('invalid', { reason: 'amount' });
}
