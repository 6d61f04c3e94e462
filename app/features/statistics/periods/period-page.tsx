import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import { useFormat } from '~/i18n/format';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { LockPeriod } from './lock-period';
import { ReleaseTables } from './release-view';
import { WhoReportedTable } from './who-reported';

/** One period as everyone inside the network sees it: who reported, and what may be shown. */
export function PeriodPage({ periodId }: { periodId: string }) {
  const { t } = useTranslation('statistics');
  const { actor } = useSignedIn();
  const format = useFormat();
  const trpc = useTRPC();
  const { data: reported } = useSuspenseQuery(trpc.caseReturn.whoReported.queryOptions({ periodId }));
  const { data: release } = useSuspenseQuery(trpc.release.get.queryOptions({ periodId }));
  const { period, approved, expected } = reported;
  return (
    <Stack gap="xl">
      <Stack gap="sm" component="section" aria-label={t('who.title')}>
        <Group gap="sm" align="center">
          <Title order={2}>{t('who.title')}</Title>
          {period.lockedAt ? (
            <Badge color="gray" c="dark.6" leftSection={<IconLock size={13} aria-hidden />}>
              {t('period.lockedAt', { at: format.dateTime(period.lockedAt) })}
            </Badge>
          ) : (
            <Badge color="teal" c="dark.6">
              {t('period.open')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {format.date(period.startsOn)} – {format.date(period.endsOn)}
          {period.dueOn ? ` · ${t('period.due', { date: format.date(period.dueOn) })}` : ''} ·{' '}
          {t('who.approved', { approved, expected })}
        </Text>
        <WhoReportedTable reported={reported} />
        {can(actor, 'period.lock', { networkId: actor.networkId }) ? (
          <LockPeriod reported={reported} />
        ) : null}
      </Stack>
      {release ? (
        <ReleaseTables release={release} />
      ) : (
        <EmptyState icon={IconLock} title={t('release.none')} text={t('release.noneText')} />
      )}
    </Stack>
  );
}
