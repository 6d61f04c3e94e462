import Papa from 'papaparse';
import { htmlToBlocks } from './html';
import { type Block, type Cell, cellText, type Row, textOf } from './source';
import { textCell } from './text-cell';

/** What a clipboard holds: the same content as a page and as plain text, either of which may be empty. */
export interface Clipboard {
  readonly html: string;
  readonly text: string;
}

export interface Pasted {
  /** Rows of equal length; what was merged downwards stands in each of its rows. */
  readonly rows: readonly (readonly Cell[])[];
  /** Whether it was a table; otherwise each paragraph or list item is a row of one cell. */
  readonly table: boolean;
  /** The whole as running text: what it is for a cell that takes text with lists. */
  readonly blocks: readonly Block[];
}

/**
 * Reads what Word, Excel, LibreOffice, a web page or a text editor put on the clipboard. A table is one in HTML, or
 * plain text with tabs, quoted as spreadsheets do it; of several tables the rows follow each other.
 */
export function readPasted({ html, text }: Clipboard): Pasted {
  const { blocks } = htmlToBlocks(html, 'folded');
  const rows = blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
  if (rows.length > 0) return { rows: even(rows.map(cellsOf)), table: true, blocks };
  if (blocks.length > 0 && !text.includes('\t')) return { rows: lines(blocks), table: false, blocks };
  return readText(text);
}

function readText(text: string): Pasted {
  const table = text.includes('\t');
  // Spreadsheets end the last line too; an empty line within the block is an empty row.
  const { data } = Papa.parse<string[]>(text.replace(/(\r\n|\r|\n)$/, ''), {
    delimiter: '\t',
    // Only what a spreadsheet writes is quoted: in a text a quotation mark is one.
    ...(table ? {} : { quoteChar: '\0' }),
  });
  const rows = data.map((row) => row.map((value) => textCell([{ text: value }])));
  return { rows: even(rows), table, blocks: textCell([{ text }]).blocks };
}

/** A merged cell says the same in each of its rows; to the side it says it once. */
function cellsOf(row: Row, index: number, rows: readonly Row[]): Cell[] {
  return row.cells.map((cell, column) => {
    if (cell.covered === 'above') return above(rows, index, column);
    return cell.covered === 'left' ? { blocks: [] } : lined(cell);
  });
}

function above(rows: readonly Row[], index: number, column: number): Cell {
  for (let at = index - 1; at >= 0; at -= 1) {
    const cell = rows[at]?.cells[column];
    if (!cell || cell.covered === 'left') break;
    if (cell.covered !== 'above') return lined(cell);
  }
  return { blocks: [] };
}

/** A spreadsheet's cell has lines where a text has paragraphs and lists. */
function lined(cell: Cell): Cell {
  const [only, ...others] = cell.blocks;
  const isLines = only?.type === 'paragraph' && others.length === 0 && textOf(only.runs).includes('\n');
  return isLines ? textCell(only.runs) : { blocks: cell.blocks };
}

function lines(blocks: readonly Block[]): Cell[][] {
  return blocks.flatMap((block): Cell[][] => {
    if (block.type === 'table') return [];
    const cell: Cell =
      block.type === 'paragraph' || block.type === 'item'
        ? textCell(block.runs)
        : { blocks: [{ type: 'paragraph', runs: block.runs }] };
    return cellText(cell) === '' ? [] : [[cell]];
  });
}

function even(rows: readonly (readonly Cell[])[]): Cell[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? { blocks: [] }));
}
