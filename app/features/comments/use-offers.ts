import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { usePlan } from '../documents/plan/plan-context';
import { allOffers, type Offer } from './offers';

/** Who can be named in the open document. Asked for as soon as somebody may want it. */
export function useOffers(wanted: boolean): readonly Offer[] {
  const { documentId } = usePlan();
  const say = useLocalText();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.comment.mentionable.queryOptions({ documentId }, { enabled: wanted }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` changes with the language, and the page with it
  return useMemo(() => (data ? allOffers(data, say) : []), [data]);
}
