import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind } from '#domain/document/kinds';
import type { HistoryRow } from '#server/documents/history';
import { useTRPC } from '~/trpc/client';
import type { Choices } from '../plan/plan-context';
import { useChoices } from '../plan/use-choices';

/** What the ids in a history are called. */
export interface Names {
  /** Null: nobody did it, the server itself. */
  person(id: string | null): string;
  row(id: string | null): string;
  /** An activity that another is linked with; it may be of another document. */
  link(id: string): string;
  readonly choices: Choices;
}

const nobody: readonly { readonly id: string; readonly name: string }[] = [];

export function useNames(
  kind: DocumentKind,
  rows: Readonly<Record<string, Pick<HistoryRow, 'title'>>>,
): Names {
  const trpc = useTRPC();
  const { t } = useTranslation(['history', 'documents']);
  const { data: people = nobody } = useQuery(trpc.people.list.queryOptions());
  const choices = useChoices(kind);
  return useMemo(() => {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      person: (id) => {
        if (id === null) return t('who.nobody');
        // Who was erased has no name any more; who is not on one's list is not known by name.
        const name = names.get(id);
        return name === undefined ? t('who.somebody') : name || t('who.erased');
      },
      row: (id) => (id === null ? t('row.nowhere') : rows[id]?.title || t('documents:plan.untitled')),
      link: (id) => (rows[id] ? rows[id].title || t('documents:plan.untitled') : t('row.elsewhere')),
      choices,
    };
  }, [people, choices, rows, t]);
}
