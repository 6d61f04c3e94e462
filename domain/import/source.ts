/**
 * What every reader (Word, spreadsheet, CSV, plain text) makes of a file before anybody tries to
 * understand it: blocks in reading order, text as runs that keep their marks.
 */
export type Mark =
  | { readonly type: 'bold' | 'italic' | 'underline' | 'strike' | 'superscript' | 'subscript' }
  | { readonly type: 'link'; readonly href: string };

/** A piece of text under the same marks. A line break inside a paragraph is `\n`. */
export interface Run {
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** A paragraph or a list item; `level` 0 is the outermost list. */
export type TextBlock =
  | { readonly type: 'paragraph'; readonly runs: readonly Run[]; readonly at?: readonly string[] }
  | {
      readonly type: 'item';
      readonly at?: readonly string[];
      readonly level: number;
      readonly ordered: boolean;
      readonly runs: readonly Run[];
    };

/**
 * One position of a table's grid. Merged cells are resolved: the content stands at the first position and
 * the others say which neighbour covers them.
 */
export interface Cell {
  readonly blocks: readonly TextBlock[];
  readonly covered?: 'above' | 'left';
  /** Names of anchors of ours that stand in it: where something was changed or said. */
  readonly at?: readonly string[];
}

export interface Row {
  /** The file itself calls the row a header. Header words are recognised without it too. */
  readonly header: boolean;
  readonly cells: readonly Cell[];
}

export type Block =
  | TextBlock
  | { readonly type: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  /** Text that stands beside the document: footnote, page header, comment. Kept, never an activity. */
  | { readonly type: 'note'; readonly runs: readonly Run[] }
  | { readonly type: 'table'; readonly rows: readonly Row[] };

export interface SourceDocument {
  /** What the file marks as its title, if it does. */
  readonly title?: readonly Run[];
  /** A name the file carries outside its text: that of a workbook's only sheet. */
  readonly name?: string;
  readonly blocks: readonly Block[];
}

/** The text of runs without marks, spaces made single, line breaks kept. */
export function textOf(runs: readonly Run[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** The same on one line: what a title or a place is. */
export function lineOf(runs: readonly Run[]): string {
  return textOf(runs).replace(/\s+/g, ' ');
}

/** The text of a cell, one line a block. */
export function cellText(cell: Cell | undefined): string {
  return (cell?.blocks ?? [])
    .map((block) => textOf(block.runs))
    .filter((text) => text !== '')
    .join('\n');
}
