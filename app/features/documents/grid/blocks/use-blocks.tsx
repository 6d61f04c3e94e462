import { useDirection } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import type { Clipboard } from '#domain/import/pasted';
import { later } from '~/ui/later';
import { useCellWords } from '../../cells/cell-words';
import { usePlan } from '../../plan/plan-context';
import { readingContext } from '../../plan/reading-context';
import { toWrite } from '../later-writing';
import type { GridState } from '../use-grid';
import { useSteady } from '../use-steady';
import { type Block, blockHtml, blockText, cellOf } from './block';
import type { Range } from './range';
import type { Targets } from './targets';
import type { Reading } from './write-cell';

/** What is more than this is a file: its import shows first what it would make, and can be withdrawn. */
const MOST_ROWS = 1000;
const MOST_CHARACTERS = 300_000;

const reader = later(() => import('./read-block'));

/** What was copied last in this window, as it was: the clipboard itself carries words only. */
let copied: { readonly text: string; readonly block: Block } | null = null;

export interface Blocks {
  copy(event: ClipboardEvent): void;
  cut(event: ClipboardEvent): void;
  paste(event: ClipboardEvent): void;
  /** Empties the chosen cells. */
  clear(): void;
  fillDown(): void;
}

/**
 * Blocks of cells between the grid and the clipboard, in both directions, and down the grid. Each is one step of
 * undo. A text that somebody chose inside a cell, and an open editor, are the browser's.
 */
export function useBlocks(grid: GridState, columns: readonly ColumnId[]): Blocks {
  const { snapshot, choices, edit, now, writable } = usePlan();
  const { t } = useTranslation(['documents', 'common']);
  const { dir } = useDirection();
  const reading: Reading = {
    context: readingContext(snapshot),
    choices,
    kindName: (kind) => t(`activityKind.${kind}`),
  };

  const chosen = (): Range | null => {
    const { active, range } = grid;
    if (range || !active) return range;
    const isActivity = grid.rows.some((row) => row.id === active.row && row.kind === 'activity');
    return isActivity ? { rows: [active.row], columns: [active.column] } : null;
  };
  const textOf = useCellWords();
  const blockOf = ({ rows, columns: wanted }: Range): Block => {
    const byId = new Map(now().activities.map((activity) => [activity.id as string, activity]));
    return rows.flatMap((id) => {
      const activity = byId.get(id);
      return activity ? [wanted.map((column) => cellOf(activity, column, textOf(activity, column)))] : [];
    });
  };
  const clear = (): void => {
    const range = chosen();
    if (!range) return;
    const { writeCell } = toWrite();
    edit((doc) => {
      for (const row of range.rows)
        for (const column of range.columns) writeCell(doc, row, column, { text: '' }, reading);
    });
  };
  const put = (event: ClipboardEvent): boolean => {
    const range = isTheGrids(event) ? chosen() : null;
    if (!range) return false;
    const block = blockOf(range);
    copied = { block, text: blockText(block) };
    event.clipboardData.setData('text/plain', copied.text);
    event.clipboardData.setData('text/html', blockHtml(block, dir));
    event.preventDefault();
    return true;
  };

  const { take } = useSteady({
    take(block: Block): void {
      const { active } = grid;
      if (!active || block.length === 0) return;
      if (isTooMuch(block)) {
        notifications.show({
          message: t('block.tooMuch', { rows: MOST_ROWS }),
          color: 'red',
          autoClose: 10_000,
        });
        return;
      }
      const { targetsOf, writeBlock, WrittenNotice } = toWrite();
      const targets = targetsOf(block, active, grid.range, grid.rows, columns);
      edit((doc) => {
        const written = writeBlock(doc, targets, reading);
        notifications.show({
          message: <WrittenNotice written={written} />,
          color: written.notRead.length + written.leftOut.length > 0 ? 'orange' : 'teal',
          autoClose: written.notRead.length + written.leftOut.length > 0 ? false : 4000,
        });
        chooseWritten(targets, written.added);
      });
    },
  });
  /** The reader comes when something is pasted: most who write in a plan never do. */
  async function read(clipboard: Clipboard, column: ColumnId): Promise<void> {
    const come = await reader.bring().catch(() => null);
    if (come) take(come.readBlock(clipboard, column));
    else notifications.show({ message: t('common:later.failed'), color: 'red' });
  }
  function chooseWritten({ rows, columns: into }: Targets, added: readonly string[]): void {
    const taken = rows.flatMap((row) => ('activityId' in row ? [row.activityId] : []));
    const [first, last] = [[...taken, ...added][0], [...taken, ...added].at(-1)];
    const named = into.filter((column) => column !== null);
    const [start, end] = [named[0], named.at(-1)];
    if (first && last && start && end) grid.choose({ row: first, column: start }, { row: last, column: end });
  }

  return {
    copy: put,
    cut(event) {
      if (put(event) && writable) clear();
    },
    paste(event) {
      if (!writable || !isTheGrids(event)) return;
      event.preventDefault();
      const clipboard = {
        html: event.clipboardData.getData('text/html'),
        text: event.clipboardData.getData('text/plain'),
      };
      // Some programs and systems end lines with a carriage return as well.
      if (copied && clipboard.text.replace(/\r/g, '') === copied.text) take(copied.block);
      else void read(clipboard, grid.active?.column ?? 'title');
    },
    clear,
    fillDown() {
      const range = chosen();
      const rows =
        range && range.rows.length === 1 ? [above(grid, range.rows[0]), ...range.rows] : range?.rows;
      const [first, ...below] = rows ?? [];
      if (!range || !first) return;
      const [source] = blockOf({ rows: [first], columns: range.columns });
      const { writeCell } = toWrite();
      edit((doc) => {
        for (const row of below) {
          range.columns.forEach((column, at) => {
            const cell = source?.[at];
            if (row && cell) writeCell(doc, row, column, cell, reading);
          });
        }
      });
    },
  };
}

function isTheGrids({ target }: ClipboardEvent): boolean {
  const inEditor = target instanceof Element && target.closest('input, textarea, [contenteditable="true"]');
  const inCell = target instanceof Element && target.closest('[data-row][data-column]') !== null;
  return inCell && !inEditor && (document.getSelection()?.isCollapsed ?? true);
}

function isTooMuch(block: Block): boolean {
  const characters = block.flat().reduce((sum, cell) => sum + cell.text.length, 0);
  return block.length > MOST_ROWS || characters > MOST_CHARACTERS;
}

function above({ rows }: GridState, id: string | undefined): string | undefined {
  const index = rows.findIndex((row) => row.id === id);
  return rows.slice(0, Math.max(index, 0)).findLast((row) => row.kind === 'activity')?.id;
}
