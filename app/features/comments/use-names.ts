import { useRouteLoaderData } from '@remix-run/react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '#domain/comments/mentions';
import type { loader } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';

export interface Names {
  person(id: string): string;
  /** As it stands in a text, without its sign. */
  mention(mention: Mention): string;
}

/** Today's names for the ids that comments carry. Not everyone may know everyone's. */
export function useNames(): Names {
  const { t } = useTranslation('comments');
  const trpc = useTRPC();
  const self = useRouteLoaderData<typeof loader>('routes/layout')?.person;
  const people = useQuery(trpc.people.list.queryOptions());
  const organisations = useQuery(trpc.organisation.list.queryOptions());
  return useMemo(() => {
    const nameOf = new Map((people.data ?? []).map(({ id, name }) => [id, name]));
    const codeOf = new Map((organisations.data ?? []).map(({ id, code }) => [id, code]));
    const person = (id: string): string => {
      const known = id === self?.id ? self.name : nameOf.get(id);
      return known === undefined ? t('comment.someone') : known || t('comment.erased');
    };
    return {
      person,
      mention: ({ kind, id }) => (kind === 'person' ? person(id) : (codeOf.get(id) ?? t('comment.unknown'))),
    };
  }, [people.data, organisations.data, self, t]);
}
