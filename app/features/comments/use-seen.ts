import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '~/trpc/client';

/** Who looks at a thread has read what they were told of it; what comes meanwhile too. */
export function useSeen(threadId: string | null): void {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.notification.list.queryOptions());
  const { mutate } = useMutation(trpc.notification.markRead.mutationOptions());
  const waiting =
    data?.items.some((item) => 'threadId' in item && item.threadId === threadId && !item.read) ?? false;
  useEffect(() => {
    if (threadId !== null && waiting) mutate({ threadId });
  }, [threadId, waiting, mutate]);
}
