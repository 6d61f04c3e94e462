import { Paper, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { ReleasedUnions } from './released-unions';

/**
 * The release behind a figure somebody follows. It may be the donors', or one that a later revision has replaced: the
 * network's totals below are then others.
 */
export function FollowedRelease({ releaseId }: { releaseId: string }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const trpc = useTRPC();
  const headId = useId();
  const { data: release } = useSuspenseQuery(trpc.release.source.queryOptions({ releaseId }));
  const { audience, expected, k, latestRevision, period, reported, revision } = release;
  return (
    <Paper withBorder p="md" maw="60rem" component="section" aria-labelledby={headId}>
      <Stack gap="xs">
        <Title order={2} size="h4" id={headId}>
          {t('followed.title')}
        </Title>
        <div>
          <Text>
            {t(`followed.${audience}`, { period: period.code })} ({format.date(period.startsOn)} –{' '}
            {format.date(period.endsOn)})
          </Text>
          <Text size="sm" c="dimmed">
            {t('release.of', { reported, expected })} ·{' '}
            {t('release.revision', { revision, at: format.dateTime(release.at) })} ·{' '}
            {t('followed.threshold', { k })}
          </Text>
        </div>
        {latestRevision > revision ? (
          <Text size="sm">{t('followed.replaced', { revision: latestRevision })}</Text>
        ) : null}
        <ReleasedUnions release={release} />
      </Stack>
    </Paper>
  );
}
