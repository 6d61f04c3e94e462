import { Badge, Button, VisuallyHidden } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedReport } from '#server/reports/list';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { type Column, DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import classes from './report-list.module.css';

/** The reports this person may read: drafts for those who write and review, editions for those they are sent to. */
export function ReportList({ mayCreate, create }: { mayCreate: boolean; create: ReactNode }) {
  const { t } = useTranslation('reports');
  const trpc = useTRPC();
  const { data: reports } = useSuspenseQuery(trpc.report.list.queryOptions());
  const columns = useColumns();
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={reports}
      rowId={(report) => report.id}
      minWidth={760}
      empty={
        <EmptyState
          icon={IconReportAnalytics}
          title={t(mayCreate ? 'empty.title' : 'empty.readerTitle')}
          text={t(mayCreate ? 'empty.text' : 'empty.readerText')}
          action={create}
        />
      }
    />
  );
}

function useColumns(): readonly Column<ListedReport>[] {
  const { t } = useTranslation('reports');
  const local = useLocalText();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('column.title'),
        accessorFn: (report) => report.title,
        meta: { rowHeader: true },
        cell: ({ row: { original: report } }) => (
          <Link to={addressOf(report)} className={classes.title} dir="auto" lang={report.language}>
            {report.title}
          </Link>
        ),
      },
      {
        id: 'project',
        header: t('column.project'),
        accessorFn: (report) => report.project.code,
        cell: ({ row: { original: report } }) => (
          <bdi title={local(report.project.names)}>{report.project.code}</bdi>
        ),
      },
      {
        id: 'period',
        header: t('column.period'),
        accessorFn: (report) => report.period?.start ?? '',
        cell: ({ row: { original: report } }) => <bdi>{report.period?.code ?? '–'}</bdi>,
      },
      {
        id: 'state',
        header: t('column.state'),
        accessorFn: (report) => report.published?.edition ?? 0,
        cell: ({ row: { original: report } }) => <State report={report} />,
      },
      {
        id: 'date',
        header: t('column.date'),
        accessorFn: (report) => report.draft?.changedAt ?? report.published?.at ?? '',
        cell: ({ row: { original: report } }) =>
          report.draft
            ? t('changedAt', { date: format.date(report.draft.changedAt) })
            : report.published && t('publishedAt', { date: format.date(report.published.at) }),
      },
      {
        id: 'open',
        header: () => <VisuallyHidden>{t('column.open')}</VisuallyHidden>,
        enableSorting: false,
        meta: { align: 'end' },
        cell: ({ row: { original: report } }) => <Open report={report} />,
      },
    ],
    [t, local, format],
  );
}

const addressOf = ({ id, draft }: ListedReport): string => (draft ? `/reports/${id}` : `/reports/${id}/read`);

function State({ report }: { report: ListedReport }) {
  const { t } = useTranslation('reports');
  return report.published ? (
    <Badge color="green" c="color-mix(in srgb, var(--mantine-color-green-9) 78%, black)" miw="max-content">
      {t('state.published', { edition: report.published.edition })}
    </Badge>
  ) : (
    <Badge color="gray" c="gray.8" miw="max-content">
      {t('state.draft')}
    </Badge>
  );
}

function Open({ report }: { report: ListedReport }) {
  const { t } = useTranslation('reports');
  return (
    <Button.Group className={classes.open}>
      {report.draft ? (
        <Button component={Link} to={addressOf(report)} variant="default" size="compact-sm">
          {t(report.draft.mayWrite ? 'write' : 'review')}
        </Button>
      ) : null}
      {report.published ? (
        <Button component={Link} to={`/reports/${report.id}/read`} variant="default" size="compact-sm">
          {t('readIt')}
        </Button>
      ) : null}
    </Button.Group>
  );
}
