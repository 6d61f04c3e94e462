import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { usePlan } from '../plan/plan-context';
import { cellAt, cellElement } from './drawn-cell';
import type { Cell } from './keyboard';
import type { GridState } from './use-grid';

/** What mouse and finger do in the grid: go to a cell, open it, choose several. */
export function useGridMouse(grid: GridState) {
  const { writable, conflicts } = usePlan();
  const wasFocused = useRef(false);
  const byMouse = useRef(false);
  /** Where the mouse went down: dragging from there chooses cells, within the cell its text. */
  const pressedOn = useRef<Cell | null>(null);

  function open(cell: Cell): void {
    const waits = conflicts.some(
      ({ activityId, column }) => activityId === cell.row && column === cell.column,
    );
    if (cell.column !== 'status' && !waits) grid.edit(cell);
  }

  return {
    onPointerDown(event: PointerEvent): void {
      byMouse.current = event.pointerType === 'mouse';
    },
    onMouseDown(event: MouseEvent): void {
      grid.chosenByMouse();
      const cell = cellAt(event.target);
      wasFocused.current = document.activeElement?.closest('[data-row]') === cellElement(event.target);
      if (!cell || grid.editing || event.button !== 0) return;
      if (event.shiftKey) {
        // The browser would choose the text in between.
        event.preventDefault();
        grid.extend(cell);
        return;
      }
      grid.unchoose();
      grid.focused(cell);
      pressedOn.current = cell;
    },
    onMouseOver(event: MouseEvent): void {
      const cell = cellAt(event.target);
      const from = pressedOn.current;
      if (event.buttons !== 1 || !cell || !from || grid.editing) return;
      if (!grid.range && cell.row === from.row && cell.column === from.column) return;
      document.getSelection()?.removeAllRanges();
      grid.choose(cell, from);
    },
    onMouseUp(): void {
      pressedOn.current = null;
    },
    onClick(event: MouseEvent): void {
      const cell = cellAt(event.target);
      if (!cell || !writable || grid.editing || event.shiftKey || grid.range) return;
      // A mouse opens by a double click, as in every spreadsheet. A finger, whose double tap is the browser's, and what
      // reads the screen go to the cell first and open it by touching it once more.
      const again = !byMouse.current && grid.active?.row === cell.row && wasFocused.current;
      if (event.detail > 1 || again) open(cell);
    },
  };
}
