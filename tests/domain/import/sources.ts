import type { Block, Cell, Mark, Row, Run, SourceDocument, TextBlock } from '#domain/import/source';
import { words } from '#domain/import/words';

export function runs(text: string, ...marks: Mark[]): Run[] {
  return [marks.length > 0 ? { text, marks } : { text }];
}

export function line(text: string): TextBlock {
  return { type: 'paragraph', runs: runs(text) };
}

export function item(text: string, level = 0): TextBlock {
  return { type: 'item', level, ordered: false, runs: runs(text) };
}

export function heading(level: number, text: string): Block {
  return { type: 'heading', level, runs: runs(text) };
}

/** A cell from text: `^` is covered from above, `<` from the left, lines that begin with "• " are items. */
export function cell(text: string): Cell {
  if (text === '^') return { blocks: [], covered: 'above' };
  if (text === '<') return { blocks: [], covered: 'left' };
  const lines = text.split('\n').filter((each) => each !== '');
  return { blocks: lines.map((each) => (each.startsWith('• ') ? item(each.slice(2)) : line(each))) };
}

export function table(...rows: string[][]): Block {
  return { type: 'table', rows: rows.map((texts): Row => ({ header: false, cells: texts.map(cell) })) };
}

export function source(title: string, ...blocks: Block[]): SourceDocument {
  return title === '' ? { blocks } : { title: runs(title), blocks };
}

/** Every word of a source. */
export function sourceWords(document: SourceDocument): string[] {
  const texts = [document.title ?? [], ...document.blocks.flatMap(blockRuns)].map((each) =>
    each.map((run) => run.text).join(''),
  );
  return texts.flatMap(words);
}

function blockRuns(block: Block): (readonly Run[])[] {
  if (block.type !== 'table') return [block.runs];
  return block.rows.flatMap((row) => row.cells.flatMap((each) => each.blocks.map((inner) => inner.runs)));
}

/** Every word of a result, keys included, as a reader of its JSON would find them. */
export function resultWords(result: unknown): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') for (const word of words(value)) found.add(word);
    else if (typeof value === 'number') found.add(String(value));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        walk(key);
        walk(inner);
      }
    }
  };
  walk(JSON.parse(JSON.stringify(result)));
  return found;
}

export function lostWords(document: SourceDocument, result: unknown): string[] {
  const kept = resultWords(result);
  return sourceWords(document).filter((word) => !kept.has(word));
}
