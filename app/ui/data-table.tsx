import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type Header,
  type RowData,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { ScrollingTable } from './scrolling-table';

declare module '@tanstack/react-table' {
  // The names of the parameters are TanStack's: a declaration is merged only when they are the same.
  interface ColumnMeta<TData extends RowData, TValue> {
    /** `end` for figures. */
    readonly align?: 'start' | 'end';
    /** The cell that names its row, for readers of the screen. */
    readonly rowHeader?: boolean;
    /** Never used: keeps both parameters. */
    readonly of?: [TData, TValue];
  }
}

/** A column of a DataTable: TanStack's definition; `meta` says how it stands. */
export type Column<T> = ColumnDef<T, unknown>;

/**
 * The one table of lists (the plan's grid is its own part). Head stays in sight, columns with an accessor sort by
 * their button, on a narrow screen it scrolls sideways within itself.
 */
export function DataTable<T>(props: {
  /** Says what the table holds; read aloud, not shown. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
  sortedBy?: SortingState;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  minWidth?: number;
}) {
  const { caption, columns, rows, rowId, sortedBy = [], empty, minWidth = 640 } = props;
  const [sorting, setSorting] = useState<SortingState>(sortedBy);
  const table = useReactTable<T>({
    data: rows as T[], // TanStack does not write to it; its type forgot to say so.
    columns: columns as Column<T>[], // The same.
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  if (rows.length === 0 && empty) return empty;
  return (
    <ScrollingTable label={caption} minWidth={minWidth} stickyHeader className={classes.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <Table.Thead>
        {table.getHeaderGroups().map((group) => (
          <Table.Tr key={group.id}>
            {group.headers.map((header) => (
              <HeadCell key={header.id} header={header} />
            ))}
          </Table.Tr>
        ))}
      </Table.Thead>
      <Table.Tbody>
        {table.getRowModel().rows.map((row) => (
          <Table.Tr key={row.id}>
            {row.getVisibleCells().map((cell) => {
              const { align, rowHeader } = cell.column.columnDef.meta ?? {};
              const content = flexRender(cell.column.columnDef.cell, cell.getContext());
              return rowHeader ? (
                <Table.Th key={cell.id} scope="row" ta={align} className={classes.rowHeader}>
                  {content}
                </Table.Th>
              ) : (
                <Table.Td key={cell.id} ta={align}>
                  {content}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </ScrollingTable>
  );
}

function HeadCell<T>({ header }: { header: Header<T, unknown> }) {
  const { t } = useTranslation();
  const { column } = header;
  const label = header.isPlaceholder ? null : flexRender(column.columnDef.header, header.getContext());
  const order = column.getIsSorted();
  if (!column.getCanSort()) {
    return (
      <Table.Th scope="col" ta={column.columnDef.meta?.align}>
        {label}
      </Table.Th>
    );
  }
  const Sign = order === 'asc' ? IconArrowUp : order === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <Table.Th
      scope="col"
      ta={column.columnDef.meta?.align}
      aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none'}
    >
      <UnstyledButton
        className={classes.sort}
        data-sorted={order || undefined}
        title={t('table.sort')}
        onClick={column.getToggleSortingHandler()}
      >
        {label}
        <Sign size={14} stroke={2} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}
