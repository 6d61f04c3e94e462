import { Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LockJobView } from '#server/statistics/lock-jobs';
import { useFormat } from '~/i18n/format';
import { useBroughtTo } from '~/ui/focus';
import { RefusalAlert } from '~/ui/refusal-alert';

/** How far the totals of a period are that is being locked. @param begun by this person just now, who is told so */
export function LockProgress({ share, begun }: { share: number; begun: boolean }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const place = useBroughtTo<HTMLDivElement>(begun);
  const done = format.percent(share);
  return (
    <Stack gap={6} maw={560} ref={place} tabIndex={-1} data-testid="lock-progress">
      <Group justify="space-between" gap="sm" wrap="nowrap" align="baseline">
        <Text fw={600} role="status">
          {t('lock.working')}
        </Text>
        <Text aria-hidden>{done}</Text>
      </Group>
      <Progress value={share * 100} animated aria-label={t('lock.working')} aria-valuetext={done} />
      <Text size="sm" c="dimmed">
        {t('lock.mayLeave')}
      </Text>
    </Stack>
  );
}

/** Why it was not locked. @param begun by this person, who may still wait for it */
export function LockStopped(props: {
  period: string;
  refusal: Extract<LockJobView, { state: 'stopped' }>['refusal'];
  begun: boolean;
}) {
  const { t } = useTranslation('statistics');
  const place = useBroughtTo<HTMLDivElement>(props.begun);
  return (
    <div ref={place} tabIndex={-1}>
      <RefusalAlert title={t('lock.stopped', { period: props.period })} error={props.refusal} />
    </div>
  );
}
