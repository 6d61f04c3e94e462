import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ColumnId } from '#domain/document/kinds';
import { useCellWords } from '../../cells/cell-words';
import { usePlan } from '../../plan/plan-context';
import { useShown } from '../../views/use-shown';
import type { Cell } from '../keyboard';
import type { GridState } from '../use-grid';
import { useSteady } from '../use-steady';
import { countHidden, findMatches, nearest, saidOf } from './matches';

export interface Find {
  readonly opened: boolean;
  readonly text: string;
  readonly total: number;
  /** Counted from 1; 0: nothing was found. */
  readonly at: number;
  /** Activities that say it and that the filter leaves out. */
  readonly hidden: number;
  /** The columns of a line that say it, and the one that was gone to. */
  readonly inRow: ReadonlyMap<string, readonly ColumnId[]>;
  readonly here: Cell | null;
  /** What is being said for the ear: the title of the line that was gone to. */
  readonly spoken: string;
  readonly field: React.RefObject<HTMLInputElement>;
  open(): void;
  close(): void;
  write(text: string): void;
  step(by: -1 | 1): void;
}

const none: readonly Cell[] = [];

/**
 * Looks for words in the cells of the grid, in those that are not drawn or folded away too: the browser finds only what
 * is drawn. Ctrl-F opens it; pressed once more in its field it is the browser's own.
 */
export function useFind(grid: GridState, columns: readonly ColumnId[]): Find {
  const { snapshot } = usePlan();
  const { filtered } = useShown();
  const wordsOf = useCellWords();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [gone, setGone] = useState<Cell | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(text);
  const said = useMemo(() => saidOf(wordsOf), [wordsOf]);
  const { everyRow } = grid;
  const matches = useMemo(
    () => (opened ? findMatches(everyRow, columns, asked, said) : none),
    [opened, everyRow, columns, asked, said],
  );
  const hidden = useMemo(() => {
    if (!opened || !filtered) return 0;
    const shown = new Set(everyRow.map(({ id }) => id));
    return countHidden(snapshot.activities, shown, columns, asked, said);
  }, [opened, filtered, everyRow, snapshot, columns, asked, said]);
  const inRow = useMemo(() => {
    const byRow = new Map<string, ColumnId[]>();
    for (const { row, column } of matches) byRow.set(row, [...(byRow.get(row) ?? []), column]);
    return byRow;
  }, [matches]);
  const index = matches.findIndex(({ row, column }) => row === gone?.row && column === gone.column);

  const goTo = (at: number): void => {
    const cell = matches[(at + matches.length) % matches.length] ?? null;
    setGone(cell);
    if (cell) grid.reveal(cell);
  };
  const steady = useSteady({
    open: () => {
      setOpened(true);
      field.current?.focus();
      field.current?.select();
    },
    close: () => {
      setOpened(false);
      const back = gone ?? grid.active;
      if (back) grid.goTo(back);
    },
    write: setText,
    step: (by: -1 | 1) => {
      if (index >= 0) goTo(index + by);
      else goTo(nearest(matches, everyRow, grid.active?.row ?? null) + (by < 0 ? -1 : 0));
    },
  });
  // What was typed leads to the first place from where somebody stands, as it does in a spreadsheet.
  const led = useRef('');
  useEffect(() => {
    if (!opened || led.current === asked) return;
    led.current = asked;
    if (matches.length > 0) goTo(nearest(matches, everyRow, gone?.row ?? grid.active?.row ?? null));
    else setGone(null);
  });

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!isFindKey(event) || event.target === field.current) return;
      // A dialog is in front of the grid.
      if (document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      steady.open();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [steady]);

  const here = opened && index >= 0 ? gone : null;
  const row = here && everyRow.find(({ id }) => id === here.row);
  return {
    opened,
    text,
    total: matches.length,
    at: index + 1,
    hidden,
    inRow,
    here,
    spoken: row?.kind === 'activity' ? row.activity.title : row?.kind === 'section' ? row.section.title : '',
    field,
    ...steady,
  };
}

/** On a keyboard of Arabic letters the key of F writes another one. */
function isFindKey({ ctrlKey, metaKey, altKey, shiftKey, key, code }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return false;
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === 'f' : code === 'KeyF';
}
