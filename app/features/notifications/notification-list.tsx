import { ActionIcon, Alert, Button, Group, ScrollArea, Text, Tooltip } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconBell, IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Notifications, ShownNotification } from '#server/notifications/list';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { TableLoading } from '~/ui/loading';
import { useNotice } from '~/ui/notice';
import { CommentWords } from '../comments/comment-words';
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
  const { t } = useTranslation(['comments', 'common']);
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
    return (
      <Alert color="red" role="alert" title={t('comments:bell.failed')}>
        <Button variant="default" size="compact-sm" onClick={retry}>
          {t('common:action.retry')}
        </Button>
      </Alert>
    );
  }
  if (!list) return <TableLoading lines={3} />;
  return (
    <>
      <Group justify="space-between" px="sm" py={8} className={classes.head}>
        <Text fw={600} tabIndex={-1} data-autofocus>
          {t('comments:bell.title')}
        </Text>
        {list.unread > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={() => read.mutate({ threadId: null })}>
            {t('comments:bell.readAll')}
          </Button>
        ) : null}
      </Group>
      {list.items.length === 0 ? (
        <EmptyState icon={IconBell} title={t('comments:bell.empty')} text={t('comments:bell.emptyText')} />
      ) : (
        <ScrollArea.Autosize mah="min(70dvh, 32rem)" type="auto">
          <ul className={classes.list}>
            {list.items.map((item) => (
              <Item
                key={item.id}
                item={item}
                names={names}
                onFollow={onFollow}
                onRead={() => read.mutate({ threadId: item.threadId })}
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
  const { t } = useTranslation('comments');
  const format = useFormat();
  return (
    <li className={classes.item} data-read={item.read || undefined}>
      <Link to={addressOf(item)} className={classes.link} onClick={props.onFollow}>
        <Text fz="sm" fw={600}>
          {item.read ? null : <span className={classes.dot} role="img" aria-label={t('bell.new')} />}
          <bdi>{t(`bell.${item.kind}`, { name: names.person(item.byId) })}</bdi>
        </Text>
        <Text fz="sm" lineClamp={2} dir="auto">
          <CommentWords text={item.words} names={names} />
        </Text>
        <Text fz="xs" c="dimmed" truncate>
          <bdi>{item.activity?.title || item.document.title}</bdi> · {format.ago(item.at)}
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

/** Where the thread is read. */
function addressOf({ document, activity, threadId }: ShownNotification): string {
  const search = new URLSearchParams({ ...(activity ? { activity: activity.id } : {}), thread: threadId });
  return `/documents/${document.id}?${search}`;
}
