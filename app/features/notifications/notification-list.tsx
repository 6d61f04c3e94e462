import { ActionIcon, Button, Group, ScrollArea, Text, Tooltip } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconBell, IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Notifications, ShownNotification, VoteNotification } from '#server/notifications/list';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { LoadFailed } from '~/ui/load-failed';
import { TableLoading } from '~/ui/loading';
import { useNotice } from '~/ui/notice';
import { CommentWords } from '../comments/comment-words';
import { suggestionAddress, threadAddress } from '../comments/thread-address';
import { type Names, useNames } from '../comments/use-names';
import classes from './notifications.module.css';

/** What one was told, the newest first; each line leads to the comment in its document. */
export function NotificationList(props: {
  list: Notifications | undefined;
  failed: boolean;
  retry: () => void;
  onFollow: () => void;
}) {
  const { list, failed, retry, onFollow } = props;
  const { t } = useTranslation('comments');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const names = useNames();
  const read = useMutation(
    trpc.notification.markRead.mutationOptions({
      networkMode: 'always',
      onSuccess: () => queries.invalidateQueries(trpc.notification.list.queryFilter()),
      onError: notice.failed,
    }),
  );
  if (failed && !list) {
    return <LoadFailed title={t('bell.failed')} retry={retry} />;
  }
  if (!list) return <TableLoading lines={3} />;
  return (
    <>
      <Group justify="space-between" px="sm" py={8} className={classes.head}>
        <Text fw={600} tabIndex={-1} data-autofocus>
          {t('bell.title')}
        </Text>
        {list.unread > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={() => read.mutate({ threadId: null })}>
            {t('bell.readAll')}
          </Button>
        ) : null}
      </Group>
      {list.items.length === 0 ? (
        <EmptyState icon={IconBell} title={t('bell.empty')} text={t('bell.emptyText')} />
      ) : (
        <ScrollArea.Autosize mah="min(70dvh, 32rem)" type="auto">
          <ul className={classes.list}>
            {list.items.map((item) => (
              <Item
                key={item.id}
                item={item}
                names={names}
                onFollow={onFollow}
                onRead={() =>
                  read.mutate(
                    'threadId' in item
                      ? { threadId: item.threadId }
                      : isOfVote(item)
                        ? { voteId: item.voteId }
                        : { suggestionId: item.suggestionId },
                  )
                }
              />
            ))}
          </ul>
        </ScrollArea.Autosize>
      )}
    </>
  );
}

function Item(props: { item: ShownNotification; names: Names; onFollow: () => void; onRead: () => void }) {
  const { item, names } = props;
  const { t } = useTranslation(['comments', 'adoption']);
  const format = useFormat();
  return (
    <li className={classes.item} data-read={item.read || undefined}>
      <Link to={addressOf(item)} className={classes.link} onClick={props.onFollow}>
        <Text fz="sm" fw={600}>
          {item.read ? null : <span className={classes.dot} role="img" aria-label={t('bell.new')} />}
          {isOfVote(item) ? (
            t(`adoption:news.${item.kind}`)
          ) : (
            <bdi>{t(`bell.${item.kind}`, { name: names.person(item.byId) })}</bdi>
          )}
        </Text>
        {isOfVote(item) ? (
          <Text fz="sm">
            <VoteWords item={item} />
          </Text>
        ) : null}
        {'words' in item ? (
          <Text fz="sm" lineClamp={2} dir="auto">
            <CommentWords text={item.words} names={names} />
          </Text>
        ) : null}
        <Text fz="xs" c="dimmed" truncate>
          <bdi>{(isOfVote(item) ? null : item.activity?.title) || item.document.title}</bdi> ·{' '}
          {format.ago(item.at)}
        </Text>
      </Link>
      {item.read ? null : (
        <Tooltip label={t('bell.readOne')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('bell.readOne')} onClick={props.onRead}>
            <IconCheck size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

const isOfVote = (item: ShownNotification): item is VoteNotification => 'voteId' in item;

function VoteWords({ item: { kind, result, deadline } }: { item: VoteNotification }) {
  const { t } = useTranslation('adoption');
  const format = useFormat();
  if (kind === 'vote-opened' || kind === 'vote-reminder')
    return t('news.until', { date: format.dateTime(deadline) });
  return result === null ? null : t(`result.${result}`);
}

/** Where the thread, the suggestion or the vote is read. */
function addressOf(item: ShownNotification): string {
  if (isOfVote(item)) return `/documents/${item.document.id}/adoption`;
  const { document, activity } = item;
  const place = { documentId: document.id, activityId: activity?.id ?? null };
  return 'threadId' in item
    ? threadAddress({ ...place, threadId: item.threadId })
    : suggestionAddress({ ...place, suggestionId: item.suggestionId });
}
