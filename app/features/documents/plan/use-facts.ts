import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DocumentId } from '#domain/ids';
import { useTRPC } from '~/trpc/client';
import type { Plan } from './plan-context';

/** What was reported on the activities of a document; live facts keep it true. */
export function useFacts(documentId: DocumentId): Plan['factOf'] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.activity.statuses.queryOptions({ documentId }));
  return useCallback(
    (activityId) => {
      const fact = data?.[activityId];
      return (
        fact && {
          status: fact.status?.latest.status ?? null,
          progress: fact.status?.latest.progress ?? null,
          differing: fact.status?.differing.length ?? 0,
          canReport: fact.canReport,
        }
      );
    },
    [data],
  );
}
