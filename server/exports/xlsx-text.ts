import type ExcelJS from 'exceljs';
import type { Block, Run } from '#domain/import/source';

/** What a cell of a spreadsheet can hold at most. */
const LONGEST = 32_767;
/** Links look like links; their address stands behind them, for a cell knows one link only. */
export const LINK_COLOUR = 'FF0B5C7A';
/** Before a line that only looks like an item of a list: it cannot be seen. */
export const NOT_AN_ITEM = '\u2060';
export const ITEM = /^((?: {2})*)(•|\d+\.) /;

export const LONGEST_SHEET_NAME = 31;

/**
 * A text as the name of a sheet, as Excel allows it: none of its signs, no quote at either end (also once it is cut),
 * not "History".
 */
export function sheetName(text: string): string {
  const named = withoutQuotes(text.replace(/[[\]:*?/\\]/g, ' ')).slice(0, LONGEST_SHEET_NAME);
  return withoutQuotes(named.toWellFormed().replace(/\uFFFD$/, '')).replace(/^history$/i, 'History –') || '–';
}

function withoutQuotes(text: string): string {
  return text.replace(/^['\s]+|['\s]+$/g, '');
}

/** Blocks as the lines of one cell: items behind a bullet or their number, deeper ones two blanks further in. */
export function cellValue(blocks: readonly Block[]): ExcelJS.CellValue {
  return lineValue(linesOf(blocks));
}

/** Lines of plain values, none of which is an item of a list. */
export function plainValue(blocks: readonly Block[]): ExcelJS.CellValue {
  return lineValue(blocks.flatMap((block) => (block.type === 'table' ? [] : [block.runs])));
}

function linesOf(blocks: readonly Block[]): (readonly Run[])[] {
  const counts: number[] = [];
  return blocks.flatMap((block): (readonly Run[])[] => {
    if (block.type === 'table') return [];
    const lines = splitLines(block.runs);
    if (block.type !== 'item') {
      counts.length = 0;
      return lines.map(notAnItem);
    }
    counts.length = Math.min(counts.length, block.level + 1);
    const count = (counts[block.level] ?? 0) + 1;
    counts[block.level] = count;
    const sign = `${'  '.repeat(block.level)}${block.ordered ? `${count}.` : '•'} `;
    const [first = [], ...others] = lines;
    return [[{ text: sign }, ...first], ...others.map(notAnItem)];
  });
}

/** A break inside a paragraph is a line of the cell like any other. */
function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines;
}

function notAnItem(runs: readonly Run[]): readonly Run[] {
  const [first, ...others] = runs;
  const text = runs.map((run) => run.text).join('');
  if (!first || !/^(?:\u2060| *(?:•|\d+\.) )/.test(text)) return runs;
  return [{ ...first, text: NOT_AN_ITEM + first.text }, ...others];
}

function lineValue(lines: readonly (readonly Run[])[]): ExcelJS.CellValue {
  const runs = cut(
    lines
      .flatMap((line, at) => (at === 0 ? line : [{ text: '\n' }, ...line]))
      .flatMap((run, at, all): Run[] => {
        const href = linkOf(run);
        if (href === undefined || linkOf(all[at + 1]) === href) return [run];
        return [run, { text: ` <${href}>`, marks: [{ type: 'link', href }] }];
      }),
  );
  if (runs.every((run) => (run.marks ?? []).length === 0))
    return sheetText(runs.map((run) => run.text).join(''));
  return { richText: runs.map((run) => ({ text: sheetText(run.text), ...fontOf(run) })) };
}

/** What looks like the escape of a character is escaped itself (ECMA-376 part 1, ST_Xstring). */
export function sheetText(text: string): string {
  return text.replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_');
}

function linkOf(run: Run | undefined): string | undefined {
  const link = run?.marks?.find((mark) => mark.type === 'link');
  return link?.type === 'link' ? link.href : undefined;
}

function fontOf({ marks = [] }: Run): { font?: Partial<ExcelJS.Font> } {
  if (marks.length === 0) return {};
  const has = (type: string) => marks.some((mark) => mark.type === type);
  return {
    font: {
      ...(has('bold') ? { bold: true } : {}),
      ...(has('italic') ? { italic: true } : {}),
      ...(has('underline') ? { underline: true } : {}),
      ...(has('strike') ? { strike: true } : {}),
      ...(has('superscript') ? { vertAlign: 'superscript' as const } : {}),
      ...(has('subscript') ? { vertAlign: 'subscript' as const } : {}),
      ...(has('link') ? { color: { argb: LINK_COLOUR } } : {}),
    },
  };
}

/** Longer text would make the program that opens the file offer to repair it. */
function cut(runs: readonly Run[]): Run[] {
  let room = LONGEST;
  return runs.flatMap((run) => {
    const text = run.text.length > room ? `${run.text.slice(0, Math.max(room - 1, 0))}…` : run.text;
    if (room <= 0) return [];
    room -= text.length;
    return [{ ...run, text }];
  });
}
