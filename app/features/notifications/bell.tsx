import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { NotificationList } from './notification-list';

/** What one was told, and how much of it is new; live facts keep it true. */
export function Bell() {
  const { t } = useTranslation('comments');
  const trpc = useTRPC();
  const list = useQuery(trpc.notification.list.queryOptions());
  const [opened, setOpened] = useState(false);
  const unread = list.data?.unread ?? 0;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(380px, calc(100vw - 16px))"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Indicator
        label={unread > 99 ? '99+' : unread}
        size={17}
        disabled={unread === 0}
        color="red.8"
        offset={5}
        zIndex={1}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.title')}
            data-testid="bell"
            data-unread={unread}
            data-ready={list.data ? true : undefined}
            onClick={() => setOpened(!opened)}
          >
            <IconBell size={20} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={t('bell.title')}>
        <NotificationList
          list={list.data}
          failed={list.isError}
          retry={() => void list.refetch()}
          onFollow={() => setOpened(false)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
