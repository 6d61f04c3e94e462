import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ShownAdoption } from '#server/adoption/list';
import { AmendmentsLink } from './amendments-link';
import { useWords } from './use-words';
import { VersionLinks } from './version-links';

/** The adoption that holds, and what changed since. */
export function CurrentAdoption({ documentId, adoption }: { documentId: string; adoption: ShownAdoption }) {
  const { t } = useTranslation('adoption');
  const words = useWords();
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-labelledby="adoption-now"
      data-testid="current-adoption"
    >
      <Title order={2} fz="md" id="adoption-now" mb={4}>
        {t('now.title')}
      </Title>
      <Group gap={8} mb={4}>
        <IconCircleCheck size={18} color="var(--mantine-color-green-9)" aria-hidden />
        <Text fw={600}>{words.adopted(adoption)}</Text>
        {adoption.place ? (
          <Text span dir="auto">
            {t('timeline.place', { place: adoption.place })}
          </Text>
        ) : null}
        {adoption.voteId ? <Badge color="gray.7">{t('timeline.byVote')}</Badge> : null}
      </Group>
      <Text fz="sm" mb={4}>
        <bdi>{t('version.of', { name: words.versionName(adoption.version) })}</bdi>
        {t('between')}
        <AmendmentsLink documentId={documentId} versionId={adoption.version.id} />
      </Text>
      <VersionLinks documentId={documentId} version={adoption.version} againstVersionId={null} />
    </Paper>
  );
}
