import { Paper, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { DoneMessage } from '~/ui/done-message';
import { Approval } from './approval';

/** Returns of other unions that named this person's union as their second pair of eyes. No figure is shown. */
export function WaitingElsewhere() {
  const { t } = useTranslation('statistics');
  const trpc = useTRPC();
  const format = useFormat();
  const text = useLocalText();
  const { data } = useSuspenseQuery(trpc.caseReturn.waiting.queryOptions());
  const [done, setDone] = useState<{ what: 'approved' | 'sentBack'; of: string } | null>(null);
  const elsewhere = data.filter(({ own }) => !own);
  const message = done ? (
    <DoneMessage key={done.of}>
      {t(done.what === 'approved' ? 'return.doneApproved' : 'return.doneSentBack')}
    </DoneMessage>
  ) : null;
  if (elsewhere.length === 0) return message;
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('waiting.title')}</Title>
      {message}
      <Text size="sm" c="dimmed" maw="46rem">
        {t('waiting.why')}
      </Text>
      {elsewhere.map(({ caseReturnId, organisation, periodCode, submittedAt }) => (
        <Paper key={caseReturnId} withBorder p="sm">
          <Stack gap="xs">
            <Text fw={600}>
              {organisation.code} – <bdi>{text(organisation.names)}</bdi> · {periodCode}
            </Text>
            <Text size="sm" c="dimmed">
              {t('waiting.sent', { at: format.dateTime(submittedAt) })}
            </Text>
            <Approval
              caseReturnId={caseReturnId}
              submittedAt={submittedAt}
              onDone={(what) => setDone({ what, of: caseReturnId })}
            />
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
