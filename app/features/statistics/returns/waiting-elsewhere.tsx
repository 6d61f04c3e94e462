import { Paper, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { Approval } from './approval';

/** Returns of other unions that named this person's union as their second pair of eyes. No figure is shown. */
export function WaitingElsewhere() {
  const { t } = useTranslation('statistics');
  const trpc = useTRPC();
  const format = useFormat();
  const text = useLocalText();
  const { data } = useSuspenseQuery(trpc.caseReturn.waiting.queryOptions());
  const elsewhere = data.filter(({ own }) => !own);
  if (elsewhere.length === 0) return null;
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('waiting.title')}</Title>
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
            <Approval caseReturnId={caseReturnId} submittedAt={submittedAt} />
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
