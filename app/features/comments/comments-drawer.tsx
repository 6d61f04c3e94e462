import { Drawer, SegmentedControl, Stack } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state';
import { isInDialogAbove } from '~/ui/focus';
import { TableLoading } from '~/ui/loading';
import { useComments } from './comments-context';
import { NewThread } from './new-thread';
import type { PlacedThread } from './place-threads';
import { ThreadCard } from './thread-card';
import { ThreadsFailed } from './threads-failed';
import { useSeen } from './use-seen';

const filters = ['open', 'resolved', 'detached'] as const;
type Filter = (typeof filters)[number];

function filterOf({ resolved, detached }: PlacedThread): Filter {
  if (resolved) return 'resolved';
  return detached ? 'detached' : 'open';
}

/** Every thread of the document, beside it. */
export function CommentsDrawer() {
  const { t } = useTranslation('comments');
  const { listed, list } = useComments();
  const content = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (listed) opener.current = document.activeElement;
  }, [listed]);
  return (
    <Drawer
      opened={listed}
      onClose={() => {
        if (isInDialogAbove(content.current)) return;
        list(false);
        if (opener.current instanceof HTMLElement) opener.current.focus();
      }}
      // By itself it would take the focus from the panel that a thread leads to.
      returnFocus={false}
      position="right"
      size="min(460px, 100vw)"
      padding="md"
      title={t('ofDocument')}
      styles={{ title: { fontWeight: 600 } }}
      closeButtonProps={{ 'aria-label': t('close') }}
      overlayProps={{ backgroundOpacity: 0.08 }}
    >
      <div ref={content} data-testid="document-comments">
        <Threads />
      </div>
    </Drawer>
  );
}

function Threads() {
  const { t } = useTranslation('comments');
  const { threads, failed, mayComment, shown, show } = useComments();
  const [filter, setFilter] = useState<Filter>('open');
  useSeen(shown);
  const shownThread = threads?.find(({ id }) => id === shown);
  const wanted = shownThread && filterOf(shownThread);
  // What the address leads to is in sight; a thread resolved while it is looked at takes the list along.
  useEffect(() => {
    if (wanted) setFilter(wanted);
  }, [wanted]);
  if (failed && !threads) return <ThreadsFailed />;
  if (!threads) return <TableLoading lines={4} />;
  const found = threads.filter((thread) => filterOf(thread) === filter);
  const count = (of: Filter) => threads.filter((thread) => filterOf(thread) === of).length;
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('filter.label')}
        value={filter}
        onChange={(value) => setFilter(filters.find((each) => each === value) ?? 'open')}
        data={filters.map((each) => ({ value: each, label: t(`filter.${each}`, { count: count(each) }) }))}
      />
      {found.length === 0 ? (
        <EmptyState
          icon={IconMessage}
          title={t(`empty.${filter}`)}
          text={
            filter === 'detached'
              ? t('empty.detachedText')
              : filter === 'open'
                ? t(mayComment ? 'empty.openText' : 'empty.openRead')
                : undefined
          }
        />
      ) : (
        found.map((thread) => (
          <ThreadCard
            key={thread.id}
            thread={thread}
            onGo={() => (thread.about.kind === 'document' ? undefined : show(thread))}
          />
        ))
      )}
      <NewThread whole={{ kind: 'document' }} />
    </Stack>
  );
}
