import { Alert } from '@mantine/core';
import { useSearchParams } from '@remix-run/react';
import { IconArrowsDiff, IconEqual } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isSame } from '#domain/document/diff';
import type { DocumentHead } from '#server/documents/get';
import type { Moment } from '#server/documents/moments';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { TableLoading } from '~/ui/loading';
import { PageHeader } from '~/ui/page-header';
import { useRefusalText } from '~/ui/refusal';
import { CompareChoice } from './compare-choice';
import { CompareGrid } from './compare-grid';
import { CompareMeta } from './compare-meta';
import { CompareOutcomes } from './compare-outcomes';
import { CompareSummary } from './compare-summary';
import { CompareText } from './compare-text';
import { momentOf, writtenMoment } from './moments';

/** Two states of a document side by side: what came, what went, what was changed. The two stand in the address. */
export function ComparePage({ head }: { head: DocumentHead }) {
  const { t } = useTranslation(['history', 'documents']);
  const [search, setSearch] = useSearchParams();
  const [before, after] = [momentOf(search.get('before')), momentOf(search.get('after') ?? 'now')];
  const choose = (moments: { before: Moment | null; after: Moment | null }): void =>
    setSearch(
      {
        ...(moments.before ? { before: writtenMoment(moments.before) } : {}),
        ...(moments.after ? { after: writtenMoment(moments.after) } : {}),
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <>
      <PageHeader
        title={t('compare.title')}
        crumbs={[
          { label: t('documents:library.title'), to: '/documents' },
          { label: head.title || t('documents:plan.untitled'), to: `/documents/${head.id}` },
          { label: t('title'), to: `/documents/${head.id}/history` },
        ]}
      />
      <CompareChoice head={head} before={before} after={after} onChoose={choose} />
      {before && after ? (
        <Compared head={head} before={before} after={after} />
      ) : (
        <EmptyState icon={IconArrowsDiff} title={t('compare.choose')} text={t('compare.chooseText')} />
      )}
    </>
  );
}

function Compared({ head, before, after }: { head: DocumentHead; before: Moment; after: Moment }) {
  const { t } = useTranslation('history');
  const trpc = useTRPC();
  const refusal = useRefusalText();
  const compared = useQuery(
    trpc.document.compare.queryOptions({ documentId: head.id, before, after }, { retry: false }),
  );
  if (compared.isError)
    return (
      <Alert color="orange" role="alert" mt="md">
        {refusal(compared.error)}
      </Alert>
    );
  if (!compared.data) return <TableLoading lines={8} />;
  const { diff } = compared.data;
  if (isSame(diff)) return <EmptyState icon={IconEqual} title={t('compare.same')} />;
  return (
    <div data-testid="compared">
      <CompareSummary diff={diff} />
      <CompareMeta diff={diff} />
      <CompareGrid comparison={compared.data} />
      <CompareOutcomes comparison={compared.data} />
      {diff.body ? <CompareText body={diff.body} /> : null}
    </div>
  );
}
