import { Anchor, Title } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IndicatorPage } from '#server/indicators/read';
import { type Column, DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { StatusBadge } from '~/ui/status-badge';

type Linked = IndicatorPage['activities'][number];

/** The activities of plans that contribute to an indicator, with what was last reported of them. */
export function LinkedActivities({ activities }: { activities: readonly Linked[] }) {
  const { t } = useTranslation('indicators');
  const columns: readonly Column<Linked>[] = [
    {
      id: 'activity',
      header: t('activities.activity'),
      accessorFn: ({ title }) => title,
      meta: { rowHeader: true },
      cell: ({ row: { original } }) => (
        <span dir="auto">
          {original.number ? `${original.number} ` : ''}
          {original.title}
        </span>
      ),
    },
    {
      id: 'document',
      header: t('activities.document'),
      accessorFn: ({ documentTitle }) => documentTitle,
      cell: ({ row: { original } }) => (
        <Anchor
          component={Link}
          to={`/documents/${original.documentId}?activity=${original.activityId}`}
          size="sm"
          dir="auto"
        >
          {original.documentTitle}
        </Anchor>
      ),
    },
    {
      id: 'period',
      header: t('activities.period'),
      accessorFn: ({ period }) => period.start ?? '',
      cell: ({ row: { original } }) => <span dir="auto">{original.period.text || '–'}</span>,
    },
    {
      id: 'status',
      header: t('activities.status'),
      enableSorting: false,
      cell: ({ row: { original } }) =>
        original.status ? <StatusBadge status={original.status.latest.status} /> : '–',
    },
  ];
  return (
    <section id="activities" aria-label={t('activities.title')}>
      <Title order={2} mb="xs">
        {t('activities.title')}
      </Title>
      <DataTable
        caption={t('activities.caption')}
        columns={columns}
        rows={activities}
        rowId={({ documentId, activityId }) => `${documentId} ${activityId}`}
        empty={<EmptyState icon={IconLink} title={t('activities.none')} text={t('activities.noneText')} />}
      />
    </section>
  );
}
