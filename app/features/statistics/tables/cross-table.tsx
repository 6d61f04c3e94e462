import { Stack, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ScrollingTable } from '~/ui/scrolling-table';
import { FigureText } from './figure-cell';
import { type FigureTable, total } from './figures';
import { useLabels } from './labels';
import { OneWayTable } from './one-way-table';
import classes from './tables.module.css';

/** A fixed table of any number of dimensions: one with bars, two crossed, three as one crossing for each code. */
export function AnyTable({ table }: { table: FigureTable }) {
  const labels = useLabels();
  const [, , third] = table.dimensions;
  if (table.dimensions.length === 1) return <OneWayTable table={table} />;
  if (third === undefined) return <CrossTable table={table} />;
  return (
    <Stack gap="md">
      {labels.sorted(third, table.codes[2] ?? []).map((code) => (
        <Stack key={code} gap={4}>
          <Title order={4} fz="sm">
            {labels.code(third, code)}
          </Title>
          <CrossTable table={table} rest={[code]} />
        </Stack>
      ))}
    </Stack>
  );
}

/** Rows by the first dimension, columns by the second, margins at the end. */
function CrossTable({ table, rest = [] }: { table: FigureTable; rest?: readonly string[] }) {
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const [rowName = '', columnName = ''] = table.dimensions;
  const columns = [...labels.sorted(columnName, table.codes[1] ?? []), total];
  const rows = [...labels.sorted(rowName, table.codes[0] ?? []), total];
  const label = (name: string, code: string) => (code === total ? t('table.total') : labels.code(name, code));
  const caption = `${labels.dimension(rowName)} × ${labels.dimension(columnName)}`;
  return (
    <ScrollingTable
      label={caption}
      minWidth={Math.min(900, 180 + columns.length * 90)}
      verticalSpacing={3}
      withColumnBorders={false}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{labels.dimension(rowName)}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column} scope="col" ta="end">
              {label(columnName, column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row} className={row === total ? classes.total : undefined}>
            <Table.Th scope="row" className={row === total ? undefined : classes.label}>
              {label(rowName, row)}
            </Table.Th>
            {columns.map((column) => (
              <Table.Td key={column} ta="end" fw={column === total ? 600 : undefined}>
                <FigureText figure={table.at([row, column, ...rest])} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </ScrollingTable>
  );
}
