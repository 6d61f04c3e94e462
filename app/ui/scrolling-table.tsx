import { Table, type TableProps } from '@mantine/core';

/**
 * A table that scrolls sideways within itself on a narrow screen. The keyboard scrolls it too: it is a stop of Tab,
 * and has a name for that, but is no landmark, of which a page would have too many.
 */
export function ScrollingTable({
  label,
  minWidth,
  ...table
}: TableProps & { label: string; minWidth: number }) {
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="group" aria-label={label}>
      <Table {...table} />
    </Table.ScrollContainer>
  );
}
