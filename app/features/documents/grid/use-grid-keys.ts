import type { KeyboardEvent } from 'react';
import type { ColumnId } from '#domain/document/kinds';
import { commentOn, useComments } from '~/features/comments/comments-context';
import { useSuggestions } from '~/features/suggestions/suggestions-context';
import { usePlan } from '../plan/plan-context';
import type { Blocks } from './blocks/use-blocks';
import { columnShapes } from './columns';
import { type CellContent, gridAction } from './keyboard';
import type { GridState } from './use-grid';
import type { RowCommands } from './use-rows';

/** What the grid does when a key is pressed on a cell; editors keep their keys to themselves. */
export function useGridKeys(parts: {
  grid: GridState;
  blocks: Blocks;
  commands: RowCommands;
  writeIn: (id: string) => void;
  direction: 'ltr' | 'rtl';
}): (event: KeyboardEvent<HTMLElement>) => void {
  const { grid, blocks, commands, writeIn, direction } = parts;
  const { writable, open, undoManager, conflicts, factOf, report } = usePlan();
  const { mayComment, begin } = useComments();
  const { maySuggest, propose } = useSuggestions();

  return (event) => {
    const { active } = grid;
    const cell = event.target instanceof Element ? event.target.closest('[data-row][data-column]') : null;
    // Buttons inside a cell have keys of their own, and so has what a cell opened elsewhere.
    if (!active || grid.editing || event.target !== cell || event.nativeEvent.isComposing) return;
    const row = grid.rows.find((each) => each.id === active.row);
    const activity = row?.kind === 'activity' ? row.activity : null;
    if (grid.range && rangeKey(event.key)) {
      event.preventDefault();
      return;
    }
    const content = contentOf(activity?.id ?? null, active.column);
    const action = gridAction(event, { direction, writable, cell: content });
    if (!action) return;
    if (!grid.admits(action)) {
      event.preventDefault();
      return;
    }
    const section = row?.kind === 'section' ? row.section : null;

    switch (action.type) {
      case 'move':
        grid.move(action.move);
        break;
      case 'extend':
        grid.extend(action.move);
        break;
      case 'choose-all':
        grid.chooseAll();
        break;
      case 'fill-down':
        blocks.fillDown();
        break;
      case 'edit':
      case 'type':
        if (!activity && !section) return;
        grid.edit(active, action.type === 'type' ? action.text : null);
        break;
      case 'clear':
        if (!activity) return;
        blocks.clear();
        break;
      case 'open':
        if (activity) open(activity.id);
        else if (section || row?.kind === 'group') grid.fold(row?.id ?? '');
        break;
      case 'comment':
        if (!activity || !mayComment) return;
        begin(commentOn(activity.id, active.column));
        break;
      case 'suggest':
        if (activity && maySuggest)
          propose({ kind: 'field', activityId: activity.id, column: active.column });
        else if (activity) open(activity.id);
        else if (section && maySuggest) propose({ kind: 'section', sectionId: section.id });
        else return;
        break;
      case 'report':
        if (!activity) return;
        // Who may not report on it reads what was reported.
        if (report && factOf(activity.id)?.canReport) report(activity.id);
        else open(activity.id);
        break;
      case 'choose':
        cell.querySelector<HTMLElement>('[data-keep-mine]')?.focus();
        break;
      case 'menu':
        cell.closest('[role="row"]')?.querySelector<HTMLElement>('[data-row-menu]')?.click();
        break;
      case 'move-row':
        if (!activity) return;
        commands.moveByOne(activity.id, action.by);
        grid.goTo(active);
        break;
      case 'add-below':
        if (activity) writeIn(commands.addBeside(activity, 'below'));
        else if (section) writeIn(commands.addInto(section.id));
        break;
      case 'undo':
        undoManager.undo();
        break;
      case 'redo':
        undoManager.redo();
        break;
    }
    event.preventDefault();
  };

  /** The keys that mean the chosen cells together, whatever stands in the active one. */
  function rangeKey(key: string): boolean {
    if (key === 'Escape') grid.unchoose();
    else if (writable && (key === 'Delete' || key === 'Backspace')) blocks.clear();
    else return false;
    return true;
  }

  function contentOf(activityId: string | null, column: ColumnId): CellContent {
    if (activityId === null) return 'band';
    if (conflicts.some((each) => each.activityId === activityId && each.column === column)) return 'conflict';
    return columnShapes[column].editor === 'none' ? 'status' : 'value';
  }
}
