import { Box, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FigureText } from './figure-cell';
import { type FigureTable, total } from './figures';
import { useLabels } from './labels';
import classes from './tables.module.css';

/** Counts by one dimension, each with a bar; a hidden count has no bar, which would tell its size. */
export function OneWayTable({ table }: { table: FigureTable }) {
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const name = table.dimensions[0] ?? '';
  const rows = labels.sorted(name, table.codes[0] ?? []).map((code) => ({ code, figure: table.at([code]) }));
  const most = Math.max(1, ...rows.map(({ figure }) => figure ?? 0));
  return (
    <Table withRowBorders={false} verticalSpacing={3} aria-label={labels.dimension(name)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{labels.dimension(name)}</Table.Th>
          <Table.Th scope="col" ta="end">
            {t('table.cases')}
          </Table.Th>
          <Table.Th aria-hidden className={classes.barCell} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ code, figure }) => (
          <Table.Tr key={code}>
            <Table.Th scope="row" className={classes.label}>
              {labels.code(name, code)}
            </Table.Th>
            <Table.Td ta="end">
              <FigureText figure={figure} />
            </Table.Td>
            <Table.Td aria-hidden className={classes.barCell}>
              {figure === null || figure === 0 ? null : (
                <Box className={classes.bar} style={{ inlineSize: `${(100 * figure) / most}%` }} />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr className={classes.total}>
          <Table.Th scope="row">{t('table.total')}</Table.Th>
          <Table.Td ta="end">
            <FigureText figure={table.at([total])} />
          </Table.Td>
          <Table.Td aria-hidden />
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
