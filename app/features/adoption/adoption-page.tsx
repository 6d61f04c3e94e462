import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconGavel, IconNotes } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentAdoptions, ShownAdoption } from '#server/adoption/list';
import type { DocumentHead } from '#server/documents/get';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { TableLoading } from '~/ui/loading';
import { PageHeader } from '~/ui/page-header';
import { RefusalAlert } from '~/ui/refusal-alert';
import { CurrentAdoption } from './current-adoption';
import { OpenVoteDialog } from './open-vote-dialog';
import { ReasonDialog } from './reason-dialog';
import { RecordDialog } from './record-dialog';
import { RunningVote } from './running-vote';
import { Timeline } from './timeline';
import { useSend } from './use-send';

/** What is open over the page. */
type Dialog =
  | { readonly kind: 'record' }
  | { readonly kind: 'correct'; readonly adoption: ShownAdoption }
  | { readonly kind: 'annul'; readonly adoption: ShownAdoption }
  /** A version that was voted on before, or the document as it is now. */
  | { readonly kind: 'vote'; readonly versionId: string | null };

/** By whom a document was adopted, the vote that runs, and everything that was before. */
export function AdoptionPage({ head }: { head: DocumentHead }) {
  const { t } = useTranslation(['adoption', 'documents']);
  const trpc = useTRPC();
  const asked = useQuery(trpc.adoption.get.queryOptions({ documentId: head.id }));
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { data } = asked;
  const running = data?.votes.find(({ state }) => state !== 'ended') ?? null;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        crumbs={[
          { label: t('documents:library.title'), to: '/documents' },
          { label: head.title || t('documents:plan.untitled'), to: `/documents/${head.id}` },
        ]}
        actions={
          data?.mayManage ? (
            <>
              <Button
                variant="default"
                leftSection={<IconNotes size={16} aria-hidden />}
                onClick={() => setDialog({ kind: 'record' })}
              >
                {t('record.open')}
              </Button>
              <Button
                leftSection={<IconGavel size={16} aria-hidden />}
                disabled={running !== null}
                onClick={() => setDialog({ kind: 'vote', versionId: null })}
              >
                {t(data.current ? 'vote.openAmendment' : 'vote.open')}
              </Button>
            </>
          ) : null
        }
      />
      {data ? null : <RefusalAlert error={asked.error} title={t('failed')} />}
      {!data && !asked.isError ? <TableLoading lines={6} /> : null}
      {data ? (
        <>
          <Content head={head} data={data} onDialog={setDialog} />
          <Dialogs head={head} data={data} dialog={dialog} onClose={() => setDialog(null)} />
        </>
      ) : null}
    </>
  );
}

function Content(props: { head: DocumentHead; data: DocumentAdoptions; onDialog: (dialog: Dialog) => void }) {
  const { head, data, onDialog } = props;
  const { t } = useTranslation('adoption');
  const { current, votes, adoptions, mayManage } = data;
  const running = votes.find(({ state }) => state !== 'ended') ?? null;
  return (
    <Stack gap="lg">
      {running ? <RunningVote documentId={head.id} vote={running} /> : null}
      {current ? (
        <CurrentAdoption documentId={head.id} adoption={current} />
      ) : running ? null : (
        <EmptyState
          icon={IconGavel}
          title={t('now.empty')}
          text={t(mayManage ? 'now.emptyText' : 'now.emptyRead')}
        />
      )}
      {adoptions.length > 0 || votes.some(({ state }) => state === 'ended') ? (
        <Paper withBorder p="md" component="section" aria-labelledby="adoption-timeline">
          <Title order={2} fz="md" id="adoption-timeline" mb="sm">
            {t('timeline.title')}
          </Title>
          <Timeline
            documentId={head.id}
            data={data}
            onCorrect={(adoption) => onDialog({ kind: 'correct', adoption })}
            onAnnul={(adoption) => onDialog({ kind: 'annul', adoption })}
            onVoteAgain={(versionId) => onDialog({ kind: 'vote', versionId })}
          />
        </Paper>
      ) : running ? (
        <Text fz="sm" c="dimmed">
          {t('timeline.empty')}
        </Text>
      ) : null}
    </Stack>
  );
}

function Dialogs(props: {
  head: DocumentHead;
  data: DocumentAdoptions;
  dialog: Dialog | null;
  onClose: () => void;
}) {
  const { head, data, dialog, onClose } = props;
  const { t } = useTranslation('adoption');
  const trpc = useTRPC();
  const annul = useSend(trpc.adoption.annul.mutationOptions(), t('annul.done'), onClose);
  if (!dialog) return null;
  if (dialog.kind === 'vote')
    return <OpenVoteDialog head={head} data={data} versionId={dialog.versionId} onClose={onClose} />;
  if (dialog.kind === 'annul')
    return (
      <ReasonDialog
        title={t('annul.title')}
        lead={t('annul.lead')}
        label={t('annul.reason')}
        submit={t('annul.save')}
        pending={annul.isPending}
        error={annul.error}
        onClose={onClose}
        onSubmit={(reason) => annul.mutate({ adoptionId: dialog.adoption.id, reason })}
      />
    );
  const corrected = dialog.kind === 'correct' ? dialog.adoption : null;
  return <RecordDialog head={head} corrected={corrected} onClose={onClose} />;
}
