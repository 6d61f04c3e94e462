import { IconGripVertical } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { CommentMark } from '~/features/comments/comment-mark';
import type { Marks } from '~/features/comments/comments-context';
import { marksIn } from '~/features/comments/place-threads';
import { SuggestionMark } from '~/features/suggestions/suggestion-mark';
import { CellView } from '../cells/cell-view';
import type { Leave } from '../editors/leave';
import type { Other } from '../presence/use-others';
import type { Conflict } from './conflict';
import { CellEditor, ConflictChoice } from './later-writing';
import classes from './plan-grid.module.css';
import { RowMenu } from './row-menu';
import type { RowCommands } from './use-rows';

export interface ShownColumn {
  readonly id: ColumnId;
  /** How far from the start it sticks; null: it scrolls away. */
  readonly inset: number | null;
  readonly lastSticky: boolean;
}

/** What rows call; one object for the life of the grid, so that rows are drawn only when they changed. */
export interface RowHandlers {
  readonly commands: RowCommands;
  leave(to: Leave['to']): void;
  /** Puts the focus into a cell of the row. */
  goTo(id: string, column: ColumnId): void;
  added(id: string): void;
  dragStart(id: string): void;
  /** Shows what is said of a cell. */
  comments(id: string, column: ColumnId): void;
  /** Shows what is proposed of a cell. */
  suggestions(id: string, column: ColumnId): void;
}

export interface ActivityRowProps {
  readonly activity: ActivitySnapshot;
  readonly index: number;
  readonly columns: readonly ShownColumn[];
  readonly writable: boolean;
  readonly active: ColumnId | null;
  /** Its columns that are part of the chosen range; the same object for all rows of it. */
  readonly chosen: readonly ColumnId[] | null;
  /** Its section is, or one over that. */
  readonly suspended: boolean;
  /** Its columns that say what is looked for, and the one that was gone to. */
  readonly found: readonly ColumnId[] | undefined;
  readonly foundHere: ColumnId | null;
  readonly editing: { readonly column: ColumnId; readonly seed: string | null } | null;
  readonly others: readonly Other[];
  readonly conflicts: readonly Conflict[];
  readonly drop: 'above' | 'below' | null;
  readonly marks: Marks | undefined;
  readonly suggested: Marks | undefined;
  readonly handlers: RowHandlers;
}

/** One activity. Clicks and keys are handled by the grid: cells only say which they are. */
export const ActivityRow = memo(function ActivityRow(props: ActivityRowProps) {
  const {
    activity,
    index,
    columns,
    writable,
    active,
    chosen,
    suspended,
    found,
    foundHere,
    editing,
    others,
    conflicts,
    drop,
    marks,
    suggested,
    handlers,
  } = props;
  const { t } = useTranslation('documents');
  const ids = columns.map(({ id }) => id);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus (ARIA grid)
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      data-drop={drop ?? undefined}
      data-activity={activity.id}
      data-suspended={suspended || undefined}
    >
      {columns.map(({ id, inset, lastSticky }, columnIndex) => {
        const isEditing = editing?.column === id;
        const conflict = conflicts.find((each) => each.column === id);
        const other = others.find(({ cell }) => cell?.column === id);
        const style: CSSProperties & Record<'--inset' | '--other', string | undefined> = {
          '--inset': inset === null ? undefined : `${inset}px`,
          '--other': other?.color,
        };
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles are cells
          <div
            key={id}
            role={id === 'title' ? 'rowheader' : 'gridcell'}
            aria-colindex={columnIndex + 1}
            aria-selected={chosen?.includes(id) || undefined}
            aria-readonly={!writable || id === 'status' ? true : undefined}
            tabIndex={active === id ? 0 : -1}
            data-row={activity.id}
            data-column={id}
            data-editing={isEditing || undefined}
            data-found={foundHere === id ? 'here' : found?.includes(id) ? 'too' : undefined}
            data-grip={(id === 'title' && writable) || undefined}
            data-other={other?.name}
            data-conflict={(conflict && !isEditing) || undefined}
            style={style}
            className={[
              classes.cell,
              inset === null ? '' : classes.sticky,
              lastSticky ? classes.lastSticky : '',
            ].join(' ')}
          >
            {other && !conflict ? (
              <span className={classes.otherName} aria-hidden>
                {other.name}
              </span>
            ) : null}
            {conflict && !isEditing ? (
              <ConflictChoice
                activity={activity}
                conflict={conflict}
                onChosen={() => handlers.goTo(activity.id, id)}
              />
            ) : isEditing ? (
              <CellEditor activity={activity} column={id} seed={editing.seed} onLeave={handlers.leave} />
            ) : id === 'title' ? (
              <div className={classes.titleCell}>
                {writable ? (
                  <span
                    className={classes.handle}
                    draggable
                    aria-hidden
                    title={t('row.drag')}
                    onDragStart={(event) => {
                      event.dataTransfer.effectAllowed = 'move';
                      event.dataTransfer.setData('text/plain', activity.title);
                      handlers.dragStart(activity.id);
                    }}
                  >
                    <IconGripVertical size={15} />
                  </span>
                ) : null}
                <span className={classes.titleText}>
                  <CellView activity={activity} column="title" />
                </span>
                <RowMenu activity={activity} commands={handlers.commands} onAdded={handlers.added} />
              </div>
            ) : (
              <CellView activity={activity} column={id} />
            )}
            {isEditing ? null : (
              <>
                <SuggestionMark
                  count={marksIn(suggested, id, ids)}
                  onOpen={() => handlers.suggestions(activity.id, id)}
                />
                <CommentMark
                  count={marksIn(marks, id, ids)}
                  onOpen={() => handlers.comments(activity.id, id)}
                />
              </>
            )}
          </div>
        );
      })}
    </div>
  );
});
