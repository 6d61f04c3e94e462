import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhoReported } from '#server/statistics/who-reported';
import { useFocusBack } from '~/ui/focus';
import { RefusalAlert } from '~/ui/refusal-alert';
import { LeftOut, leftOut } from './left-out';

/** Fewer unions than this behind a total, and nothing of it can be shown. */
const leastUnions = 3;

/** Asks before a period is locked. */
export function LockDialog(props: {
  reported: WhoReported;
  opened: boolean;
  pending: boolean;
  error: unknown;
  onLock: () => void;
  onClose: () => void;
}) {
  const { reported, opened, pending, error, onLock, onClose } = props;
  const { t } = useTranslation(['statistics', 'common']);
  const confirm = useFocusBack<HTMLButtonElement>(pending);
  const { period, approved, expected } = reported;
  const without = leftOut(reported);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('lock.title', { period: period.code })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        <Text>
          {t('lock.text', { approved, expected })}
          {approved < leastUnions ? ` ${t('lock.few')}` : ''}
        </Text>
        {without.length > 0 ? <LeftOut unions={without} /> : null}
        <RefusalAlert error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button ref={confirm} data-autofocus loading={pending} onClick={onLock}>
            {t('lock.button')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
