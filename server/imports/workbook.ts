import ExcelJS from 'exceljs';
import { JalonError } from '#domain/errors';
import type { Block, Cell, Mark, Row, Run, SourceDocument } from '#domain/import/source';
import { textCell } from '#domain/import/text-cell';
import type { ImportLimits } from './limits';

/** Reads every sheet of a workbook; several sheets stand under headings of their names. */
export async function readWorkbook(bytes: Uint8Array, limits: ImportLimits): Promise<SourceDocument> {
  const workbook = await loadWorkbook(bytes);
  const sheets = workbook.worksheets
    .map((sheet) => ({ name: sheet.name, ...readSheet(sheet, limits) }))
    .filter((sheet) => sheet.rows.length > 0 || sheet.notes.length > 0);
  const [only] = sheets;
  if (only && sheets.length === 1) {
    return { name: only.name, blocks: [{ type: 'table', rows: only.rows }, ...only.notes] };
  }
  return {
    blocks: sheets.flatMap((sheet): Block[] => [
      { type: 'heading', level: 1, runs: [{ text: sheet.name }] },
      { type: 'table', rows: sheet.rows },
      ...sheet.notes,
    ]),
  };
}

/** Rejects with the reader's own error when the bytes are no workbook. */
export async function loadWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  await workbook.xlsx.load(copy);
  return workbook;
}

/** @throws JalonError `too-large` with the limit, counting the rows that hold something */
export function checkSize(sheet: ExcelJS.Worksheet, limits: ImportLimits): void {
  if (sheet.actualRowCount > limits.rows) throw new JalonError('too-large', { limit: limits.rows });
}

function readSheet(sheet: ExcelJS.Worksheet, limits: ImportLimits): { rows: Row[]; notes: Block[] } {
  checkSize(sheet, limits);
  const rows: Row[] = [];
  const notes: Block[] = [];
  sheet.eachRow((row) => {
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > limits.columns) throw new JalonError('too-large', { limit: limits.columns });
      while (cells.length < column - 1) cells.push({ blocks: [] });
      cells.push(readCell(cell));
      const note = noteText(cell);
      if (note !== '') notes.push({ type: 'note', runs: [{ text: note }] });
    });
    if (cells.length > 0) rows.push({ header: false, cells });
  });
  return { rows, notes };
}

function readCell(cell: ExcelJS.Cell): Cell {
  const covered = mergedFrom(cell);
  return covered ? { blocks: [], covered } : textCell(valueRuns(cell.value, marksOf(cell.font)));
}

/** Which neighbour a merged cell belongs to; undefined for one that speaks for itself. */
export function mergedFrom(cell: ExcelJS.Cell): 'above' | 'left' | undefined {
  if (!cell.isMerged || cell.master.address === cell.address) return undefined;
  return Number(cell.master.row) < Number(cell.row) ? 'above' : 'left';
}

function noteText(cell: ExcelJS.Cell): string {
  // Older files keep a comment as text, newer ones as runs.
  const note: string | ExcelJS.Comment | undefined = cell.note;
  if (!note || (cell.isMerged && cell.master.address !== cell.address)) return '';
  return typeof note === 'string' ? note : (note.texts ?? []).map((part) => part.text).join('');
}

/** What of a font a document keeps. */
export function marksOf(font: Partial<ExcelJS.Font> | undefined): Mark[] {
  const marks: Mark[] = [];
  if (font?.bold) marks.push({ type: 'bold' });
  if (font?.italic) marks.push({ type: 'italic' });
  if (font?.underline && font.underline !== 'none') marks.push({ type: 'underline' });
  if (font?.strike) marks.push({ type: 'strike' });
  if (font?.vertAlign) marks.push({ type: font.vertAlign });
  return marks;
}

/** What a cell shows: the result of a formula, the text of a link. @param marks of its font, where runs have none */
export function valueRuns(value: ExcelJS.CellValue, marks: readonly Mark[]): Run[] {
  const run = (text: string, own: readonly Mark[] = marks): Run =>
    own.length > 0 ? { text, marks: own } : { text };
  if (value === null || value === undefined) return [];
  if (value instanceof Date) return [run(dateText(value))];
  if (typeof value !== 'object') return [run(String(value))];
  if ('richText' in value) return value.richText.map((part) => run(part.text, marksOf(part.font ?? {})));
  if ('hyperlink' in value) {
    // The text of a link may itself be rich, which the library's types leave out.
    const inner: unknown = value.text;
    const text = isRich(inner)
      ? inner.richText.map((part) => part.text).join('')
      : String(inner ?? value.hyperlink);
    return [
      run(text, [
        ...marks.filter((mark) => mark.type !== 'underline'),
        { type: 'link', href: value.hyperlink },
      ]),
    ];
  }
  if ('error' in value) return [run(value.error)];
  if ('formula' in value || 'sharedFormula' in value) {
    // A program that never calculated left no result: the formula itself is what there is.
    const written = 'formula' in value ? value.formula : value.sharedFormula;
    return value.result === undefined ? [run(`=${written}`)] : valueRuns(value.result, marks);
  }
  return [];
}

function isRich(value: unknown): value is ExcelJS.CellRichTextValue {
  return typeof value === 'object' && value !== null && 'richText' in value;
}

/** A spreadsheet's date as calendar date, as time alone (day 0 of its calendar), or as both. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  const clock = time.slice(0, 5);
  if (date.getUTCFullYear() < 1901) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}
