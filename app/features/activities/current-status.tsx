import { Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedActivity } from '#server/activities/list';
import { useFormat } from '~/i18n/format';
import { StatusBadge } from '~/ui/status-badge';
import { useOrganisations } from './use-organisations';

/** What an activity's status is now, how far it is, and who says something else. */
export function CurrentStatus({ status }: { status: ListedActivity['status'] }) {
  const { t } = useTranslation('activities');
  const format = useFormat();
  const { codeOf } = useOrganisations();
  if (!status) {
    return (
      <Badge variant="outline" color="gray" c="dimmed">
        {t('row.noStatus')}
      </Badge>
    );
  }
  const { latest, differing } = status;
  return (
    <Stack gap={4}>
      <Group gap={8} wrap="nowrap">
        <StatusBadge status={latest.status} />
        {latest.progress === null ? null : (
          <Text span fz="sm">
            {format.percent(latest.progress / 100)}
          </Text>
        )}
      </Group>
      {latest.progress === null ? null : (
        <Progress
          value={latest.progress}
          size={4}
          maw={160}
          aria-label={t('row.progress', { percent: format.percent(latest.progress / 100) })}
        />
      )}
      {differing.map((fact) => (
        <Group key={fact.id} gap={6}>
          <Text span fz="xs" c="dimmed">
            {t('row.differs', { organisation: codeOf(fact.organisationId) })}
          </Text>
          <StatusBadge status={fact.status} />
        </Group>
      ))}
    </Stack>
  );
}
