import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';
import { usePlan } from '../documents/plan/plan-context';
import type { PlacedSuggestion } from './suggestions-context';

/** How many one call takes (server/suggestions/propose). */
const AT_ONCE = 50;

/** What can be decided about suggestions; each ends when the page shows it. What failed is told. */
export function useDeciding() {
  const { documentId } = usePlan();
  const { t } = useTranslation('suggestions');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const asked = {
    // Without a line it would wait in silence.
    networkMode: 'always',
    onError: notice.failed,
    onSettled: () => queries.invalidateQueries(trpc.suggestion.list.queryFilter({ documentId })),
  } as const;
  const accept = useMutation(trpc.suggestion.accept.mutationOptions(asked));
  const refuse = useMutation(trpc.suggestion.refuse.mutationOptions(asked));
  const withdraw = useMutation(trpc.suggestion.withdraw.mutationOptions(asked));
  const reopen = useMutation(trpc.suggestion.reopen.mutationOptions(asked));
  return {
    accept: async ({ id, standing }: PlacedSuggestion, note = ''): Promise<void> => {
      const seen = standing?.is === 'changed' ? { seen: { now: standing.now } } : {};
      const bringBack = standing?.is === 'gone' ? { bringBack: true } : {};
      const suggestions = [{ suggestionId: id, ...seen, ...bringBack }];
      const { outcomes } = await accept.mutateAsync({ documentId, suggestions, note });
      const outcome = outcomes[0]?.outcome ?? 'decided';
      notice.done(t(`outcome.${outcome}`));
    },
    /** Those over which nobody wrote anything meanwhile, each fifty as one edit. */
    acceptAll: async (suggestions: readonly PlacedSuggestion[]): Promise<void> => {
      let count = 0;
      for (let from = 0; from < suggestions.length; from += AT_ONCE) {
        const some = suggestions.slice(from, from + AT_ONCE).map(({ id }) => ({ suggestionId: id }));
        const { outcomes } = await accept.mutateAsync({ documentId, suggestions: some, note: '' });
        count += outcomes.filter(({ outcome }) => outcome === 'accepted').length;
      }
      notice.done(t('outcome.all', { count }));
    },
    refuse: async ({ id }: PlacedSuggestion, note: string): Promise<void> => {
      await refuse.mutateAsync({ suggestionId: id, note });
    },
    withdraw: async ({ id }: PlacedSuggestion): Promise<void> => {
      await withdraw.mutateAsync({ suggestionId: id });
    },
    reopen: async ({ id }: PlacedSuggestion): Promise<void> => {
      const { outcome } = await reopen.mutateAsync({ suggestionId: id });
      if (outcome === 'changed') notice.done(t('outcome.stays'));
    },
    busy: accept.isPending || refuse.isPending || withdraw.isPending || reopen.isPending,
  };
}
export type Deciding = ReturnType<typeof useDeciding>;
