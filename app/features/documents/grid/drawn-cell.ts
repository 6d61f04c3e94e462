import type { ColumnId } from '#domain/document/kinds';
import type { Cell } from './keyboard';

/** The cell of the grid that something is in. */
export function cellElement(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
}

export function cellAt(target: EventTarget): Cell | null {
  const { row, column } = cellElement(target)?.dataset ?? {};
  // The grid itself wrote both.
  return row && column ? { row, column: column as ColumnId } : null;
}

/** Null while the cell is not drawn. A band has one cell, whatever the column. */
function drawnCell(scroller: HTMLElement | null, row: string, column: ColumnId): HTMLElement | null {
  const cells = scroller?.querySelectorAll<HTMLElement>(`[data-row="${CSS.escape(row)}"]`) ?? [];
  return [...cells].find((each) => each.dataset.column === column) ?? cells[0] ?? null;
}

/** Brings it into sight. False while it is not drawn. */
export function showCell(scroller: HTMLElement | null, row: string, column: ColumnId): boolean {
  const cell = drawnCell(scroller, row, column);
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return cell !== null;
}

/** Puts the focus into it. False while it is not drawn. */
export function focusCell(scroller: HTMLElement | null, row: string, column: ColumnId): boolean {
  const cell = drawnCell(scroller, row, column);
  if (!cell) return false;
  // Somebody already writes in it.
  if (!cell.contains(document.activeElement) || cell === document.activeElement) {
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  return true;
}
