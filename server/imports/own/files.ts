import type ExcelJS from 'exceljs';
import type { Block, Cell, Run, TextBlock } from '#domain/import/source';
import type { Mark } from '#server/exports/mark';
import { wordsOf } from '#server/exports/words';
import { LINK_COLOUR, sheetName } from '#server/exports/xlsx-text';
import type { ImportLimits } from '../limits';
import { readWord } from '../word';
import { checkSize, loadWorkbook, marksOf, mergedFrom, valueRuns } from '../workbook';
import { exactText, isMarked, joined, type OwnSource } from './source';

/** A Word file of ours: its title, the line that says where it comes from, its table, then its text. */
export async function ownWord(bytes: Uint8Array, mark: Mark, limits: ImportLimits): Promise<OwnSource> {
  const { title = [], blocks } = await readWord(bytes, limits);
  const { file } = wordsOf(mark.words);
  const origin = blocks.find(
    (block) =>
      block.type === 'paragraph' &&
      isMarked(block.runs[0], 'italic') &&
      block.runs[0]?.text === `${file.derivedFrom} `,
  );
  const derivedFrom = origin?.type === 'paragraph' ? readOrigin(joined(origin.runs), mark.words) : undefined;
  return {
    mark,
    form: 'blocks',
    title: exactText(title),
    ...(derivedFrom ? { derivedFrom } : {}),
    tables: blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : [])),
    body: blocks.filter((block) => block.type !== 'table' && block !== origin),
  };
}

function readOrigin(runs: readonly Run[], words: Mark['words']): OwnSource['derivedFrom'] {
  const { file } = wordsOf(words);
  const after = (label: string) => {
    const at = runs.findIndex((run) => isMarked(run, 'italic') && run.text === `${label} `);
    const text = at < 0 ? undefined : runs[at + 1];
    return text && !isMarked(text, 'italic') ? text.text : undefined;
  };
  const adoptedBy = after(` · ${file.adoptedBy}`);
  const date = after(` · ${file.adoptedOn}`);
  return {
    text: after(file.derivedFrom) ?? '',
    ...(adoptedBy === undefined ? {} : { adoptedBy }),
    ...(date === undefined ? {} : { date }),
  };
}

/** A workbook of ours: what the document is stands on a sheet of its own, as does the text. */
export async function ownWorkbook(bytes: Uint8Array, mark: Mark, limits: ImportLimits): Promise<OwnSource> {
  const workbook = await loadWorkbook(bytes);
  const { file, plan } = wordsOf(mark.words);
  const [about, text] = [sheetName(file.about), sheetName(plan.text)];
  const said = new Map<string, string>();
  const body: Block[] = [];
  const tables: OwnSource['tables'][number][] = [];
  for (const sheet of workbook.worksheets) {
    checkSize(sheet, limits);
    if (sheet.name === about) {
      sheet.eachRow((row) => said.set(textOf(row.getCell(1)).trim(), textOf(row.getCell(2))));
    } else if (sheet.name === text) sheet.eachRow((row) => body.push(bodyBlock(row)));
    else tables.push(rowsOf(sheet, limits));
  }
  const origin = said.get(file.derivedFrom);
  const adoptedBy = said.get(file.adoptedBy);
  const date = said.get(file.adoptedOn);
  return {
    mark,
    form: 'lines',
    title: said.get(file.title) ?? '',
    ...(origin === undefined && adoptedBy === undefined && date === undefined
      ? {}
      : {
          derivedFrom: {
            text: origin ?? '',
            ...(adoptedBy === undefined ? {} : { adoptedBy }),
            ...(date === undefined ? {} : { date }),
          },
        }),
    tables: tables.filter((rows) => rows.length > 0),
    body,
  };
}

const textOf = (cell: ExcelJS.Cell) => exactText(runsOf(cell.value));

function rowsOf(sheet: ExcelJS.Worksheet, limits: ImportLimits): OwnSource['tables'][number] {
  const rows: { header: boolean; cells: Cell[] }[] = [];
  sheet.eachRow((row) => {
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > limits.columns) return;
      while (cells.length < column - 1) cells.push({ blocks: [] });
      const covered = mergedFrom(cell);
      cells.push(covered ? { blocks: [], covered } : { blocks: linesOf(runsOf(cell.value)) });
    });
    rows.push({ header: rows.length === 0, cells });
  });
  return rows;
}

/** Lines as they stand, empty ones too: in a title or a reason they may be meant. */
function linesOf(runs: readonly Run[]): TextBlock[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(/\r\n|\r|\n/).forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  if (lines.every((line) => line.length === 0)) return [];
  return lines.map((line) => ({ type: 'paragraph', runs: line }));
}

/** A cell's runs; the address that stands behind a link is its target again. */
function runsOf(value: ExcelJS.CellValue): Run[] {
  if (typeof value !== 'object' || value === null || !('richText' in value)) return valueRuns(value, []);
  const runs: Run[] = [];
  let linked: number[] = [];
  for (const part of value.richText) {
    const marks = marksOf(part.font);
    if (part.font?.color?.argb !== LINK_COLOUR) linked = [];
    else {
      const href = /^ <(.+)>$/s.exec(part.text)?.[1];
      if (href !== undefined && linked.length > 0) {
        for (const at of linked) {
          const run = runs[at];
          if (run) runs[at] = { ...run, marks: [...(run.marks ?? []), { type: 'link', href }] };
        }
        linked = [];
        continue;
      }
      linked.push(runs.length);
    }
    runs.push(marks.length > 0 ? { text: part.text, marks } : { text: part.text });
  }
  return runs;
}

/** A row of the sheet of text: what it is, and what it says. */
function bodyBlock(row: ExcelJS.Row): Block {
  const sign = textOf(row.getCell(1)).trim();
  const runs = runsOf(row.getCell(2).value);
  if (/^#{1,6}$/.test(sign)) return { type: 'heading', level: sign.length, runs };
  if (/^•+$/.test(sign)) return { type: 'item', ordered: false, level: sign.length - 1, runs };
  if (/^(1\.)+$/.test(sign)) return { type: 'item', ordered: true, level: sign.length / 2 - 1, runs };
  return { type: 'paragraph', runs: sign === '' ? runs : [{ text: `${sign} ` }, ...runs] };
}
