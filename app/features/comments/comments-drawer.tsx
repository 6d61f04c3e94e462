import { Stack } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/empty-state';
import { FilterChoice, useFilter } from '~/ui/filter-choice';
import { LoadFailed } from '~/ui/load-failed';
import { TableLoading } from '~/ui/loading';
import { SideDrawer } from '~/ui/side-drawer';
import { useComments } from './comments-context';
import { NewThread } from './new-thread';
import type { PlacedThread } from './place-threads';
import { ThreadCard } from './thread-card';
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
  return (
    <SideDrawer
      opened={listed}
      onClose={() => list(false)}
      title={t('ofDocument')}
      closeLabel={t('close')}
      width={460}
      testId="document-comments"
    >
      <Threads />
    </SideDrawer>
  );
}

function Threads() {
  const { t } = useTranslation('comments');
  const { threads, failed, retry, mayComment, shown, show } = useComments();
  useSeen(shown);
  const shownThread = threads?.find(({ id }) => id === shown);
  const [filter, setFilter] = useFilter<Filter>('open', shownThread && filterOf(shownThread));
  if (failed && !threads) return <LoadFailed title={t('failed')} retry={retry} />;
  if (!threads) return <TableLoading lines={4} />;
  const found = threads.filter((thread) => filterOf(thread) === filter);
  const count = (of: Filter) => threads.filter((thread) => filterOf(thread) === of).length;
  return (
    <Stack gap="sm">
      <FilterChoice
        label={t('filter.label')}
        filters={filters}
        nameOf={(each) => t(`filter.${each}`, { count: count(each) })}
        value={filter}
        onChange={setFilter}
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
