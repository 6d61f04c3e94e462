import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activityOf } from '#domain/comments/about';
import { LoadFailed } from '~/ui/load-failed';
import { TableLoading } from '~/ui/loading';
import { useComments } from './comments-context';
import { NewThread } from './new-thread';
import { ThreadCard } from './thread-card';
import { useSeen } from './use-seen';

/** What is said about one activity and its fields, in its panel. */
export function ActivityComments({ activityId }: { activityId: string }) {
  const { t } = useTranslation('comments');
  const { threads, failed, retry, shown } = useComments();
  const [all, setAll] = useState(false);
  useSeen(shown);
  if (failed && !threads) return <LoadFailed title={t('failed')} retry={retry} />;
  if (!threads) return <TableLoading lines={2} />;
  const here = threads.filter(({ about }) => activityOf(about) === activityId);
  const resolved = here.filter((thread) => thread.resolved !== null);
  // What the address leads to is shown, whatever became of it.
  const listed = all ? here : here.filter((thread) => thread.resolved === null || thread.id === shown);
  return (
    <Stack gap="sm">
      {here.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('empty.activity')}
        </Text>
      ) : null}
      {listed.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} />
      ))}
      {resolved.length > 0 ? (
        <Button
          variant="subtle"
          color="gray"
          c="gray.8"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          onClick={() => setAll(!all)}
        >
          {t(all ? 'thread.hideResolved' : 'thread.showResolved', { count: resolved.length })}
        </Button>
      ) : null}
      <NewThread whole={{ kind: 'activity', activityId }} />
    </Stack>
  );
}
