import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { LockJobView } from '#server/statistics/lock-jobs';
import type { PeriodView } from '#server/statistics/periods';
import { useTRPC } from '~/trpc/client';

/** Often enough for a bar that moves. */
const ASK_EVERY_MS = 1_000;

/** What the lock of an open period is doing, asked again while it works. @param onEnd it was at work and is no longer */
export function useLockJob(period: PeriodView, onEnd: () => void): LockJobView | null {
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
  const worked = useRef(working);
  useEffect(() => {
    if (worked.current && !working) onEnd();
    worked.current = working;
  });
  return job;
}
