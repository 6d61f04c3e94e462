import type { ColumnId } from '#domain/document/kinds';

/** A cell. On a section's band the column is only remembered, so that going up and down keeps it. */
export interface Cell {
  readonly row: string;
  readonly column: ColumnId;
}

export type Move =
  | 'up'
  | 'down'
  /** Towards the end of the line: right in French, left in Arabic. */
  | 'forward'
  | 'back'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down'
  /** Tab in an editor: the next cell, at the end of a row the first one of the next activity. */
  | 'next'
  | 'previous';

/** What a key means on a cell that is not being edited. */
export type GridAction =
  | { readonly type: 'move'; readonly move: Move }
  /** Chooses the cells up to where the move leads. */
  | { readonly type: 'extend'; readonly move: Move }
  | { readonly type: 'choose-all' }
  /** The upper cell's content into those chosen below it. */
  | { readonly type: 'fill-down' }
  | { readonly type: 'edit' }
  /** Typing starts an edit with what was typed. */
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'clear' }
  /** In the cell of the status, which is reported and not written. */
  | { readonly type: 'report' }
  /** Into the choice between two values. */
  | { readonly type: 'choose' }
  | { readonly type: 'open' }
  /** On the cell. */
  | { readonly type: 'comment' }
  | { readonly type: 'suggest' }
  | { readonly type: 'menu' }
  | { readonly type: 'move-row'; readonly by: -1 | 1 }
  | { readonly type: 'add-below' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'row-start',
  End: 'row-end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

/** What stands in a cell, as far as keys care: a band has only its name, two values wait for a choice. */
export type CellContent = 'value' | 'band' | 'status' | 'conflict';

const begins = (key: string): boolean => key === 'Enter' || key === 'F2';

/**
 * The keyboard of the grid (ARIA grid pattern, with a spreadsheet's habits). Null: the key is not the grid's. Tab
 * never is: the grid is one stop on the way through the page, and an editor handles its own.
 * On a band typing begins nothing: a section's name is changed on purpose (Enter, F2), never by a stray key.
 */
export function gridAction(
  pressed: Key,
  { direction, writable, cell }: { direction: 'ltr' | 'rtl'; writable: boolean; cell: CellContent },
): GridAction | null {
  const { key, altKey, shiftKey } = pressed;
  const command = pressed.ctrlKey || pressed.metaKey;
  if (altKey) {
    if (!writable || command) return null;
    if (key === 'ArrowUp') return { type: 'move-row', by: -1 };
    return key === 'ArrowDown' ? { type: 'move-row', by: 1 } : null;
  }
  if (command) return commandAction(key.toLowerCase(), shiftKey, writable);
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const forward = (key === 'ArrowRight') === (direction === 'ltr');
    return { type: shiftKey ? 'extend' : 'move', move: forward ? 'forward' : 'back' };
  }
  if (key === 'ContextMenu' || (shiftKey && key === 'F10')) return { type: 'menu' };
  const move = moves[key];
  if (move) return { type: shiftKey ? 'extend' : 'move', move };
  if (key === 'Enter' && shiftKey) return { type: 'open' };
  if (key === 'F2' && shiftKey) return cell === 'band' ? null : { type: 'comment' };
  // What writes for who may, proposes for who may not.
  if (key === 'F2' && !writable && (cell === 'value' || cell === 'band')) return { type: 'suggest' };
  return cellAction(key, writable, cell);
}

/** The keys that do something with what stands in the cell. */
function cellAction(key: string, writable: boolean, cell: CellContent): GridAction | null {
  // Whoever reads the plan may be the one to report; a status is nobody's to type.
  if (cell === 'status') return begins(key) || key === ' ' ? { type: 'report' } : null;
  if (cell === 'conflict') return begins(key) ? { type: 'choose' } : null;
  if (begins(key)) return { type: writable ? 'edit' : 'open' };
  if (!writable) return null;
  if (key === 'Delete' || key === 'Backspace') return { type: 'clear' };
  return cell === 'value' && [...key].length === 1 && key !== ' ' ? { type: 'type', text: key } : null;
}

function commandAction(key: string, shift: boolean, writable: boolean): GridAction | null {
  if (key === 'home') return { type: shift ? 'extend' : 'move', move: 'first' };
  if (key === 'end') return { type: shift ? 'extend' : 'move', move: 'last' };
  if (key === 'a') return { type: 'choose-all' };
  if (!writable) return null;
  if (key === 'd') return { type: 'fill-down' };
  if (key === 'z') return { type: shift ? 'redo' : 'undo' };
  if (key === 'y') return { type: 'redo' };
  return key === 'enter' ? { type: 'add-below' } : null;
}

/** A line as moving sees it: a band has one cell over all columns. */
export interface Line {
  readonly id: string;
  readonly band: boolean;
}

/** Where the focus stands that came to `cell` by itself: the one cell of a band keeps the column of before. */
export function landed(cell: Cell, before: Cell | null, lines: readonly Line[]): Cell {
  const band = lines.some((line) => line.band && line.id === cell.row);
  return band && before ? { row: cell.row, column: before.column } : cell;
}

/**
 * Where to stand when the line of `from` is gone (an undo, a colleague): in the same column of the next line
 * that is left, else of the previous one. From an activity an activity is preferred to a band. Null: `from` is
 * still there, or never was, or nothing is left.
 */
export function standIn(from: Cell, before: readonly Line[], after: readonly Line[]): Cell | null {
  const left = new Set(after.map(({ id }) => id));
  const index = before.findIndex((line) => line.id === from.row);
  const lost = before[index];
  if (!lost || left.has(lost.id)) return null;
  const next = before.find((line, at) => at > index && left.has(line.id));
  const previous = before.findLast((line, at) => at < index && left.has(line.id));
  const neighbours = [next, previous].filter((line) => line !== undefined);
  const line = neighbours.find((each) => each.band === lost.band) ?? neighbours[0] ?? after[0];
  return line ? { row: line.id, column: from.column } : null;
}

const PAGE = 10;

/**
 * The cell that a move leads to. At the border of the grid it stays where it is; for Tab in an editor that is null:
 * there is no next cell.
 */
export function moveCell(
  from: Cell,
  move: Move,
  lines: readonly Line[],
  columns: readonly ColumnId[],
): Cell | null {
  const row = Math.max(
    0,
    lines.findIndex((line) => line.id === from.row),
  );
  const column = Math.max(0, columns.indexOf(from.column));
  const at = (toRow: number, toColumn: number): Cell | null => {
    const line = lines[Math.min(Math.max(toRow, 0), lines.length - 1)];
    const id = columns[Math.min(Math.max(toColumn, 0), columns.length - 1)];
    return line && id ? { row: line.id, column: id } : null;
  };
  const band = lines[row]?.band ?? false;
  switch (move) {
    case 'up':
      return at(row - 1, column);
    case 'down':
      return at(row + 1, column);
    case 'page-up':
      return at(row - PAGE, column);
    case 'page-down':
      return at(row + PAGE, column);
    case 'forward':
      return at(row, band ? column : column + 1);
    case 'back':
      return at(row, band ? column : column - 1);
    case 'row-start':
      return at(row, 0);
    case 'row-end':
      return at(row, columns.length - 1);
    case 'first':
      return at(0, 0);
    case 'last':
      return at(lines.length - 1, columns.length - 1);
    case 'next': {
      if (!band && column < columns.length - 1) return at(row, column + 1);
      const next = lines.findIndex((line, index) => index > row && !line.band);
      return next < 0 ? null : at(next, 0);
    }
    case 'previous': {
      if (!band && column > 0) return at(row, column - 1);
      const previous = lines.findLastIndex((line, index) => index < row && !line.band);
      return previous < 0 ? null : at(previous, columns.length - 1);
    }
  }
}
