import Papa from 'papaparse';
import { JalonError } from '#domain/errors';
import { htmlToBlocks } from '#domain/import/html';
import type { Block, SourceDocument } from '#domain/import/source';
import { textCell } from '#domain/import/text-cell';
import type { ImportLimits } from './limits';

/** Reads a CSV file; comma, semicolon and tab are told apart by what the first lines hold. */
export function readTableText(text: string, limits: ImportLimits): SourceDocument {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [';', ',', '\t', '|'],
  });
  if (data.length > limits.rows) throw new JalonError('too-large', { limit: limits.rows });
  if (data.some((row) => row.length > limits.columns))
    throw new JalonError('too-large', { limit: limits.columns });
  const rows = data.map((row) => ({ header: false, cells: row.map((value) => textCell([{ text: value }])) }));
  return { blocks: rows.length > 0 ? [{ type: 'table', rows }] : [] };
}

/** Reads a page, or the part of one that stood on a clipboard. */
export function readPage(text: string, limits: ImportLimits): SourceDocument {
  const { blocks } = htmlToBlocks(text.replace(/^\uFEFF/, ''), 'folded');
  for (const block of blocks) {
    if (block.type !== 'table') continue;
    if (block.rows.length > limits.rows) throw new JalonError('too-large', { limit: limits.rows });
    if (block.rows.some((row) => row.cells.length > limits.columns))
      throw new JalonError('too-large', { limit: limits.columns });
  }
  return { blocks };
}

/** Reads running text: one block a line; bullets and headings are recognised later, as in every file. */
export function readPlainText(text: string): SourceDocument {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const blocks = lines
    .filter((line) => line.trim() !== '')
    .map((line): Block => ({ type: 'paragraph', runs: [{ text: line.trim() }] }));
  return { blocks };
}
