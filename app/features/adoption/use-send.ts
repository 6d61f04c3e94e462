import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';

/** A command of adoption: when it is done it is said, what is shown is asked again, and `then` happens. */
export function useSend<Answer, Failure, Input>(
  options: UseMutationOptions<Answer, Failure, Input>,
  said: string,
  then: () => void = () => undefined,
) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  return useMutation({
    ...options,
    // Without a line it would wait in silence; the person is told at once and sends it again.
    networkMode: 'always',
    onSuccess: async () => {
      then();
      notice.done(said);
      await Promise.all([
        queries.invalidateQueries(trpc.adoption.pathFilter()),
        queries.invalidateQueries(trpc.document.version.pathFilter()),
      ]);
    },
  });
}
