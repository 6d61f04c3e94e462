import Papa from 'papaparse';
import { cellOf } from './cells';
import { type Printed, planTable } from './plan-table';

/** Spreadsheets of the other languages expect the semicolon, for the comma is their decimal point. */
const separators = { fr: ';', en: ',', ar: ';' } as const;

/**
 * A document as one table of plain text: UTF-8 with its mark, so that a spreadsheet shows the accents. What a
 * spreadsheet would take for a formula stands behind an apostrophe (OWASP, "CSV Injection").
 */
export function documentCsv(printed: Printed): Uint8Array {
  const { columns, rows } = planTable(printed);
  const table = rows.map((row) =>
    columns.map((column) =>
      cellOf(row, column, printed)
        .map(({ runs }) => runs.map(({ text }) => text).join(''))
        .join('\n'),
    ),
  );
  const text = Papa.unparse([columns.map(({ header }) => header), ...table], {
    delimiter: separators[printed.words],
    escapeFormulae: true,
    newline: '\r\n',
  });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
