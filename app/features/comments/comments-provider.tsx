import { useSearchParams } from '@remix-run/react';
import { replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type About, activityOf } from '#domain/comments/about';
import { useTRPC } from '~/trpc/client';
import { useSteady } from '../documents/grid/use-steady';
import { usePlan } from '../documents/plan/plan-context';
import { type Comments, CommentsOf } from './comments-context';
import { countOpen, type PlacedThread, placeThreads } from './place-threads';

/** Gives an open document its comments; live facts keep them true. */
export function CommentsProvider({ mayComment, children }: { mayComment: boolean; children: ReactNode }) {
  const { documentId, doc, snapshot } = usePlan();
  const trpc = useTRPC();
  const { data, isError, refetch } = useQuery(trpc.comment.list.queryOptions({ documentId }));
  const [search, setSearch] = useSearchParams();
  const [begun, setBegun] = useState<About | null>(null);
  const [opened, setOpened] = useState(false);

  // A letter typed somewhere moves few threads: what stayed keeps its identity, and is not drawn again.
  const last = useRef<readonly PlacedThread[] | undefined>(undefined);
  const threads = useMemo(() => {
    const ids = new Set<string>(snapshot.activities.map(({ id }) => id));
    const placed = data && placeThreads(data.threads, doc, ids);
    last.current = replaceEqualDeep(last.current, placed);
    return last.current;
  }, [data, doc, snapshot]);
  const marks = useMemo(() => countOpen(threads ?? []), [threads]);

  const goTo = (activityId: string | null, threadId: string | null): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (activityId === null) after.delete('activity');
        else after.set('activity', activityId);
        if (threadId === null) after.delete('thread');
        else after.set('thread', threadId);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  const there = (about: About): string | null => {
    const activityId = activityOf(about);
    return snapshot.activities.some(({ id }) => id === activityId) ? activityId : null;
  };
  const steady = useSteady({
    begin: (about: About): void => {
      setBegun(about);
      const activityId = there(about);
      setOpened(activityId === null);
      goTo(activityId, null);
    },
    ended: (): void => setBegun(null),
    show: ({ id, about }: Pick<PlacedThread, 'id' | 'about'>): void => {
      const activityId = there(about);
      setBegun(null);
      setOpened(activityId === null);
      goTo(activityId, id);
    },
    list: (open: boolean): void => {
      setOpened(open);
      setBegun(null);
      if (!open && search.has('thread')) goTo(null, null);
    },
    retry: (): void => void refetch(),
  });

  const shown = search.get('thread');
  const shownAt = threads?.find(({ id }) => id === shown);
  // An address leads to a thread whose activity may be gone: the list has it.
  const listed = opened || (shownAt !== undefined && there(shownAt.about) === null);
  const comments = useMemo<Comments>(
    () => ({ mayComment, threads, failed: isError, marks, begun, shown, listed, ...steady }),
    [mayComment, threads, isError, marks, begun, shown, listed, steady],
  );
  return <CommentsOf value={comments}>{children}</CommentsOf>;
}
