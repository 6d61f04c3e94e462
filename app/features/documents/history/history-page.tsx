import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DocumentHead } from '#server/documents/get';
import { PageHeader } from '~/ui/page-header';
import classes from './history.module.css';
import { HistoryFilters, useHistoryFilters } from './history-filters';
import { WithRestore } from './restore-context';
import { Timeline } from './timeline';
import { Versions } from './versions';

/** Everything that was done to a document, and the versions that were kept of it. */
export function HistoryPage({ head }: { head: DocumentHead }) {
  const { t } = useTranslation(['history', 'documents']);
  const [filters, setFilters] = useHistoryFilters();
  const writable = head.access === 'write';
  const title = head.title || t('documents:plan.untitled');
  return (
    <WithRestore documentId={head.id}>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        crumbs={[
          { label: t('documents:library.title'), to: '/documents' },
          { label: title, to: `/documents/${head.id}` },
        ]}
        actions={
          <Button
            component={Link}
            to={`/documents/${head.id}/compare`}
            variant="default"
            leftSection={<IconArrowsDiff size={16} aria-hidden />}
          >
            {t('compare.open')}
          </Button>
        }
      />
      <div className={classes.columns}>
        <div>
          <HistoryFilters documentId={head.id} kind={head.kind} filters={filters} onChange={setFilters} />
          <Timeline
            documentId={head.id}
            kind={head.kind}
            writable={writable}
            activityId={filters.activity ?? undefined}
            personId={filters.person ?? undefined}
          />
        </div>
        <Versions documentId={head.id} kind={head.kind} writable={writable} about={filters.activity} />
      </div>
    </WithRestore>
  );
}
