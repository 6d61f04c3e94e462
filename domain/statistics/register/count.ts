import { JalonError } from '#domain/errors';
import type { CalendarDate } from '#domain/period/period';
import { type DimensionName, dimensionNames, type RegisterDimension, readValue } from '../dimensions';
import { type Amount, type Cell, type CountedTable, fixedTables } from '../tables';
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
/** What a case is counted by; a table's dimensions are places in this list. */
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
  const places = dimensionNames.map((name) => at.get(name) ?? -1);
  const lists = countedBy.map(() => new CodeList());
  const months = lists[dimensionNames.length] ?? new CodeList();
  const tallies = fixedTables.map((table) => new Tally(table.dimensions));
  const margins = countedBy.map((name) => new Tally([name]));
  const paid = new Map<string, Paid>();
  const dossiers = new Set<string>();
  const skipped: { line: number; reason: SkipReason }[] = [];
  const codes = new Uint32Array(countedBy.length);
  let cases = 0;

  rows.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const read = readCase(row, (role) => cellOf(row, role), columns.length, period, dossiers);
    if ('reason' in read) {
      skipped.push({ line: firstLine + index, reason: read.reason });
      return;
    }
    cases += 1;
    for (let which = 0; which < dimensionNames.length; which += 1) {
      codes[which] =
        lists[which]?.placeOf(dimensionNames[which], row[places[which] ?? -1]?.trim() ?? '') ?? 0;
    }
    codes[dimensionNames.length] = months.placeOf(undefined, read.month);
    for (const tally of tallies) tally.add(codes);
    for (const tally of margins) tally.add(codes);
    if (read.thousandths > 0) addPaid(paid, read.currency, read.thousandths);
  });

  return {
    cases,
    tables: fixedTables.map(
      (table, which): CountedTable => ({
        id: table.id,
        dimensions: table.dimensions,
        cells: (tallies[which]?.cells(lists) ?? []).sort((a, b) =>
          a.key.join('|') < b.key.join('|') ? -1 : 1,
        ),
      }),
    ),
    dimensions: Object.fromEntries(
      countedBy.flatMap((name, which) => {
        const cells = margins[which]?.cells(lists) ?? [];
        return cells.length === 0
          ? []
          : [[name, Object.fromEntries(cells.map(({ key, count }) => [key[0] ?? '', count]))]];
      }),
    ),
    amounts: [...paid].sort(([a], [b]) => (a < b ? -1 : 1)).map(amountOf),
    skipped,
    unknown: lists.flatMap((list) => list.unknown),
  };
}

/**
 * The codes of one dimension that a register uses, by their place; each value of its column is read once, for a
 * register of 100,000 lines holds a few hundred.
 */
class CodeList {
  readonly codes: string[] = [];
  readonly unknown: (UnknownValue & { count: number })[] = [];
  readonly #places = new Map<string, number>();
  readonly #read = new Map<string, { readonly place: number; readonly unknown: { count: number } | null }>();

  /** @param name without it, the text is the code */
  placeOf(name: RegisterDimension | undefined, text: string): number {
    const before = this.#read.get(text);
    if (before !== undefined) {
      if (before.unknown) before.unknown.count += 1;
      return before.place;
    }
    const { code, how } = name ? readValue(name, text) : { code: text, how: 'label' };
    const unknown = name && how === 'unknown' ? { dimension: name, value: text, count: 1 } : null;
    if (unknown) this.unknown.push(unknown);
    const place = this.#places.get(code) ?? this.codes.push(code) - 1;
    this.#places.set(code, place);
    this.#read.set(text, { place, unknown });
    return place;
  }
}

/** Codes of one dimension at most, as a digit of a tally's key: three of them are a whole number still. */
const BASE = 2 ** 16;

/** The cells of one table while they are counted, by the places of their codes: no text is made for a line. */
class Tally {
  readonly #at: readonly number[];
  readonly #counts = new Map<number, number>();

  constructor(dimensions: readonly DimensionName[]) {
    this.#at = dimensions.map((name) => countedBy.indexOf(name));
  }

  add(codes: Uint32Array): void {
    let key = 0;
    for (const at of this.#at) key = key * BASE + (codes[at] ?? 0);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  cells(lists: readonly CodeList[]): Cell[] {
    return [...this.#counts].map(([key, count]) => {
      let rest = key;
      const codes: string[] = [];
      for (const at of [...this.#at].reverse()) {
        codes.unshift(lists[at]?.codes[rest % BASE] ?? '');
        rest = Math.floor(rest / BASE);
      }
      return { key: codes, count };
    });
  }
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
