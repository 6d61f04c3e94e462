import { Anchor, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconTargetArrow } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListedIndicator } from '#server/indicators/read';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { type Column, DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { Light } from './light';
import { Trend } from './trend';
import { figureText, ValueText } from './value-text';

/** Every indicator with its last figure against its target. */
export function IndicatorList() {
  const { t } = useTranslation('indicators');
  const trpc = useTRPC();
  const format = useFormat();
  const text = useLocalText();
  const { data } = useSuspenseQuery(trpc.indicator.list.queryOptions());
  const columns: readonly Column<ListedIndicator>[] = [
    { id: 'code', header: t('column.code'), accessorFn: ({ indicator }) => indicator.code },
    {
      id: 'title',
      header: t('column.title'),
      accessorFn: ({ indicator }) => text(indicator.titles),
      meta: { rowHeader: true },
      cell: ({ row: { original } }) => (
        <Anchor component={Link} to={`/indicators/${original.indicator.id}`} prefetch="intent" dir="auto">
          {text(original.indicator.titles)}
        </Anchor>
      ),
    },
    {
      id: 'period',
      header: t('column.period'),
      accessorFn: ({ last }) => last?.period.code ?? '',
    },
    {
      id: 'actual',
      header: t('column.actual'),
      enableSorting: false,
      meta: { align: 'end' },
      cell: ({ row: { original } }) =>
        original.last ? (
          <ValueText
            value={original.last.actual}
            kind={original.indicator.kind}
            qualifier={original.last.qualifier}
          />
        ) : (
          '–'
        ),
    },
    {
      id: 'target',
      header: t('column.target'),
      enableSorting: false,
      meta: { align: 'end' },
      cell: ({ row: { original } }) =>
        original.last?.target == null
          ? '–'
          : figureText(format, original.indicator.kind, original.last.target),
    },
    {
      id: 'coverage',
      header: t('column.coverage'),
      enableSorting: false,
      cell: ({ row: { original } }) => (
        <Text component="span" size="sm" c="dimmed">
          {original.last?.coverage ? t('coverage', { ...original.last.coverage }) : ''}
        </Text>
      ),
    },
    {
      id: 'light',
      header: t('column.light'),
      enableSorting: false,
      cell: ({ row: { original } }) => <Light light={original.last?.light ?? 'none'} />,
    },
    {
      id: 'trend',
      header: t('column.trend'),
      enableSorting: false,
      cell: ({ row: { original } }) => <Trend figures={original.trend} />,
    },
  ];
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={data.filter(({ indicator }) => indicator.retiredAt === null)}
      rowId={({ indicator }) => indicator.id}
      minWidth={760}
      empty={<EmptyState icon={IconTargetArrow} title={t('empty')} text={t('emptyText')} />}
    />
  );
}
