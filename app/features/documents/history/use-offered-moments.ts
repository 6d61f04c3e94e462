import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toActs } from '#domain/document/history';
import type { DocumentHead } from '#server/documents/get';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { writtenMoment } from './moments';
import { useNames } from './use-names';
import { useVersionName } from './use-version-name';

const none = {};

interface Group {
  readonly group: string;
  // Mantine does not write to it; its type forgot to say so.
  readonly items: { readonly value: string; readonly label: string }[];
}

/** The states that can be chosen: now, every version, and the last moments of the history that can still be read. */
export function useOfferedMoments({ id: documentId, kind }: Pick<DocumentHead, 'id' | 'kind'>): Group[] {
  const { t } = useTranslation('history');
  const trpc = useTRPC();
  const format = useFormat();
  const versionName = useVersionName();
  const names = useNames(kind, none);
  const { data: versions = [] } = useQuery(trpc.document.version.list.queryOptions({ documentId }));
  // The very query of the history's page.
  const history = useInfiniteQuery(
    trpc.document.history.infiniteQueryOptions(
      { documentId },
      { getNextPageParam: ({ older }) => older ?? undefined },
    ),
  );
  const pages = history.data?.pages ?? [];
  const keptFrom = pages[0]?.keptFrom ?? 0;
  const acts = toActs(pages.flatMap(({ steps }) => steps)).filter(({ last }) => last >= keptFrom);
  return [
    { group: '', items: [{ value: 'now', label: t('compare.now') }] },
    {
      group: t('version.title'),
      items: versions.map((version) => ({
        value: writtenMoment({ version: version.id }),
        label: t('compare.versionAt', { name: versionName(version), date: format.dateTime(version.at) }),
      })),
    },
    {
      group: t('compare.moments'),
      items: acts.map(({ last, until, authorId }) => ({
        value: writtenMoment({ sequence: last }),
        label: t('compare.actAt', { date: format.dateTime(until), person: names.person(authorId) }),
      })),
    },
  ].filter(({ items }) => items.length > 0);
}
