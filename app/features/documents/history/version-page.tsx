import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconArrowsDiff, IconFileOff } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentHead } from '#server/documents/get';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';
import { useChoices } from '../plan/use-choices';
import { isBlank } from '../text/rich-view';
import { ProseText } from '../views/prose/prose';
import { comparison } from './moments';
import { useVersionName } from './use-version-name';

/** What is reported is of today; a version is as it was kept. */
const noFacts = () => undefined;

/** A version of a document, whole, as text: it is read and printed, and does not change any more. */
export function VersionPage({ head, versionId }: { head: DocumentHead; versionId: string }) {
  const { t } = useTranslation(['adoption', 'documents', 'history']);
  const trpc = useTRPC();
  const format = useFormat();
  const versionName = useVersionName();
  const { data: version } = useSuspenseQuery(
    trpc.document.version.get.queryOptions({ documentId: head.id, versionId }),
  );
  const { snapshot } = version;
  const choices = useChoices(snapshot.kind);
  const telling = useMemo(() => ({ snapshot, choices, factOf: noFacts }), [snapshot, choices]);
  const { sections, activities } = snapshot;
  return (
    <>
      <PageHeader
        title={versionName(version)}
        description={t('adoption:version.readOnly', { date: format.dateTime(version.at) })}
        crumbs={[
          { label: t('documents:library.title'), to: '/documents' },
          { label: head.title || t('documents:plan.untitled'), to: `/documents/${head.id}` },
          { label: t('history:title'), to: `/documents/${head.id}/history` },
        ]}
        actions={
          <Button
            component={Link}
            to={comparison(head.id, { version: versionId }, 'now')}
            variant="default"
            className="no-print"
            leftSection={<IconArrowsDiff size={16} aria-hidden />}
          >
            {t('adoption:version.compareNow')}
          </Button>
        }
      />
      {sections.length + activities.length === 0 && isBlank(snapshot.body) ? (
        <EmptyState icon={IconFileOff} title={t('adoption:version.empty')} />
      ) : (
        <ProseText telling={telling} sections={sections} activities={activities} total={null} />
      )}
    </>
  );
}
