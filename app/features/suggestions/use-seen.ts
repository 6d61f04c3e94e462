import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '~/trpc/client';

/** Who looks at suggestions has read what they were told of them; what comes meanwhile too. */
export function useSeen(suggestionIds: readonly string[]): void {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.notification.list.queryOptions());
  const { mutate } = useMutation(trpc.notification.markRead.mutationOptions());
  const waiting = data?.items.find(
    (item) => 'suggestionId' in item && !item.read && suggestionIds.includes(item.suggestionId),
  );
  const suggestionId = waiting && 'suggestionId' in waiting ? waiting.suggestionId : null;
  // One after the other: the list is asked anew after each.
  useEffect(() => {
    if (suggestionId !== null) mutate({ suggestionId });
  }, [suggestionId, mutate]);
}
