import { JalonError } from '#domain/errors';
import type { CalendarDate } from '#domain/period/period';
import { type DimensionName, dimensionNames, type RegisterDimension, readValue } from '../dimensions';
import { type Amount, type CountedTable, fixedTables } from '../tables';
import { readAmount, readCurrency, readDate } from './cells';
import type { Column, ColumnRole } from './columns';

/** Calendar dates, both inclusive. */
export interface CountingPeriod {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** Why a line was not counted; codes are locale keys. */
export type SkipReason =
  | 'above-header'
  | 'date-missing'
  | 'date-unreadable'
  | 'outside-period'
  | 'duplicate-dossier'
  | 'amount-unreadable'
  | 'currency-missing'
  | 'currency-unknown'
  | 'too-many-cells';

/** A value no code is known for, counted as `other`. It stays where the file was read and is never sent. */
export interface UnknownValue {
  readonly dimension: RegisterDimension;
  readonly value: string;
  readonly count: number;
}

type Row = readonly string[];
type Codes = Record<DimensionName, string>;

const countedBy: readonly DimensionName[] = [...dimensionNames, 'month'];

interface Paid {
  thousandths: number;
  count: number;
  largest: number;
}

/** The calendar year in which most cases were received. @throws JalonError `file-unreadable` without any date. */
export function receivedPeriod(columns: readonly Column[], rows: readonly Row[]): CountingPeriod {
  const at = columns.findIndex((column) => column.role === 'received');
  const years = new Map<string, number>();
  for (const row of rows) {
    const year = readDate(row[at] ?? '')?.slice(0, 4);
    if (year !== undefined) years.set(year, (years.get(year) ?? 0) + 1);
  }
  const [most] = [...years].sort(([a, na], [b, nb]) => nb - na || (a < b ? 1 : -1));
  if (most === undefined) throw new JalonError('file-unreadable', { reason: 'no-cases' });
  return { start: `${most[0]}-01-01`, end: `${most[0]}-12-31` };
}

/**
 * Counts the cases of a period into the fixed tables. A line that cannot be read is left out with its number and
 * reason; a blank line is no case and leaves no trace. `firstLine` is the row number of the first row.
 */
export function countCases(
  columns: readonly Column[],
  rows: readonly Row[],
  firstLine: number,
  period: CountingPeriod,
) {
  const at = new Map<ColumnRole, number>(
    columns.flatMap(({ role }, index) => (role === null ? [] : [[role, index] as const])),
  );
  const cellOf = (row: Row, role: ColumnRole) => row[at.get(role) ?? -1]?.trim() ?? '';
  const tallies = fixedTables.map(() => new Map<string, number>());
  const margins = new Map<DimensionName, Map<string, number>>();
  const unknown = new Map<string, { dimension: RegisterDimension; value: string; count: number }>();
  const paid = new Map<string, Paid>();
  const dossiers = new Set<string>();
  const codeOf = remembered();
  const skipped: { line: number; reason: SkipReason }[] = [];
  let cases = 0;

  rows.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const read = readCase(row, (role) => cellOf(row, role), columns.length, period, dossiers);
    if ('reason' in read) {
      skipped.push({ line: firstLine + index, reason: read.reason });
      return;
    }
    cases += 1;
    const codes = codesOf(read.month, (name) => cellOf(row, name), codeOf, unknown);
    for (const name of countedBy) {
      const margin = margins.get(name) ?? new Map<string, number>();
      margin.set(codes[name], (margin.get(codes[name]) ?? 0) + 1);
      margins.set(name, margin);
    }
    fixedTables.forEach((table, which) => {
      const tally = tallies[which];
      const key = keyOf(table.dimensions, codes);
      tally?.set(key, (tally.get(key) ?? 0) + 1);
    });
    if (read.thousandths > 0) addPaid(paid, read.currency, read.thousandths);
  });

  return {
    cases,
    tables: fixedTables.map(
      (table, which): CountedTable => ({
        id: table.id,
        dimensions: table.dimensions,
        cells: [...(tallies[which] ?? [])]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, count]) => ({ key: key.split('|'), count })),
      }),
    ),
    dimensions: Object.fromEntries([...margins].map(([name, counts]) => [name, Object.fromEntries(counts)])),
    amounts: [...paid].sort(([a], [b]) => (a < b ? -1 : 1)).map(amountOf),
    skipped,
    unknown: [...unknown.values()] satisfies UnknownValue[],
  };
}

type ReadCase = { reason: SkipReason } | { month: string; currency: string; thousandths: number };

function readCase(
  row: Row,
  cell: (role: ColumnRole) => string,
  width: number,
  period: CountingPeriod,
  dossiers: Set<string>,
): ReadCase {
  if (row.slice(width).some((extra) => extra.trim() !== '')) return { reason: 'too-many-cells' };
  if (cell('received') === '') return { reason: 'date-missing' };
  const received = readDate(cell('received'));
  if (received === undefined) return { reason: 'date-unreadable' };
  if (received < period.start || received > period.end) return { reason: 'outside-period' };
  const thousandths = readAmount(cell('amount'));
  if (thousandths === undefined) return { reason: 'amount-unreadable' };
  // "643 TND" in one cell carries its own currency.
  const written = cell('currency') || cell('amount').replace(/[\d\s.,'’\u00a0\u202f]/g, '');
  const currency = readCurrency(written);
  if (thousandths > 0 && written === '') return { reason: 'currency-missing' };
  if (thousandths > 0 && currency === undefined) return { reason: 'currency-unknown' };
  const dossier = cell('dossier');
  if (dossier !== '') {
    if (dossiers.has(dossier)) return { reason: 'duplicate-dossier' };
    dossiers.add(dossier);
  }
  return { month: received.slice(0, 7), currency: currency ?? '', thousandths };
}

/** `readValue`, each value of a column read once: a register of 100,000 lines holds a few hundred. */
function remembered(): typeof readValue {
  const known = new Map(
    dimensionNames.map((name) => [name, new Map<string, ReturnType<typeof readValue>>()]),
  );
  return (name, text) => {
    const before = known.get(name)?.get(text);
    if (before !== undefined) return before;
    const read = readValue(name, text);
    known.get(name)?.set(text, read);
    return read;
  };
}

/** Joined by hand: this runs once a table for every line. */
function keyOf([first, ...more]: readonly DimensionName[], codes: Codes): string {
  let key = first === undefined ? '' : codes[first];
  for (const name of more) key += `|${codes[name]}`;
  return key;
}

function codesOf(
  month: string,
  cell: (name: RegisterDimension) => string,
  codeOf: typeof readValue,
  unknown: Map<string, { dimension: RegisterDimension; value: string; count: number }>,
): Codes {
  const codes: Partial<Codes> = { month };
  for (const name of dimensionNames) {
    const text = cell(name);
    const { code, how } = codeOf(name, text);
    if (how === 'unknown') {
      const key = `${name}|${text}`;
      unknown.set(key, { dimension: name, value: text, count: (unknown.get(key)?.count ?? 0) + 1 });
    }
    codes[name] = code;
  }
  // The month and every name of the list have their entry now.
  return codes as Codes;
}

function addPaid(paid: Map<string, Paid>, currency: string, thousandths: number): void {
  const before = paid.get(currency) ?? { thousandths: 0, count: 0, largest: 0 };
  paid.set(currency, {
    thousandths: before.thousandths + thousandths,
    count: before.count + 1,
    largest: Math.max(before.largest, thousandths),
  });
}

function amountOf([currency, sum]: [string, Paid]): Amount {
  return {
    currency,
    total: sum.thousandths / 1000,
    count: sum.count,
    dominated: sum.largest * 2 > sum.thousandths,
  };
}
