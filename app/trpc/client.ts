import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, retryLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '#server/trpc/router';

/** `useTRPC()` gives the options of every query and mutation. */
export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

const url = '/trpc';
/** A server that comes back is not asked by all pages at once, nor after minutes. */
const LONGEST_WAIT_MS = 10_000;

/** Calls go together in one request; live facts come as a stream of server-sent events. */
export function createClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: [
          // A browser gives a stream up at the first answer that is none: a proxy's, while the server starts.
          retryLink<AppRouter>({
            retry: ({ error }) => !isAnswer(error),
            retryDelayMs: (attempts) => Math.random() * Math.min(1000 * 2 ** attempts, LONGEST_WAIT_MS),
          }),
          httpSubscriptionLink({ url }),
        ],
        false: httpBatchLink({ url, maxURLLength: 2000, maxItems: 20 }),
      }),
    ],
  });
}

/** What a loader brought is fresh for a minute; live facts make it stale sooner. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, retry: typeof document === 'undefined' ? false : retryWhenUnreachable },
    },
  });
}

/** A refusal stays a refusal; only a lost line is worth another try. */
function retryWhenUnreachable(failures: number, error: unknown): boolean {
  return !isAnswer(error) && failures < 3;
}

/** Whether the server itself said so. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'data' in error && error.data !== undefined;
}
