import { Badge, type MantineColor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportedState } from '#server/statistics/return-state';
import type { UnionReported, WhoReported } from '#server/statistics/who-reported';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { type Column, DataTable } from '~/ui/data-table';
import { UnionCode } from './union-code';

const colors: Readonly<Record<ReportedState, MantineColor>> = {
  notReported: 'gray',
  submitted: 'blue',
  returned: 'orange',
  approved: 'teal',
};

/** The state of each union's return. There is no figure in it, and none behind it. */
export function WhoReportedTable({ reported }: { reported: WhoReported }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const text = useLocalText();
  const columns: readonly Column<UnionReported>[] = [
    {
      id: 'union',
      header: t('who.union'),
      accessorFn: ({ code }) => code,
      meta: { rowHeader: true },
      cell: ({ row: { original } }) => (
        <>
          <UnionCode union={original} periodId={reported.period.id} />{' '}
          <Text component="bdi" size="sm" c="dimmed" fw={400} visibleFrom="sm">
            {text(original.names)}
          </Text>
        </>
      ),
    },
    {
      id: 'state',
      header: t('who.state'),
      accessorFn: ({ state }) => t(`reported.${state}`),
      cell: ({ row: { original } }) => (
        <Badge color={colors[original.state]} c="dark.6">
          {original.notDoubleChecked ? t('state.notDoubleChecked') : t(`reported.${original.state}`)}
        </Badge>
      ),
    },
    {
      id: 'submittedAt',
      header: t('who.submittedAt'),
      accessorFn: ({ submittedAt }) => submittedAt ?? '',
      cell: ({ row: { original } }) => (original.submittedAt ? format.dateTime(original.submittedAt) : '–'),
    },
  ];
  return (
    <DataTable
      caption={t('who.caption', { period: reported.period.code })}
      columns={columns}
      rows={reported.unions}
      rowId={({ organisationId }) => organisationId}
      minWidth={420}
    />
  );
}
