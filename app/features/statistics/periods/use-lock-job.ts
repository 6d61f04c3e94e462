import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LockJobView } from '#server/statistics/lock-jobs';
import type { PeriodView } from '#server/statistics/periods';
import { useTRPC } from '~/trpc/client';

/** Often enough for a bar that moves. */
const ASK_EVERY_MS = 1_000;

/**
 * What the lock of an open period is doing, asked again while it works; it works until the page shows what became of it.
 * @param onEnd it was at work and is no longer; resolves when the page shows that
 */
export function useLockJob(period: PeriodView, onEnd: () => Promise<unknown>): LockJobView | null {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.period.lockJob.queryOptions(
      { periodId: period.id },
      {
        enabled: period.lockedAt === null,
        refetchInterval: ({ state }) => (state.data?.state === 'working' ? ASK_EVERY_MS : false),
      },
    ),
  );
  const job = (period.lockedAt === null && data) || null;
  const working = job?.state === 'working';
  const [seen, setSeen] = useState(false);
  if (working && !seen) setSeen(true);
  const worked = useRef(working);
  useEffect(() => {
    if (worked.current && !working) void onEnd().finally(() => setSeen(false));
    worked.current = working;
  });
  return job === null && seen && period.lockedAt === null ? { state: 'working', share: 1 } : job;
}
