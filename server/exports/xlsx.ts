import ExcelJS from 'exceljs';
import { direction } from '#domain/language';
import { printable, richBlocks } from './blocks';
import { cellOf } from './cells';
import { writeMark } from './mark';
import { type PlanColumn, type PlanRow, type Printed, planTable, rowsBySection } from './plan-table';
import { columnName, documentLanguage, type FileColumn, wordsOf } from './words';
import './zip-text';
import { cellValue, LONGEST_SHEET_NAME, plainValue, sheetName, sheetText } from './xlsx-text';

const HEADER_FILL = 'FFE8F4F7';
const textFields: readonly FileColumn[] = ['remarks', 'expectedResult'];

/**
 * A document as a workbook: a row for each activity, its sections in the first columns, dates as dates, numbers as
 * numbers, the header frozen and filters set; then the text, and a sheet that says what the document is.
 * @param split one sheet for each section of the outermost level
 */
export async function documentWorkbook(printed: Printed, { split = false } = {}): Promise<Uint8Array> {
  const { snapshot, words } = printed;
  const said = wordsOf(words);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Jalon';
  workbook.title = snapshot.title;
  workbook.keywords = writeMark({ ...snapshot, language: documentLanguage(snapshot), words });
  const rightToLeft = direction(words) === 'rtl';
  const nameSheet = sheetNames(said.file.about, said.plan.text);
  const { columns: planned, rows } = planTable(printed);
  const columns = withDates(planned, printed);
  if (columns.length > 0) {
    const sheets = split
      ? rowsBySection(rows).map(({ section, rows: own }) => ({
          name: section
            ? [section.number, section.title].filter(Boolean).join(' ')
            : said.file.withoutSection,
          rows: own,
        }))
      : [{ name: said.kind[snapshot.kind], rows }];
    for (const sheet of sheets.length > 0 ? sheets : [{ name: said.kind[snapshot.kind], rows }]) {
      writeTable(
        workbook.addWorksheet(nameSheet(sheet.name), {
          views: [{ state: 'frozen', ySplit: 1, rightToLeft }],
          pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:1' },
        }),
        columns,
        sheet.rows,
        printed,
      );
    }
  }
  writeText(workbook, printed, rightToLeft);
  writeAbout(workbook, printed, rightToLeft);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Behind a period as written, its two dates. */
function withDates(columns: readonly PlanColumn[], { words }: Printed): PlanColumn[] {
  return columns.flatMap((column): PlanColumn[] => {
    if (!('field' in column) || column.field !== 'period') return [column];
    const date = (field: 'start' | 'end') => ({ field, header: columnName(field, words), weight: 8 });
    return [column, date('start'), date('end')];
  });
}

function writeTable(
  sheet: ExcelJS.Worksheet,
  columns: readonly PlanColumn[],
  rows: readonly PlanRow[],
  printed: Printed,
): void {
  sheet.columns = columns.map((column) => ({
    header: column.header,
    width: Math.round(column.weight * 1.6),
    style: {
      alignment: { vertical: 'top', wrapText: true },
      ...(isDate(column) ? { numFmt: 'yyyy-mm-dd' } : {}),
    },
  }));
  for (const row of rows) sheet.addRow(columns.map((column) => fieldValue(row, column, printed)));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } };
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(1, rows.length + 1), column: columns.length },
  };
}

function isDate(column: PlanColumn): boolean {
  return 'field' in column && (column.field === 'start' || column.field === 'end');
}

function fieldValue(row: PlanRow, column: PlanColumn, printed: Printed): ExcelJS.CellValue {
  const activity = row.activity;
  if ('field' in column && activity) {
    const { field } = column;
    if (field === 'start' || field === 'end') {
      const date = activity.period?.[field];
      return date ? new Date(`${date}T00:00:00Z`) : null;
    }
    if (field === 'quantity' || field === 'minutes') return activity[field];
    if (textFields.includes(field)) return cellValue(cellOf(row, column, printed)) || null;
  }
  return plainValue(cellOf(row, column, printed)) || null;
}

/** The text, one block a row: what it is stands before it. */
function writeText(workbook: ExcelJS.Workbook, { snapshot, words }: Printed, rightToLeft: boolean): void {
  const blocks = richBlocks(snapshot.body);
  if (blocks.length === 0) return;
  const sheet = workbook.addWorksheet(sheetName(wordsOf(words).plan.text), { views: [{ rightToLeft }] });
  sheet.getColumn(1).width = 6;
  sheet.getColumn(2).width = 110;
  sheet.getColumn(2).alignment = { vertical: 'top', wrapText: true };
  for (const block of blocks) {
    if (block.type === 'table') continue;
    const row = sheet.addRow([blockSign(block), plainValue([block])]);
    if (block.type === 'heading') row.font = { bold: true, size: 17 - Math.min(block.level, 6) };
  }
}

/** `#` once for each level of a heading, a bullet or `1.` once for each level of a list. */
function blockSign(block: ReturnType<typeof richBlocks>[number]): string {
  if (block.type === 'heading') return '#'.repeat(block.level);
  if (block.type !== 'item') return '';
  return (block.ordered ? '1.' : '•').repeat(block.level + 1);
}

function writeAbout(workbook: ExcelJS.Workbook, printed: Printed, rightToLeft: boolean): void {
  const { snapshot, words } = printed;
  const { file, kind, language } = wordsOf(words);
  const sheet = workbook.addWorksheet(sheetName(file.about), { views: [{ rightToLeft }] });
  sheet.getColumn(1).width = 22;
  sheet.getColumn(2).width = 90;
  sheet.getColumn(2).alignment = { vertical: 'top', wrapText: true, horizontal: 'left' };
  const { title, year, derivedFrom } = snapshot;
  const shown = (text = ''): string => sheetText(printable(text));
  const lines: [string, ExcelJS.CellValue | undefined][] = [
    [file.title, shown(title)],
    [file.kind, kind[snapshot.kind]],
    [file.language, language[documentLanguage(snapshot)]],
    [file.year, year],
    [file.derivedFrom, shown(derivedFrom?.text)],
    [file.adoptedBy, shown(derivedFrom?.adoptedBy)],
    [file.adoptedOn, shown(derivedFrom?.date)],
  ];
  for (const [label, value] of lines) {
    if (value === undefined || value === null || value === '') continue;
    sheet.addRow([label, value]).getCell(1).font = { italic: true };
  }
}

/** Names of sheets, each once: Excel takes no two that differ in case alone. */
function sheetNames(...taken: readonly string[]): (text: string) => string {
  const used = new Set(taken.map((each) => sheetName(each).toLowerCase()));
  return (text) => {
    const base = sheetName(text);
    let name = base;
    for (let count = 2; used.has(name.toLowerCase()); count += 1) {
      const ending = ` (${count})`;
      name = base.slice(0, LONGEST_SHEET_NAME - ending.length) + ending;
    }
    used.add(name.toLowerCase());
    return name;
  };
}
