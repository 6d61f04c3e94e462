import { Button, useDirection } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type FocusEvent, type MouseEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import { useComments } from '~/features/comments/comments-context';
import { firstAt } from '~/features/comments/place-threads';
import { usePlan } from '../plan/plan-context';
import type { Other } from '../presence/use-others';
import { ActivityRow, type RowHandlers } from './activity-row';
import { useBlocks } from './blocks/use-blocks';
import type { Conflict } from './conflict';
import { levelAt } from './edits';
import { GridBar } from './grid-bar';
import { GridHead } from './grid-head';
import { GroupBand } from './group-band';
import type { Cell } from './keyboard';
import classes from './plan-grid.module.css';
import { type BandHandlers, SectionBand } from './section-band';
import { useColumns } from './use-columns';
import { useDocumentOrder } from './use-document-order';
import { useDragging } from './use-dragging';
import { useGrid } from './use-grid';
import { useGridKeys } from './use-grid-keys';
import { useRows } from './use-rows';
import { useSteady } from './use-steady';

const noOthers: readonly Other[] = [];
const noConflicts: readonly Conflict[] = [];

/**
 * The plan as a grid that several people write in at once (ARIA grid; keys: ./keyboard). `begun` is a section
 * that was made just before the grid is drawn: its name is written at once.
 */
export function PlanGrid({ begun = null }: { begun?: string | null }) {
  const { snapshot, writable, others, conflicts } = usePlan();
  const { marks, threads, show } = useComments();
  const { t } = useTranslation('documents');
  const { dir } = useDirection();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns();
  const inOrder = useDocumentOrder();
  const commands = useSteady(inOrder.only(useRows()));

  const grid = useGrid(
    columns.ids,
    {
      scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
      focusCell: ({ row, column }) => focusCell(scroller.current, row, column),
    },
    begun,
  );
  const virtual = useVirtualizer({
    count: grid.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (grid.rows[index]?.kind === 'activity' ? 64 : 37),
    getItemKey: (index) => grid.rows[index]?.id ?? index,
    overscan: 12,
    scrollPaddingStart: 36,
    scrollPaddingEnd: 16,
  });

  const writeIn = (id: string): void => {
    grid.goTo({ row: id, column: 'title' });
    grid.edit({ row: id, column: 'title' });
  };
  const drag = useDragging(commands);
  const rowHandlers: RowHandlers = useSteady({
    commands,
    leave: grid.leave,
    goTo: (row, column) => grid.goTo({ row, column }),
    added: writeIn,
    dragStart: drag.start,
    comments: (id, column) => {
      const thread = firstAt(threads ?? [], id, column);
      if (thread) show(thread);
    },
  });
  const bandHandlers: BandHandlers = useSteady({
    commands,
    fold: grid.fold,
    leave: grid.leave,
    rename: writeIn,
    added: writeIn,
  });
  const blocks = useBlocks(grid, columns.ids);
  const pressed = useGridKeys({ grid, blocks, commands, writeIn, direction: dir });

  const othersIn = useMemo(() => {
    const byRow = new Map<string, Other[]>();
    for (const other of others) {
      if (other.cell) byRow.set(other.cell.row, [...(byRow.get(other.cell.row) ?? []), other]);
    }
    return byRow;
  }, [others]);

  const conflictsIn = useMemo(() => {
    const byRow = new Map<string, Conflict[]>();
    for (const conflict of conflicts)
      byRow.set(conflict.activityId, [...(byRow.get(conflict.activityId) ?? []), conflict]);
    return byRow;
  }, [conflicts]);

  const clicked = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    if (!cell || !writable || grid.editing || event.shiftKey || grid.range) return;
    // A first tap goes to the cell, a second one opens it; a mouse may click twice at once.
    if (event.detail > 1 || (grid.active?.row === cell.row && wasFocused.current)) open(cell);
  };
  const open = (cell: Cell): void => {
    const waits = conflicts.some(
      ({ activityId, column }) => activityId === cell.row && column === cell.column,
    );
    if (cell.column !== 'status' && !waits) grid.edit(cell);
  };
  const wasFocused = useRef(false);
  /** Where the mouse went down: dragging from there chooses cells, within the cell its text. */
  const pressedOn = useRef<Cell | null>(null);
  const dragged = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    const from = pressedOn.current;
    if (event.buttons !== 1 || !cell || !from || grid.editing) return;
    if (!grid.range && cell.row === from.row && cell.column === from.column) return;
    document.getSelection()?.removeAllRanges();
    grid.choose(cell, from);
  };

  const style: CSSProperties & Record<'--columns', string> = {
    '--columns': columns.template,
    width: `max(100%, ${columns.width}px)`,
  };
  const items = virtual.getVirtualItems();
  const top = items[0]?.start ?? 0;
  const bottom = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const outer = levelAt(snapshot.kind, 0);
  return (
    <>
      <GridBar
        table={columns.table}
        onConflict={({ activityId, column }) => grid.goTo({ row: activityId, column })}
      />
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ scrollPaddingInlineStart: columns.stuck }}
        data-testid="plan-scroller"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={t('plan.grid')}
          aria-rowcount={grid.rows.length + 1}
          aria-colcount={columns.ids.length}
          aria-readonly={!writable}
          aria-multiselectable
          data-arranged={!inOrder.is || undefined}
          style={style}
          onMouseDown={(event) => {
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
          }}
          onMouseOver={dragged}
          onMouseUp={() => {
            pressedOn.current = null;
          }}
          onClick={clicked}
          onFocus={(event: FocusEvent) => {
            grid.entered();
            const cell = cellAt(event.target);
            if (cell && event.target === cellElement(event.target) && !grid.editing) grid.focused(cell);
          }}
          onBlur={(event: FocusEvent) => {
            const next = event.relatedTarget;
            if (!grid.editing && !(next instanceof Node && scroller.current?.contains(next))) grid.left();
          }}
          onKeyDown={pressed}
          onCopy={blocks.copy}
          onCut={blocks.cut}
          onPaste={blocks.paste}
          onDragOver={drag.over}
          onDragLeave={drag.leave}
          onDrop={drag.drop}
          onDragEnd={drag.end}
        >
          <GridHead headers={columns.table.getLeafHeaders()} columns={columns.shown} />
          <div style={{ height: top }} aria-hidden />
          {items.map((item) => {
            const row = grid.rows[item.index];
            if (!row) return null;
            const active = grid.active?.row === row.id ? grid.active.column : null;
            const editing = grid.editing?.row === row.id ? grid.editing : null;
            const here = othersIn.get(row.id) ?? noOthers;
            return (
              <div key={row.id} ref={virtual.measureElement} data-index={item.index} role="presentation">
                {row.kind === 'activity' ? (
                  <ActivityRow
                    activity={row.activity}
                    index={item.index}
                    columns={columns.shown}
                    writable={writable}
                    active={active}
                    chosen={grid.range?.rows.includes(row.id) ? grid.range.columns : null}
                    editing={editing}
                    others={here}
                    conflicts={conflictsIn.get(row.id) ?? noConflicts}
                    drop={drag.target?.id === row.id ? drag.target.where : null}
                    marks={marks[row.id]}
                    handlers={rowHandlers}
                  />
                ) : row.kind === 'section' ? (
                  <SectionBand
                    section={row.section}
                    index={item.index}
                    count={row.count}
                    folded={row.folded}
                    columnCount={columns.ids.length}
                    active={active !== null}
                    editing={editing}
                    other={here[0]}
                    drop={drag.target?.id === row.id}
                    handlers={bandHandlers}
                  />
                ) : (
                  <GroupBand
                    row={row}
                    index={item.index}
                    columnCount={columns.ids.length}
                    active={active !== null}
                    onFold={grid.fold}
                  />
                )}
              </div>
            );
          })}
          <div style={{ height: Math.max(bottom, 0) }} aria-hidden />
        </div>
        {writable ? (
          <div className={classes.foot}>
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconPlus size={15} />}
              onClick={() => writeIn(commands.addInto(snapshot.sections.at(-1)?.id ?? null))}
            >
              {t('row.addActivity')}
            </Button>
            {outer ? (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPlus size={15} />}
                onClick={() => writeIn(commands.addSection(null))}
              >
                {t(`addLevel.${outer}`)}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  );
}

function cellElement(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
}

function cellAt(target: EventTarget): Cell | null {
  const { row, column } = cellElement(target)?.dataset ?? {};
  // The grid itself wrote both.
  return row && column ? { row, column: column as ColumnId } : null;
}

/** False while the cell is not drawn. A band has one cell, whatever the column. */
function focusCell(scroller: HTMLElement | null, row: string, column: ColumnId): boolean {
  const cells = scroller?.querySelectorAll<HTMLElement>(`[data-row="${CSS.escape(row)}"]`) ?? [];
  const cell = [...cells].find((each) => each.dataset.column === column) ?? cells[0];
  if (!cell) return false;
  // Somebody already writes in it.
  if (!cell.contains(document.activeElement) || cell === document.activeElement) {
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  return true;
}
