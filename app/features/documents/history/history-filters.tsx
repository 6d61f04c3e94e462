import { Button, Group, Select } from '@mantine/core';
import { useSearchParams } from '@remix-run/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { can } from '#domain/access/policy';
import { type DocumentKind, kindDefinitions } from '#domain/document/kinds';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { useNames } from './use-names';

export interface Filters {
  readonly activity: string | null;
  readonly person: string | null;
}

const none = {};
const personSchema = z.catch(z.nullable(z.uuid()), null);

/** What the history is narrowed to: part of the address, so that a link shows what its sender sees. */
export function useHistoryFilters(): [Filters, (filters: Filters) => void] {
  const [search, setSearch] = useSearchParams();
  const filters = {
    activity: search.get('activity')?.slice(0, 200) || null,
    person: personSchema.parse(search.get('person')),
  };
  const write = ({ activity, person }: Filters): void =>
    setSearch(
      { ...(activity === null ? {} : { activity }), ...(person === null ? {} : { person }) },
      { replace: true, preventScrollReset: true },
    );
  return [filters, write];
}

export function HistoryFilters(props: {
  documentId: string;
  kind: DocumentKind;
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { documentId, kind, filters, onChange } = props;
  const { t } = useTranslation(['history', 'documents']);
  const trpc = useTRPC();
  const { actor } = useSignedIn();
  const names = useNames(kind, none);
  // The very query of the list without filters: asked once for both.
  const all = useInfiniteQuery(
    trpc.document.history.infiniteQueryOptions(
      { documentId },
      { getNextPageParam: ({ older }) => older ?? undefined },
    ),
  );
  const hasRows = kindDefinitions[kind].columns.length > 0;
  const activities = useQuery(
    trpc.activity.list.queryOptions(
      { documentId },
      { enabled: hasRows && can(actor, 'activity.list', { networkId: actor.networkId }) },
    ),
  );
  const title = (id: string): string => all.data?.pages.find(({ rows }) => rows[id])?.rows[id]?.title ?? '';
  const untitled = t('documents:plan.untitled');
  const offered = (activities.data ?? []).map((each) => ({
    value: each.activityId,
    label: [each.number, each.title || untitled].filter(Boolean).join(' '),
  }));
  const { activity, person } = filters;
  // One that is deleted stands in no list any more.
  if (activity !== null && !offered.some(({ value }) => value === activity))
    offered.push({ value: activity, label: title(activity) || untitled });
  const authors = new Set(all.data?.pages[0]?.authorIds);
  if (person !== null) authors.add(person);
  return (
    <Group gap="xs" mb="sm" role="group" aria-label={t('filter.label')}>
      <Select
        size="sm"
        w={{ base: '100%', xs: 220 }}
        clearable
        searchable
        aria-label={t('filter.person')}
        placeholder={t('filter.everyone')}
        value={person}
        onChange={(chosen) => onChange({ ...filters, person: chosen })}
        data={[...authors].map((id) => ({ value: id, label: names.person(id) }))}
      />
      {hasRows ? (
        <Select
          size="sm"
          w={{ base: '100%', xs: 280 }}
          clearable
          searchable
          aria-label={t('filter.activity')}
          placeholder={t('filter.everything')}
          value={activity}
          onChange={(chosen) => onChange({ ...filters, activity: chosen })}
          data={offered}
        />
      ) : null}
      {activity !== null || person !== null ? (
        <Button variant="subtle" size="sm" onClick={() => onChange({ activity: null, person: null })}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </Group>
  );
}
