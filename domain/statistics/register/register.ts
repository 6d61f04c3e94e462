import { JalonError } from '#domain/errors';
import type { Counted } from '../tables';
import { type ColumnHow, type ColumnMapping, type ColumnRole, mapColumns, roleOfHeader } from './columns';
import { type CountingPeriod, countCases, receivedPeriod, type SkipReason, type UnknownValue } from './count';
import { refusePeople } from './people';
import { decodeText, parseRows } from './read';

export type { ColumnMapping, ColumnRole } from './columns';
export type { CountingPeriod, SkipReason, UnknownValue } from './count';

export interface RegisterOptions {
  /** By header as written; remembered for the union. It can never let a column through that names people. */
  readonly mapping?: ColumnMapping;
  /** Inclusive. Without it: the calendar year in which most cases were received. */
  readonly period?: CountingPeriod;
}

export interface RegisterColumn {
  readonly header: string;
  readonly dimension: ColumnRole | null;
  readonly how: ColumnHow;
}

/** A register counted: statistics only, plus what the person who holds the file must see of it. */
export interface Register extends Counted {
  /** Cases by code, of every dimension; each adds up to `cases`. */
  readonly dimensions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly columns: readonly RegisterColumn[];
  /** Row numbers as a spreadsheet shows them (the first is 1). */
  readonly skipped: readonly { readonly line: number; readonly reason: SkipReason }[];
  readonly unknown: readonly UnknownValue[];
}

/** The period of a calendar year. */
export function calendarYear(year: number): CountingPeriod {
  return { start: `${year}-01-01`, end: `${year}-12-31` };
}

/**
 * Reads and counts the bytes of a CSV register, of any of the encodings and separators in use.
 * @throws JalonError as `readRegisterRows`, and `file-unreadable` when it is no text or no table.
 */
export function readRegister(bytes: Uint8Array, options: RegisterOptions = {}): Register {
  return readRegisterRows(parseRows(decodeText(bytes)), options);
}

/**
 * Counts a register given as rows of texts (a spreadsheet's cells through `cellText`). Rows are used and forgotten:
 * nothing of a single case is in the result.
 * @throws JalonError `names-people` { column, why } before anything is counted;
 *   `file-unreadable` { reason: 'no-header' | 'no-date-column' | 'no-cases' }.
 */
export function readRegisterRows(
  rows: readonly (readonly string[])[],
  options: RegisterOptions = {},
): Register {
  const headerAt = findHeader(rows, options.mapping);
  const headerRow = (rows[headerAt] ?? []).map((header) => header.trim());
  const columns = mapColumns(headerRow, options.mapping);
  const body = rows.slice(headerAt + 1);
  refusePeople(
    columns,
    body,
    options.period === undefined ? undefined : Number(options.period.end.slice(0, 4)),
  );
  if (!columns.some((column) => column.role === 'received')) {
    throw new JalonError('file-unreadable', { reason: 'no-date-column' });
  }
  const period = options.period ?? receivedPeriod(columns, body);
  const counted = countCases(columns, body, headerAt + 2, period);
  const above = rows
    .slice(0, headerAt)
    .flatMap((row, at) => (isBlank(row) ? [] : [{ line: at + 1, reason: 'above-header' as const }]));
  return {
    ...counted,
    period,
    columns: columns.map(({ header, role, how }) => ({ header, dimension: role, how })),
    skipped: [...above, ...counted.skipped],
  };
}

const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/** The row with most known titles among the first twenty: a sheet may have a title or a logo's line above. */
function findHeader(rows: readonly (readonly string[])[], mapping: ColumnMapping = {}): number {
  let best = -1;
  let most = 0;
  rows.slice(0, 20).forEach((row, at) => {
    const known = row.filter(
      (cell) => roleOfHeader(cell)?.how === 'header' || Object.hasOwn(mapping, cell.trim()),
    ).length;
    if (known > most) {
      best = at;
      most = known;
    }
  });
  // One known word may stand in any line of text; two make a header.
  if (most < 2) throw new JalonError('file-unreadable', { reason: 'no-header' });
  return best;
}
