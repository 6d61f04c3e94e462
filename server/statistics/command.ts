import { readFile, stat } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { JalonError } from '#domain/errors';
import { cellText } from '#domain/statistics/register/cells';
import {
  calendarYear,
  type Register,
  type RegisterOptions,
  readRegister,
  readRegisterRows,
} from '#domain/statistics/register/register';

/** What a command hands to the program: its exit code and what goes to standard output and standard error. */
export interface CommandResult {
  readonly exit: number;
  readonly out?: string;
  readonly error?: string;
}

const usage = 'usage: register FILE [--year YYYY] [--json]';
/** A register of 100,000 lines is some 15 MB; far beyond, it is no register. */
const maxBytes = 50_000_000;

/**
 * `register FILE [--year YYYY] [--json]`: a union's register of cases → the network's fixed tables.
 * Exit 0; 3 when the file names people (the column is named, nothing is counted); 2 for every other error.
 */
export async function registerCommand(args: readonly string[]): Promise<CommandResult> {
  const asked = readArguments(args);
  if (asked === undefined) return { exit: 2, error: usage };
  try {
    const register = await readFileRegister(asked.file, asked.options);
    return { exit: 0, out: asked.json ? JSON.stringify(registerJson(register)) : summary(register) };
  } catch (error) {
    return failure(asked.file, error);
  }
}

function readArguments(
  args: readonly string[],
): { file: string; json: boolean; options: RegisterOptions } | undefined {
  const rest = [...args];
  const yearAt = rest.indexOf('--year');
  const [, year] = yearAt < 0 ? [] : rest.splice(yearAt, 2);
  if (yearAt >= 0 && !/^\d{4}$/.test(year ?? '')) return undefined;
  const [file, ...more] = rest.filter((arg) => arg !== '--json');
  if (file === undefined || more.length > 0 || file.startsWith('--')) return undefined;
  const options = year === undefined ? {} : { period: calendarYear(Number(year)) };
  return { file, json: rest.includes('--json'), options };
}

async function readFileRegister(file: string, options: RegisterOptions): Promise<Register> {
  if ((await stat(file)).size > maxBytes) throw new JalonError('too-large');
  const bytes = await readFile(file);
  // Every .xlsx is a zip, whatever its name says.
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isWorkbook ? readRegisterRows(await workbookRows(bytes), options) : readRegister(bytes, options);
}

async function workbookRows(bytes: Buffer): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  try {
    // exceljs' own Buffer type predates Node's generic one; the bytes are the same.
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch {
    throw new JalonError('file-unreadable', { reason: 'workbook' });
  }
  const sheet = workbook.worksheets.find((candidate) => candidate.actualRowCount > 0);
  if (sheet === undefined) throw new JalonError('file-unreadable', { reason: 'empty' });
  const rows: string[][] = [];
  for (let line = 1; line <= sheet.rowCount; line += 1) {
    const row = sheet.getRow(line);
    rows.push(Array.from({ length: row.cellCount }, (_, at) => cellText(row.getCell(at + 1).value)));
  }
  return rows;
}

/** The command line's JSON, exactly the shape of docs/design.md, "The outside". */
function registerJson({ cases, tables, dimensions, amounts, columns, skipped }: Register) {
  return {
    cases,
    tables,
    dimensions,
    amounts: amounts.map(({ currency, total, count }) => ({ currency, total, count })),
    columns,
    skipped,
  };
}

function summary(register: Register): string {
  return [
    `${register.cases} cases, ${register.period.start} to ${register.period.end}`,
    ...register.columns.map(({ header, dimension, how }) => `${header}: ${dimension ?? '-'} (${how})`),
    ...register.amounts.map(({ currency, total, count }) => `${currency} ${total} (${count} paid cases)`),
    ...register.unknown.map(
      ({ dimension, value, count }) => `${dimension}: "${value}" counted as other, ${count}`,
    ),
    ...register.skipped.map(({ line, reason }) => `line ${line}: ${reason}`),
  ].join('\n');
}

function failure(file: string, error: unknown): CommandResult {
  if (error instanceof JalonError && error.code === 'names-people') {
    return {
      exit: 3,
      error: `names-people: column "${error.details.column}" (${error.details.why}); nothing was counted`,
    };
  }
  if (error instanceof JalonError) {
    const details = Object.entries(error.details).map(([name, value]) => `${name} ${value}`);
    return { exit: 2, error: [error.code, ...details].join(': ') };
  }
  return {
    exit: 2,
    error: `file-unreadable: ${file}: ${error instanceof Error ? error.message : String(error)}`.replace(
      /\s+/g,
      ' ',
    ),
  };
}
