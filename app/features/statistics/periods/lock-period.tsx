import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhoReported } from '#server/statistics/who-reported';
import { useTRPC } from '~/trpc/client';
import { DoneMessage } from '~/ui/done-message';
import { FormActions } from '~/ui/form';
import { RefusalAlert } from '~/ui/refusal-alert';
import { LockDialog } from './lock-dialog';
import { LockProgress, LockStopped } from './lock-progress';
import { useLockJob } from './use-lock-job';

/** Locks a period, or opens it again with a reason. Shown to the secretariat. */
export function LockPeriod({ reported }: { reported: WhoReported }) {
  const { t } = useTranslation(['statistics', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [locking, setLocking] = useState(false);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<'lock' | 'unlock' | null>(null);
  const [reason, setReason] = useState('');
  const [awaited, setAwaited] = useState(false);
  /** A dialog stays until the page shows what is true now. */
  const refresh = () =>
    Promise.all(
      [trpc.period, trpc.caseReturn, trpc.release, trpc.indicator].map((area) =>
        queries.invalidateQueries({ queryKey: area.pathKey() }),
      ),
    );
  const lock = useMutation(
    trpc.period.lock.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setLocking(false);
        setAwaited(true);
      },
    }),
  );
  const unlock = useMutation(
    trpc.period.unlock.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setAsking(false);
        setReason('');
        setDone('unlock');
      },
    }),
  );
  const { period, approved } = reported;
  const job = useLockJob(period, refresh);
  if (awaited && period.lockedAt !== null) {
    setAwaited(false);
    setDone('lock');
  }
  // Somebody else has undone it meanwhile.
  if (done && (done === 'lock') !== (period.lockedAt !== null)) setDone(null);
  return (
    <Stack gap="xs">
      {done ? (
        <DoneMessage key={done}>
          {t(done === 'lock' ? 'lock.done' : 'unlock.done', { period: period.code })}
        </DoneMessage>
      ) : null}
      {job?.state === 'stopped' ? (
        <LockStopped period={period.code} refusal={job.refusal} begun={awaited} />
      ) : null}
      {job?.state === 'working' ? (
        <LockProgress share={job.share} begun={awaited} />
      ) : (
        <Group>
          {period.lockedAt === null ? (
            <Button
              leftSection={<IconLock size={16} aria-hidden />}
              disabled={approved === 0}
              title={approved === 0 ? t('lock.nothing') : undefined}
              onClick={() => {
                lock.reset();
                setLocking(true);
              }}
            >
              {t('lock.button')}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconLockOpen size={16} aria-hidden />}
              onClick={() => {
                unlock.reset();
                setAsking(true);
              }}
            >
              {t('unlock.button')}
            </Button>
          )}
        </Group>
      )}
      <LockDialog
        reported={reported}
        opened={locking}
        pending={lock.isPending}
        error={lock.error}
        onLock={() => lock.mutate({ periodId: period.id })}
        onClose={() => setLocking(false)}
      />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('unlock.title', { period: period.code })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            unlock.mutate({ periodId: period.id, reason });
          }}
        >
          <RefusalAlert error={unlock.error} mb="sm" />
          <Textarea
            label={t('unlock.reason')}
            description={t('unlock.why')}
            required
            data-autofocus
            autosize
            minRows={2}
            maxLength={500}
            dir="auto"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <FormActions
            submit={t('unlock.button')}
            pending={unlock.isPending}
            onCancel={() => setAsking(false)}
          />
        </form>
      </Modal>
    </Stack>
  );
}
