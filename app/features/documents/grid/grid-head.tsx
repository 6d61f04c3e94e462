import { flexRender, type Header } from '@tanstack/react-table';
import type { CSSProperties } from 'react';
import type { ActivitySnapshot } from '#domain/document/read';
import type { ShownColumn } from './activity-row';
import classes from './plan-grid.module.css';

/** The columns' names, always in sight; their borders can be dragged. */
export function GridHead(props: {
  headers: readonly Header<ActivitySnapshot, unknown>[];
  columns: readonly ShownColumn[];
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: nothing in it takes the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
      {props.headers.map((header, index) => {
        const column = props.columns[index];
        const inset = column?.inset ?? null;
        const style: CSSProperties & Record<'--inset', string | undefined> = {
          '--inset': inset === null ? undefined : `${inset}px`,
        };
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: nothing in it takes the focus
          // biome-ignore lint/a11y/useSemanticElements: the same
          <div
            key={header.id}
            role="columnheader"
            aria-colindex={index + 1}
            style={style}
            className={[
              classes.headCell,
              inset === null ? '' : classes.sticky,
              column?.lastSticky ? classes.lastSticky : '',
            ].join(' ')}
          >
            {flexRender(header.column.columnDef.header, header.getContext())}
            <span
              aria-hidden
              className={classes.resizer}
              data-resizing={header.column.getIsResizing() || undefined}
              onPointerDown={header.getResizeHandler()}
              onDoubleClick={() => header.column.resetSize()}
            />
          </div>
        );
      })}
    </div>
  );
}
