import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DocumentKind } from '#domain/document/kinds';
import { useLocalText } from '~/i18n/language';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { choiceLists } from './choice-lists';
import type { ChoiceList, Choices } from './plan-context';

/** What can be named in a plan. Who may not see a list is not asked for it, and sees the words of the plan. */
export function useChoices(kind: DocumentKind): Choices {
  const trpc = useTRPC();
  const say = useLocalText();
  const { actor } = useSignedIn();
  const lists = choiceLists(actor, kind);
  const organisations = useQuery(
    trpc.organisation.list.queryOptions(undefined, { enabled: lists.has('organisations') }),
  );
  const projects = useQuery(trpc.project.list.queryOptions(undefined, { enabled: lists.has('projects') }));
  const indicators = useQuery(
    trpc.indicator.list.queryOptions(undefined, { enabled: lists.has('indicators') }),
  );
  const loading = [
    organisations.isLoading ? 'organisations' : null,
    projects.isLoading ? 'projects' : null,
    indicators.isLoading ? 'indicators' : null,
  ].filter((list): list is ChoiceList => list !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` changes with the language, and the page with it
  return useMemo(
    () => ({
      organisations: (organisations.data ?? []).map(({ id, code, names }) => ({
        id,
        code,
        name: say(names),
      })),
      projects: (projects.data ?? []).map(({ id, code, names }) => ({ id, code, name: say(names) })),
      indicators: (indicators.data ?? []).map(({ indicator }) => ({
        id: indicator.id,
        code: indicator.code,
        name: say(indicator.titles),
        retired: indicator.retiredAt !== null,
      })),
      loading: new Set(loading),
    }),
    [organisations.data, projects.data, indicators.data, loading.join()],
  );
}
