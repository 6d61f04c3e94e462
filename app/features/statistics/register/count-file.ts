import { JalonError } from '#domain/errors';
import { cellText } from '#domain/statistics/register/cells';
import {
  type Register,
  type RegisterOptions,
  readRegister,
  readRegisterRows,
} from '#domain/statistics/register/register';
import type { Refusal } from '~/ui/refusal';

/** What the page is told while a file is counted, in order. */
export const countingSteps = ['reading', 'counting', 'done'] as const;
export type CountingStep = (typeof countingSteps)[number];

export type CountOutcome =
  | { readonly state: 'counted'; readonly register: Register }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** A register of 100,000 lines is some 15 MB; far beyond, it is no register. */
export const largestRegister = 50_000_000;

/**
 * Counts the bytes of a register (.csv or .xlsx) where the file is: nothing is sent anywhere. A refusal is an answer,
 * not an error, so that it can cross from the worker to the page.
 */
export async function countFile(
  bytes: Uint8Array,
  options: RegisterOptions,
  tell: (step: CountingStep) => void,
): Promise<CountOutcome> {
  try {
    if (bytes.length > largestRegister) throw new JalonError('too-large');
    tell('reading');
    // Every .xlsx is a zip, whatever its name says.
    const workbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const rows = workbook ? await workbookRows(bytes) : null;
    tell('counting');
    const register = rows ? readRegisterRows(rows, options) : readRegister(bytes, options);
    tell('done');
    return { state: 'counted', register };
  } catch (error) {
    if (error instanceof JalonError) {
      return { state: 'refused', refusal: { code: error.code, details: error.details } };
    }
    return { state: 'refused', refusal: { code: 'file-unreadable', details: {} } };
  }
}

/** The first sheet with anything in it, as rows of texts. */
async function workbookRows(bytes: Uint8Array): Promise<string[][]> {
  // Large, and needed for spreadsheets only.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch {
    throw new JalonError('file-unreadable', { reason: 'workbook' });
  }
  const sheet = workbook.worksheets.find((candidate) => candidate.actualRowCount > 0);
  if (!sheet) throw new JalonError('file-unreadable', { reason: 'empty' });
  return Array.from({ length: sheet.rowCount }, (_, line) => {
    const row = sheet.getRow(line + 1);
    return Array.from({ length: row.cellCount }, (__, at) => cellText(row.getCell(at + 1).value));
  });
}
