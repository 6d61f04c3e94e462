import { Anchor, Badge, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { Link, useSearchParams } from '@remix-run/react';
import { IconFileImport, IconFiles, IconPlus, IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import type { ListedDocument } from '#server/documents/list';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { type Column, DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';
import { foldWords } from '../editors/fold-words';
import { NewDocument } from './new-document';
import { useOwners } from './use-owners';

/** Every document the person may read. */
export function LibraryPage() {
  const trpc = useTRPC();
  const { t } = useTranslation('documents');
  const { actor } = useSignedIn();
  const owners = useOwners();
  const { data: documents } = useSuspenseQuery(trpc.document.list.queryOptions());
  const [kind, setKind] = useState<string | null>(null);
  const [wanted, setWanted] = useState('');
  const [starting, setStarting] = useStarting();
  const columns = useColumns();

  const mayCreate = owners.length > 0;
  const mayImport = can(actor, 'document.create', { networkId: actor.networkId, ownerOrganisationId: null });
  const kinds = [...new Set(documents.map((document) => document.kind))];
  const rows = documents.filter(
    (document) =>
      (kind === null || document.kind === kind) && foldWords(document.title).includes(foldWords(wanted)),
  );
  const actions = mayCreate ? (
    <>
      {mayImport || owners.length > 0 ? (
        <Button
          component={Link}
          to="/documents/import"
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
        >
          {t('library.import')}
        </Button>
      ) : null}
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setStarting(true)}>
        {t('library.new')}
      </Button>
    </>
  ) : null;

  return (
    <>
      <PageHeader title={t('library.title')} actions={actions} />
      {documents.length === 0 ? (
        <EmptyState
          icon={IconFiles}
          title={t('library.empty')}
          text={t(mayCreate ? 'library.emptyCreate' : 'library.emptyRead')}
        />
      ) : (
        <>
          <Group gap="xs" mb="sm">
            <TextInput
              size="sm"
              w={{ base: '100%', xs: 260 }}
              leftSection={<IconSearch size={16} aria-hidden />}
              placeholder={t('library.search')}
              aria-label={t('library.search')}
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
            <Select
              size="sm"
              w={{ base: '100%', xs: 200 }}
              clearable
              placeholder={t('library.all')}
              aria-label={t('library.kind')}
              value={kind}
              onChange={setKind}
              data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Group>
          <DataTable
            caption={t('library.title')}
            columns={columns}
            rows={rows}
            rowId={(document) => document.id}
            minWidth={620}
            empty={
              <EmptyState
                title={t('library.noneMatch')}
                action={
                  <Button
                    variant="light"
                    onClick={() => {
                      setKind(null);
                      setWanted('');
                    }}
                  >
                    {t('library.clear')}
                  </Button>
                }
              />
            }
          />
        </>
      )}
      <NewDocument
        opened={starting}
        owners={owners}
        documents={documents}
        onClose={() => setStarting(false)}
      />
    </>
  );
}

/** Whether a new document is being started: also by an address that asks for it, which is used up by closing. */
function useStarting(): [boolean, (starting: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    search.has('new'),
    (starting) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (starting) after.set('new', '');
          else after.delete('new');
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
  ];
}

function useColumns(): Column<ListedDocument>[] {
  const { t } = useTranslation('documents');
  const say = useLocalText();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` follows the language, as `t` does
  return useMemo(
    () => [
      {
        id: 'title',
        accessorFn: (document) => document.title,
        header: t('library.name'),
        meta: { rowHeader: true },
        cell: ({ row: { original } }) => (
          <Group gap={8} wrap="nowrap">
            <Anchor component={Link} to={`/documents/${original.id}`} prefetch="intent" dir="auto" fw={600}>
              {original.title || t('plan.untitled')}
            </Anchor>
            {original.access === 'read' ? (
              <Badge size="sm" color="gray.7" style={{ flex: 'none' }}>
                {t('library.readOnly')}
              </Badge>
            ) : null}
          </Group>
        ),
      },
      {
        id: 'kind',
        accessorFn: (document) => t(`kind.${document.kind}`),
        header: t('library.kind'),
      },
      {
        id: 'owner',
        accessorFn: ({ owner }) => owner?.code ?? t('library.network'),
        header: t('library.owner'),
        cell: ({ row: { original } }) => (
          <span title={original.owner ? say(original.owner.names) : undefined}>
            {original.owner?.code ?? t('library.network')}
          </span>
        ),
      },
      {
        id: 'activities',
        accessorFn: (document) => document.activities,
        header: t('library.activities'),
        meta: { align: 'end' },
        cell: ({ row: { original } }) => (
          <span>{original.activities > 0 ? format.number(original.activities) : '–'}</span>
        ),
      },
      {
        id: 'changed',
        accessorFn: (document) => document.updatedAt,
        header: t('library.changed'),
        cell: ({ row: { original } }) => (
          <Text span fz="sm" suppressHydrationWarning title={format.dateTime(original.updatedAt)}>
            {format.ago(original.updatedAt)}
          </Text>
        ),
      },
    ],
    [t, format],
  );
}
