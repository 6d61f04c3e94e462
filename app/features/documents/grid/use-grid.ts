import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ActivityFilter } from '#domain/document/filter';
import type { ColumnId } from '#domain/document/kinds';
import type { Leave } from '../editors/leave';
import { usePlan } from '../plan/plan-context';
import { arrangedRows, useArranged } from '../views/use-arranged';
import { useShown } from '../views/use-shown';
import { type Range, rangeBetween } from './blocks/range';
import { bandsOver } from './find/matches';
import { type Guard, throughGuard } from './guard';
import { type Cell, type GridAction, type Line, landed, type Move, moveCell, standIn } from './keyboard';
import { type GridRow, gridRows } from './rows';
import { useStoodNotice } from './use-stood-notice';

/** The cell in which somebody writes, and what typing had begun with. */
export interface Editing extends Cell {
  readonly seed: string | null;
}

/** A cell, and the filter under which somebody went to it. */
interface Standing extends Cell {
  readonly under: ActivityFilter;
}

export interface GridState {
  readonly rows: readonly GridRow[];
  /** Those under folded bands too. */
  readonly everyRow: readonly GridRow[];
  /** The one cell that Tab reaches; it always exists when there are rows. */
  readonly active: Cell | null;
  readonly editing: Editing | null;
  /** The cells chosen together, when they are more than the active one. */
  readonly range: Range | null;
  isFolded(id: string): boolean;
  fold(id: string): void;
  /** Goes to a cell and puts the focus into it. */
  goTo(cell: Cell): void;
  /** Brings a cell into sight, unfolding what hides it; the focus stays where it is. */
  reveal(cell: Cell): void;
  /** The focus came by itself (mouse, Tab). */
  focused(cell: Cell): void;
  /** Whether a key may do this where somebody stands (./guard); a mouse has always chosen its cell. */
  admits(action: GridAction): boolean;
  chosenByMouse(): void;
  /** The focus is in the grid, be it in a menu of its own. */
  entered(): void;
  move(move: Move): void;
  /** Chooses the cells between the active one, or where choosing began, and where this leads. */
  extend(to: Move | Cell): void;
  /** Chooses the cells between two corners; the first is the active one. */
  choose(from: Cell, to: Cell): void;
  chooseAll(): void;
  /** Only the active cell is chosen. */
  unchoose(): void;
  edit(cell: Cell, seed?: string | null): void;
  /** Ends the edit and goes on from its cell. */
  leave(move: Exclude<Leave['to'], 'add'>): void;
  /** The focus left the grid. */
  left(): void;
}

/**
 * Where somebody stands in the grid and whether they write. The focus follows: `scrollTo` brings the row into
 * sight, `focusCell` answers whether its cell is drawn yet. `begun`: a row that was just made and waits for its
 * name.
 */
export function useGrid(
  columns: readonly ColumnId[],
  view: {
    scrollTo: (index: number) => void;
    focusCell: (cell: Cell) => boolean;
    /** As focusCell, without the focus. */
    showCell: (cell: Cell) => boolean;
  },
  begun: string | null,
): GridState {
  const { snapshot, awareness, authors, stranded, decided, isStranded } = usePlan();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [first] = useState<Cell | null>(() => {
    const there = begun !== null && gridRows(snapshot, folded).some((row) => row.id === begun);
    return there ? { row: begun, column: 'title' } : null;
  });
  const { filter, keeping } = useShown();
  const [wanted, stand] = useState<Standing | null>(first && { ...first, under: filter });
  const setWanted = (cell: Cell): void => stand({ ...cell, under: filter });
  const [editing, setEditing] = useState<Editing | null>(first && { ...first, seed: null });
  // What somebody writes in does not vanish because of what they write; another filter is another question.
  const kept = wanted?.under === filter ? wanted.row : null;
  const arranged = useArranged(useMemo(() => keeping(kept), [keeping, kept]));
  const rows = useMemo(() => arrangedRows(arranged, folded), [arranged, folded]);
  const everyRow = useMemo(
    () => (folded.size === 0 ? rows : arrangedRows(arranged, nothing)),
    [arranged, folded, rows],
  );
  const lines = useMemo<Line[]>(
    () => rows.map(({ id, kind }) => ({ id, band: kind !== 'activity' })),
    [rows],
  );
  const active = useMemo(() => standing(wanted, rows, columns), [wanted, rows, columns]);
  /** The corner of the range that stays while the active cell moves. */
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const range = useMemo(() => {
    const between = anchor && active && rangeBetween(anchor, active, rows, columns);
    return between && between.rows.length * between.columns.length > 1 ? between : null;
  }, [anchor, active, rows, columns]);
  const pending = useRef<Cell | null>(null);

  // What is removed from a page says nothing: the focus would be nowhere, and the keyboard with it.
  const here = useRef(false);
  const guard = useRef<Guard>('open');
  const awaits = useRef(false);
  const tellStood = useStoodNotice();
  const before = useRef(lines);
  useEffect(() => {
    const gone = before.current;
    before.current = lines;
    const next = wanted && standIn(wanted, gone, lines);
    if (!next) return;
    setEditing(null);
    const isLost = here.current && document.activeElement === document.body;
    const removal = authors.ofRemoval(wanted.row);
    if (removal && !removal.mine) {
      setAnchor(null);
      guard.current = 'fresh';
      if (isStranded()) awaits.current = true;
      else if (isLost) tellStood(removal.name);
    }
    if (isLost && !isStranded()) show(next);
    else setWanted(next);
  });
  // Back from the question what to do with what was being written: into the row that is there again, or beside it.
  const answered = useRef(decided);
  useEffect(() => {
    if (decided === answered.current || stranded) return;
    answered.current = decided;
    if (!decided || !awaits.current) return;
    awaits.current = false;
    here.current = true;
    guard.current = decided.kept ? 'open' : 'fresh';
    if (!decided.kept) {
      if (active) show(active);
      return;
    }
    const cell = { row: decided.row, column: decided.column };
    // It is drawn a moment later.
    revealing.current = cell;
    pending.current = cell;
    setWanted(cell);
  });

  // A row that is far away is drawn only after scrolling to it: until then the focus waits.
  useEffect(() => {
    if (!stranded && pending.current && view.focusCell(pending.current)) pending.current = null;
  });
  const revealing = useRef<Cell | null>(null);
  useEffect(() => {
    const cell = revealing.current;
    const index = cell ? lines.findIndex((line) => line.id === cell.row) : -1;
    if (!cell || index < 0) return;
    view.scrollTo(index);
    if (view.showCell(cell)) revealing.current = null;
  });

  const tell = useCallback(
    (cell: Cell | null) =>
      awareness.setLocalStateField('cell', cell && { row: cell.row, column: cell.column }),
    [awareness],
  );
  useEffect(() => {
    // Being here is news too, before any cell is chosen.
    tell(null);
    return () => tell(null);
  }, [tell]);

  function show(cell: Cell): void {
    pending.current = cell;
    const index = lines.findIndex((line) => line.id === cell.row);
    if (index >= 0) view.scrollTo(index);
    setWanted({ ...cell });
    tell(cell);
  }
  const goTo = (cell: Cell): void => {
    setAnchor(null);
    show(cell);
  };
  const choose = (from: Cell, to: Cell): void => {
    setAnchor(to);
    show(from);
  };

  return {
    rows,
    everyRow,
    active,
    editing,
    range,
    isFolded: (id) => folded.has(id),
    fold: (id) =>
      setFolded((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    goTo,
    reveal: (cell) => {
      const over = bandsOver(everyRow, cell.row);
      setFolded((before) =>
        over.some((id) => before.has(id)) ? new Set([...before].filter((id) => !over.includes(id))) : before,
      );
      revealing.current = cell;
      setAnchor(null);
      setWanted({ ...cell });
      tell(cell);
    },
    focused: (cell) => {
      const at = landed(cell, active, lines);
      // The focus follows the active cell; what else is chosen stays.
      if (at.row !== active?.row || at.column !== active.column) setAnchor(null);
      setWanted(at);
      tell(at);
    },
    admits: (action) => {
      const { passes, guard: next } = throughGuard(action, guard.current);
      guard.current = next;
      return passes;
    },
    chosenByMouse: () => {
      guard.current = 'open';
    },
    entered: () => {
      here.current = true;
    },
    move: (by) => {
      const next = active && moveCell(active, by, lines, columns);
      if (next) goTo(next);
    },
    extend: (to) => {
      const next = typeof to === 'string' ? active && moveCell(active, to, lines, columns) : to;
      if (next) choose(next, anchor ?? active ?? next);
    },
    choose,
    chooseAll: () => {
      const activities = rows.filter((row) => row.kind === 'activity');
      const [first, last] = [activities[0]?.id, activities.at(-1)?.id];
      const [start, end] = [columns[0], columns.at(-1)];
      if (first && last && start && end) choose({ row: first, column: start }, { row: last, column: end });
    },
    unchoose: () => setAnchor(null),
    edit: (cell, seed = null) => {
      setAnchor(null);
      const { row, column } = landed(cell, active, lines);
      setWanted({ row, column });
      tell({ row, column });
      setEditing({ row, column, seed });
    },
    leave: (by) => {
      setEditing(null);
      if (by === 'away' || !editing) return;
      const from = { row: editing.row, column: editing.column };
      show((by !== 'stay' && moveCell(from, by, lines, columns)) || from);
    },
    left: () => {
      tell(null);
      // When only the window is left, its cell is still the one to come back to.
      here.current = document.activeElement !== document.body;
      if (!here.current) guard.current = 'open';
    },
  };
}

const nothing: ReadonlySet<string> = new Set();

/** The wanted cell if it is there, else the nearest thing to it. */
function standing(wanted: Cell | null, rows: readonly GridRow[], columns: readonly ColumnId[]): Cell | null {
  const first = rows[0];
  const firstColumn = columns[0];
  if (!first || !firstColumn) return null;
  if (!wanted) {
    const activity = rows.find((row) => row.kind === 'activity') ?? first;
    return { row: activity.id, column: columns.includes('title') ? 'title' : firstColumn };
  }
  return {
    row: rows.some((row) => row.id === wanted.row) ? wanted.row : first.id,
    column: columns.includes(wanted.column) ? wanted.column : firstColumn,
  };
}
