import { Button, useDirection } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type FocusEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionSnapshot } from '#domain/document/read';
import { suspendedBy } from '#domain/document/suspension';
import { useComments } from '~/features/comments/comments-context';
import { firstAt } from '~/features/comments/place-threads';
import { firstSuggested } from '~/features/suggestions/place-suggestions';
import { useSuggestions } from '~/features/suggestions/suggestions-context';
import type { Leave } from '../editors/leave';
import { usePlan } from '../plan/plan-context';
import type { Other } from '../presence/use-others';
import { ActivityRow, type RowHandlers } from './activity-row';
import { useBlocks } from './blocks/use-blocks';
import type { Conflict } from './conflict';
import { cellAt, cellElement, focusCell, showCell } from './drawn-cell';
import { levelAt } from './edits';
import { FindBar } from './find/find-bar';
import { useFind } from './find/use-find';
import { GridBar } from './grid-bar';
import { GridHead } from './grid-head';
import { GroupBand } from './group-band';
import classes from './plan-grid.module.css';
import { type BandHandlers, SectionBand } from './section-band';
import { useColumns } from './use-columns';
import { useDocumentOrder } from './use-document-order';
import { useDragging } from './use-dragging';
import { useGrid } from './use-grid';
import { useGridKeys } from './use-grid-keys';
import { useGridMouse } from './use-grid-mouse';
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
  const proposed = useSuggestions();
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
      showCell: ({ row, column }) => showCell(scroller.current, row, column),
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
  const leave = (to: Leave['to']): void => {
    const { editing } = grid;
    grid.leave(to === 'add' ? 'stay' : to);
    const row = to === 'add' && grid.rows.find(({ id }) => id === editing?.row);
    if (row && row.kind === 'activity') writeIn(commands.addBeside(row.activity, 'below'));
  };
  const rowHandlers: RowHandlers = useSteady({
    commands,
    leave,
    goTo: (row, column) => grid.goTo({ row, column }),
    added: writeIn,
    dragStart: drag.start,
    comments: (id, column) => {
      const thread = firstAt(threads ?? [], id, column);
      if (thread) show(thread);
    },
    suggestions: (id, column) => {
      const first = firstSuggested(proposed.suggestions ?? [], id, column);
      if (first) proposed.show(first);
    },
  });
  const bandHandlers: BandHandlers = useSteady({
    commands,
    fold: grid.fold,
    leave,
    rename: writeIn,
    added: writeIn,
  });
  const blocks = useBlocks(grid, columns.ids);
  const find = useFind(grid, columns.ids);
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

  const mouse = useGridMouse(grid);

  const suspensions = useMemo(() => suspendedBy(snapshot.sections), [snapshot.sections]);
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
        columns={columns}
        found={find.opened}
        onFind={find.open}
        onConflict={({ activityId, column }) => grid.goTo({ row: activityId, column })}
      />
      {find.opened ? <FindBar find={find} /> : null}
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
          aria-label={t('plan.grid', { context: snapshot.kind })}
          aria-rowcount={grid.rows.length + 1}
          aria-colcount={columns.ids.length}
          aria-readonly={!writable}
          aria-multiselectable
          data-arranged={!inOrder.is || undefined}
          style={style}
          {...mouse}
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
          onCut={(event) => grid.admits({ type: 'clear' }) && blocks.cut(event)}
          onPaste={(event) => grid.admits({ type: 'clear' }) && blocks.paste(event)}
          onDragOver={drag.over}
          onDragLeave={drag.leave}
          onDrop={drag.drop}
          onDragEnd={drag.end}
        >
          <GridHead
            columns={columns.shown}
            widening={columns.widening}
            direction={dir}
            onDown={() => grid.active && grid.goTo(grid.active)}
          />
          <div style={{ height: top }} aria-hidden />
          {items.map((item) => {
            const row = grid.rows[item.index];
            if (!row) return null;
            const active = grid.active?.row === row.id ? grid.active.column : null;
            const editing = grid.editing?.row === row.id ? grid.editing : null;
            const here = othersIn.get(row.id) ?? noOthers;
            const found = find.inRow.get(row.id);
            const foundHere = find.here?.row === row.id ? find.here.column : null;
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
                    suspended={row.activity.sectionId !== null && suspensions.has(row.activity.sectionId)}
                    found={found}
                    foundHere={foundHere}
                    editing={editing}
                    others={here}
                    conflicts={conflictsIn.get(row.id) ?? noConflicts}
                    drop={drag.target?.id === row.id ? drag.target.where : null}
                    marks={marks[row.id]}
                    suggested={proposed.marks[row.id]}
                    handlers={rowHandlers}
                  />
                ) : row.kind === 'section' ? (
                  <SectionBand
                    section={row.section}
                    index={item.index}
                    count={row.count}
                    folded={row.folded}
                    suspendedWith={suspendedAbove(suspensions.get(row.section.id), row.section.id)}
                    columnCount={columns.ids.length}
                    active={active !== null}
                    found={foundHere !== null ? 'here' : found ? 'too' : undefined}
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
              {t('row.addActivity', { context: snapshot.kind })}
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

/** What a section is called with which another one is suspended; null: it is not, or by itself. */
function suspendedAbove(by: SectionSnapshot | undefined, id: string): string | null {
  return by && by.id !== id ? by.title : null;
}
