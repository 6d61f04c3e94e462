import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { codeLabel, type DimensionName } from '#domain/statistics/dimensions';
import { calendarYear, readRegister } from '#domain/statistics/register/register';
import type { CountedTable } from '#domain/statistics/tables';
import { fr } from './words';

const shared = (name: string): string => path.join('..', 'shared', 'inputs', name);
const own = (name: string): string => path.join('tests', 'fixtures', 'registers', name);
const found = (real: string, fixture: string): string =>
  existsSync(shared(real)) ? shared(real) : own(fixture);

/** A reception desk's register of 2020: a real one where it is there, a small invented one otherwise. */
export const register = found('registre-ugtt-2020.csv', 'permanence-2020.csv');
/** A register with a column "Nom et prénom". */
export const namedRegister = found('registre-nominatif-a-refuser.csv', 'refuse-nom.csv');

/** The register counted here, to compare with what the browser counts. */
export const counted = readRegister(readFileSync(register), { period: calendarYear(2020) });

/** Everything of the file that could lead back to a case: its rows, case numbers and dates as they are written. */
export function tracesOf(file: string): string[] {
  const rows = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((row) => row !== '');
  const cells = rows.flatMap((row) => row.split(';'));
  const dates = cells.filter((cell) => /^\d\d\/\d\d\/\d{4}$/.test(cell));
  const numbers = rows.map((row) => row.split(';')[0] ?? '').filter((number) => number.length > 3);
  const isoDates = dates
    .map((date) => date.split('/').reverse().join('-'))
    // The period's own first and last day are not a case's.
    .filter((date) => date !== '2020-01-01' && date !== '2020-12-31');
  return [...new Set([...rows, ...numbers, ...dates, ...isoDates])];
}

/** Drops a file on the page as people do. */
export async function drop(page: Page, file: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([content, name]) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: 'text/csv' }));
      return transfer;
    },
    [readFileSync(file).toString('base64'), path.basename(file)] as const,
  );
  await page.getByText(fr.statistics.drop.title, { exact: true }).dispatchEvent('drop', { dataTransfer });
}

/** The lines of a shown table of one dimension: label → what stands beside it. */
export async function shownTable(page: Page, name: string): Promise<Record<string, string>> {
  const rows = page.getByRole('table', { name, exact: true }).getByRole('row');
  await rows.nth(1).waitFor();
  const read = await rows.evaluateAll((lines) =>
    lines.slice(1).map((line) => {
      // What only a reading voice is told says the same in words.
      const sign = line.querySelector('td [aria-hidden]') ?? line.querySelector('td');
      return [line.querySelector('th')?.textContent ?? '', (sign?.textContent ?? '').trim()] as const;
    }),
  );
  return Object.fromEntries(read);
}

/** The same lines as they should read for exact counts. */
export function exactLines(tables: readonly CountedTable[], id: DimensionName): Record<string, string> {
  const cells = tables.find((table) => table.id === id)?.cells ?? [];
  const shown = cells.filter(({ count }) => count > 0);
  return {
    ...Object.fromEntries(shown.map(({ key, count }) => [codeLabel(id, key[0] ?? '', 'fr'), written(count)])),
    [fr.statistics.table.total]: written(counted.cases),
  };
}

/** A count as the French page writes it. */
export const written = (count: number): string => new Intl.NumberFormat('fr').format(count);
