import { useDirection } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { type ColumnDef, getCoreRowModel, type Table, useReactTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { usePlan } from '../plan/plan-context';
import type { ShownColumn } from './activity-row';
import { columnShapes } from './columns';

const narrowTitle = 172;

export interface Columns {
  readonly table: Table<ActivitySnapshot>;
  readonly ids: readonly ColumnId[];
  readonly shown: readonly ShownColumn[];
  /** For `grid-template-columns`: widths at least as they were set, the long texts take what is left. */
  readonly template: string;
  /** How wide the columns are together that stay in sight. */
  readonly stuck: number;
  /** The least width of all columns together; what the page has more is shared out. */
  readonly width: number;
}

/**
 * The kind's columns: which are shown and how wide, remembered on this device. Those up to the title stay in
 * sight; on a narrow screen the title alone.
 */
export function useColumns(): Columns {
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  const { dir } = useDirection();
  const narrow = useMediaQuery('(max-width: 48em)', false);
  const [hidden, setHidden] = useLocalStorage<Record<string, boolean>>({
    key: `jalon.columns.${snapshot.kind}`,
    defaultValue: {},
  });
  const [sizes, setSizes] = useLocalStorage<Record<string, number>>({
    key: `jalon.widths.${snapshot.kind}`,
    defaultValue: {},
  });
  const definitions = useMemo<ColumnDef<ActivitySnapshot, unknown>[]>(() => {
    const { columns } = kindDefinitions[snapshot.kind];
    // On a narrow screen the title leads: it is what stays while the others pass.
    const ordered = narrow ? ['title' as const, ...columns.filter((id) => id !== 'title')] : columns;
    return ordered.map((id) => ({
      id,
      header: t(`column.${id}`),
      size: id === 'title' && narrow ? narrowTitle : columnShapes[id].width,
      minSize: columnShapes[id].minWidth,
      maxSize: 720,
      enableHiding: id !== 'title',
    }));
  }, [snapshot.kind, narrow, t]);
  const table = useReactTable<ActivitySnapshot>({
    // The rows stand in sections, which gridRows lays out: the table knows the columns.
    data: none,
    columns: definitions,
    state: { columnVisibility: hidden, columnSizing: narrow ? {} : sizes },
    onColumnVisibilityChange: setHidden,
    onColumnSizingChange: setSizes,
    columnResizeMode: 'onChange',
    columnResizeDirection: dir,
    getCoreRowModel: getCoreRowModel(),
  });
  const layout = table
    .getVisibleLeafColumns()
    .map((column) => `${column.id}:${column.getSize()}`)
    .join(' ');
  // The table is a new one at every drawing; its layout, as text, is not.
  const laidOut = useMemo(() => layOut(layout), [layout]);
  return { table, ...laidOut };
}

function layOut(layout: string): Omit<Columns, 'table'> {
  const columns = layout.split(' ').map((each) => {
    const [id, width] = each.split(':');
    // The definitions above have no other ids.
    return { id: id as ColumnId, width: Number(width) };
  });
  const last = columns.findIndex(({ id }) => id === 'title');
  let inset = 0;
  const shown = columns.map(({ id, width }, index): ShownColumn => {
    const at = inset;
    inset += width;
    return { id, inset: index <= last ? at : null, lastSticky: index === last };
  });
  const template = columns.map(({ id, width }, index) => {
    // What sticks must be exactly as wide as the insets say; only the last of it may grow.
    if (index === last) return `minmax(${width}px, 0.6fr)`;
    const grows = index > last && (id === 'remarks' || id === 'expectedResult');
    return grows ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  const stuck = columns.slice(0, last + 1).reduce((sum, { width }) => sum + width, 0);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return { stuck, width, ids: columns.map(({ id }) => id), shown, template: template.join(' ') };
}

const none: ActivitySnapshot[] = [];
