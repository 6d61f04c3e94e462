import Papa from 'papaparse';
import { JalonError } from '#domain/errors';
import type { Block, Cell, Run, SourceDocument, TextBlock } from '#domain/import/source';
import type { ImportLimits } from './limits';

const BULLET = /^\s*[•◦▪‣●○■□➢✓*-][\s\u00a0]+(?=\S)/u;

/** A cell whose lines are paragraphs, or list items where they begin with a bullet. */
export function textCell(runs: readonly Run[]): Cell {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(/\r\n|\r|\n/).forEach((text, at) => {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return {
    blocks: lines.flatMap((line): TextBlock[] => {
      const [first, ...others] = line;
      if (!first || line.every((run) => run.text.trim() === '')) return [];
      if (!BULLET.test(first.text)) return [{ type: 'paragraph', runs: line }];
      return [
        {
          type: 'item',
          level: 0,
          ordered: false,
          runs: [{ ...first, text: first.text.replace(BULLET, '') }, ...others],
        },
      ];
    }),
  };
}

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

/** Reads running text: one block a line; bullets and headings are recognised later, as in every file. */
export function readPlainText(text: string): SourceDocument {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const blocks = lines
    .filter((line) => line.trim() !== '')
    .map((line): Block => ({ type: 'paragraph', runs: [{ text: line.trim() }] }));
  return { blocks };
}
