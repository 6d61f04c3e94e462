import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTRPC } from '~/trpc/client';

/** The network's organisations by id: how people write them, and whether one is the steering committee. */
export function useOrganisations() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.organisation.list.queryOptions());
  const byId = useMemo(() => new Map((data ?? []).map((each) => [each.id, each])), [data]);
  const codeOf = useCallback((id: string | null) => (id === null ? '' : (byId.get(id)?.code ?? '')), [byId]);
  const isCommittee = useCallback((id: string) => byId.get(id)?.kind === 'committee', [byId]);
  return { codeOf, isCommittee };
}
