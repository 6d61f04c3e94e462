import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { About } from '#domain/comments/about';
import { useTRPC } from '~/trpc/client';
import { createSendIds } from '../activities/report-draft';
import { usePlan } from '../documents/plan/plan-context';

/** What can be done in the threads of the open document; each ends when the page shows it. */
export function useWriting() {
  const { documentId } = usePlan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sendId = useRef(createSendIds());
  const asked = {
    // Without a line it would wait in silence; the person is told at once and sends it again.
    networkMode: 'always',
    onSuccess: () => {
      // The same words said once more are another comment.
      sendId.current = createSendIds();
      return queries.invalidateQueries(trpc.comment.list.queryFilter({ documentId }));
    },
  } as const;
  const start = useMutation(trpc.comment.start.mutationOptions(asked));
  const answer = useMutation(trpc.comment.answer.mutationOptions(asked));
  const edit = useMutation(trpc.comment.edit.mutationOptions(asked));
  const remove = useMutation(trpc.comment.remove.mutationOptions(asked));
  const resolve = useMutation(trpc.comment.resolve.mutationOptions(asked));
  return {
    start: async (about: About, text: string): Promise<void> => {
      // Sent again after a broken line it is the same: the thread goes under the id of its first comment.
      const id = sendId.current({ about, text });
      await start.mutateAsync({ documentId, threadId: id, commentId: id, about, text });
    },
    answer: async (threadId: string, text: string): Promise<void> => {
      await answer.mutateAsync({ threadId, commentId: sendId.current({ threadId, text }), text });
    },
    edit: async (commentId: string, text: string): Promise<void> => {
      await edit.mutateAsync({ commentId, text });
    },
    remove: async (commentId: string): Promise<void> => {
      await remove.mutateAsync({ commentId });
    },
    resolve: async (threadId: string, resolved: boolean): Promise<void> => {
      await resolve.mutateAsync({ threadId, resolved });
    },
    resolving: resolve.isPending,
  };
}
export type Writing = ReturnType<typeof useWriting>;
