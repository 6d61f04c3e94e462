import { IconArrowNarrowDown, IconArrowNarrowUp } from '@tabler/icons-react';
import { type CSSProperties, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sorting } from '#domain/document/arrange-rows';
import type { ColumnId } from '#domain/document/kinds';
import { useColumnName } from '../plan/use-column-name';
import { writeSorting } from '../views/address';
import { useAddress } from '../views/use-address';
import { useShown } from '../views/use-shown';
import type { ShownColumn } from './activity-row';
import classes from './plan-grid.module.css';
import type { Widening } from './use-columns';

/**
 * The columns' names, always in sight: pressed, they sort the lines shown by it, then the other way round, then not;
 * the document keeps its order. One stop of Tab, arrow keys between them. Their borders can be dragged.
 */
export function GridHead(props: {
  columns: readonly ShownColumn[];
  widening: Widening;
  direction: 'ltr' | 'rtl';
  /** Down from the head leads into the rows. */
  onDown: () => void;
}) {
  const { columns, widening, direction, onDown } = props;
  const { sorting } = useShown();
  const { set } = useAddress();
  const { t } = useTranslation(['grid', 'documents']);
  const nameOf = useColumnName();
  const [reached, setReached] = useState<ColumnId | null>(null);
  const stop = columns.some(({ id }) => id === reached) ? reached : columns[0]?.id;
  const pressed = (event: KeyboardEvent<HTMLButtonElement>, index: number): void => {
    const forward = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
    const back = direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight';
    const to = { [forward]: index + 1, [back]: index - 1, Home: 0, End: columns.length - 1 }[event.key];
    if (event.key === 'ArrowDown') onDown();
    else if (to === undefined) return;
    else {
      const cells = event.currentTarget.closest('[role="row"]')?.querySelectorAll('button');
      cells?.[Math.min(Math.max(to, 0), columns.length - 1)]?.focus();
    }
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
      {columns.map(({ id, inset, lastSticky }, index) => {
        const style: CSSProperties & Record<'--inset', string | undefined> = {
          '--inset': inset === null ? undefined : `${inset}px`,
        };
        const sorted = sorting?.by === id ? sorting : null;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
          // biome-ignore lint/a11y/useSemanticElements: the same
          <div
            key={id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            style={style}
            className={[
              classes.headCell,
              inset === null ? '' : classes.sticky,
              lastSticky ? classes.lastSticky : '',
            ].join(' ')}
          >
            <button
              type="button"
              className={classes.sort}
              title={t('sort.hint')}
              tabIndex={id === stop ? 0 : -1}
              onFocus={() => setReached(id)}
              onKeyDown={(event) => pressed(event, index)}
              onClick={() => set('sort', writeSorting(next(id, sorted)))}
            >
              <span className={classes.headName}>{nameOf(id)}</span>
              {sorted?.descending ? <IconArrowNarrowDown {...sign} /> : null}
              {sorted && !sorted.descending ? <IconArrowNarrowUp {...sign} /> : null}
            </button>
            <span
              aria-hidden
              className={classes.resizer}
              data-resizing={widening.held === id || undefined}
              onPointerDown={(event) => widening.hold(id, event, direction)}
              onPointerMove={widening.drag}
              onPointerUp={widening.letGo}
              onPointerCancel={widening.letGo}
              onDoubleClick={() => widening.reset(id)}
            />
          </div>
        );
      })}
    </div>
  );
}

const sign = { size: 14, stroke: 2, 'aria-hidden': true, style: { flex: 'none' } } as const;

function next(by: ColumnId, sorted: Sorting | null): Sorting | null {
  if (!sorted) return { by, descending: false };
  return sorted.descending ? null : { by, descending: true };
}
