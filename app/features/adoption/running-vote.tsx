import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownVote } from '#server/adoption/list';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { useConfirm } from '~/ui/confirm';
import { RefusalAlert } from '~/ui/refusal-alert';
import classes from './adoption.module.css';
import { BallotForm } from './ballot-form';
import { DecideForm } from './decide-form';
import { ReasonDialog } from './reason-dialog';
import { useSend } from './use-send';
import { useWords } from './use-words';
import { VersionLinks } from './version-links';
import { VoteRules } from './vote-rules';
import { VotersTable } from './voters-table';

/** A vote that is not over: what is voted on, until when, one's own vote, and everybody's. */
export function RunningVote({ documentId, vote }: { documentId: string; vote: ShownVote }) {
  const { t } = useTranslation('adoption');
  const words = useWords();
  const format = useFormat();
  const isOver = new Date(vote.deadline).getTime() <= Date.now();
  const when = { date: format.dateTime(vote.deadline), left: format.ago(vote.deadline) };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="running-vote" data-testid="running-vote">
      <Stack gap="sm">
        <div>
          <Group gap={8} mb={4}>
            <IconGavel size={18} aria-hidden />
            <Title order={2} fz="md" id="running-vote">
              {t(vote.againstVersionId === null ? 'state.adoption' : 'state.amendment')}
            </Title>
            <Badge color="orange.9" variant="light">
              {t(vote.state === 'tied' ? 'result.tied' : 'voteRuns')}
            </Badge>
          </Group>
          <Text fw={600} dir="auto">
            {t('version.of', { name: words.versionName(vote.version) })}
          </Text>
          <VersionLinks
            documentId={documentId}
            version={vote.version}
            againstVersionId={vote.againstVersionId}
          />
        </div>
        {vote.note ? (
          <Text dir="auto" className={classes.reason}>
            {vote.note}
          </Text>
        ) : null}
        <Text fz="sm">
          {vote.state === 'tied' ? t('state.tied') : isOver ? t('state.over') : t('state.until', when)}
        </Text>
        <VoteRules vote={vote} />
        {vote.voters
          .filter(({ mine }) => mine)
          .map((voter) => (
            <BallotForm key={voter.id} voteId={vote.id} voter={voter} />
          ))}
        {vote.mayDecide ? <DecideForm voteId={vote.id} /> : null}
        <VotersTable vote={vote} />
        <Manage vote={vote} />
      </Stack>
    </Paper>
  );
}

/** For who keeps the votes: the end of one, by its result or without. */
function Manage({ vote }: { vote: ShownVote }) {
  const { t } = useTranslation('adoption');
  const trpc = useTRPC();
  const ask = useConfirm();
  const [withdrawing, setWithdrawing] = useState(false);
  const close = useSend(trpc.adoption.close.mutationOptions(), t('state.closed'));
  const withdraw = useSend(trpc.adoption.withdraw.mutationOptions(), t('state.withdrawn'), () =>
    setWithdrawing(false),
  );
  if (!vote.mayClose && !vote.mayWithdraw) return null;
  return (
    <>
      <RefusalAlert error={close.error} />
      <Group gap="xs">
        {vote.mayClose ? (
          <Button
            loading={close.isPending}
            onClick={() =>
              ask({
                title: t('state.closeTitle'),
                text: t('state.closeText'),
                confirm: t('state.close'),
                onConfirm: () => close.mutate({ voteId: vote.id }),
              })
            }
          >
            {t('state.close')}
          </Button>
        ) : null}
        {vote.mayWithdraw ? (
          <Button variant="default" onClick={() => setWithdrawing(true)}>
            {t('state.withdraw')}
          </Button>
        ) : null}
      </Group>
      {withdrawing ? (
        <ReasonDialog
          title={t('state.withdrawTitle')}
          lead={t('state.withdrawLead')}
          label={t('state.withdrawReason')}
          submit={t('state.withdrawTitle')}
          pending={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setWithdrawing(false)}
          onSubmit={(reason) => withdraw.mutate({ voteId: vote.id, reason })}
        />
      ) : null}
    </>
  );
}
