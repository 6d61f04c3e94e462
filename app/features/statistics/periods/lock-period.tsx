import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhoReported } from '#server/statistics/who-reported';
import { useTRPC } from '~/trpc/client';
import { useConfirm } from '~/ui/confirm';
import { FormActions } from '~/ui/form';
import { useRefusalText } from '~/ui/refusal';
import { LeftOut, leftOut } from './left-out';

/** Fewer unions than this behind a total, and nothing of it can be shown. */
const leastUnions = 3;

/** Locks a period, or opens it again with a reason. Shown to the secretariat. */
export function LockPeriod({ reported }: { reported: WhoReported }) {
  const { t } = useTranslation(['statistics', 'common']);
  const confirm = useConfirm();
  const refusal = useRefusalText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const onSuccess = async () => {
    setAsking(false);
    setReason('');
    await Promise.all(
      [trpc.period, trpc.caseReturn, trpc.release, trpc.indicator].map((area) =>
        queries.invalidateQueries({ queryKey: area.pathKey() }),
      ),
    );
  };
  const lock = useMutation(trpc.period.lock.mutationOptions({ onSuccess }));
  const unlock = useMutation(trpc.period.unlock.mutationOptions({ onSuccess }));
  const { period, approved, expected } = reported;
  const error = lock.error ?? unlock.error;
  const few = approved < leastUnions ? ` ${t('lock.few')}` : '';
  const without = leftOut(reported);
  return (
    <Stack gap="xs">
      {error ? <Alert color="red">{refusal(error)}</Alert> : null}
      <Group>
        {period.lockedAt === null ? (
          <Button
            leftSection={<IconLock size={16} aria-hidden />}
            loading={lock.isPending}
            disabled={approved === 0}
            title={approved === 0 ? t('lock.nothing') : undefined}
            onClick={() =>
              confirm({
                title: t('lock.title', { period: period.code }),
                text: t('lock.text', { approved, expected }) + few,
                details: without.length > 0 ? <LeftOut unions={without} /> : undefined,
                confirm: t('lock.button'),
                onConfirm: () => lock.mutate({ periodId: period.id }),
              })
            }
          >
            {t('lock.button')}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconLockOpen size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('unlock.button')}
          </Button>
        )}
      </Group>
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
