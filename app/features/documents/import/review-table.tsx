import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { ScrollingTable } from '~/ui/scrolling-table';

/** A table in the review of a file, under the names of its columns; its rows are written into, or ticked. */
export function ReviewTable(props: {
  label: string;
  minWidth: number;
  columns: readonly string[];
  children: ReactNode;
}) {
  const { label, minWidth, columns, children } = props;
  return (
    <ScrollingTable label={label} minWidth={minWidth} verticalSpacing={5} fz="sm" highlightOnHover={false}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} scope="col">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </ScrollingTable>
  );
}
