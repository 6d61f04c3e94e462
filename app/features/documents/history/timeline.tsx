import { Button, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toActs } from '#domain/document/history';
import type { DocumentKind } from '#domain/document/kinds';
import type { HistoryRow } from '#server/documents/history';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import { isFocusLost } from '~/ui/focus';
import { LoadFailed } from '~/ui/load-failed';
import { TableLoading } from '~/ui/loading';
import { useNotice } from '~/ui/notice';
import { ActEntry } from './act-entry';
import classes from './history.module.css';
import { useNames } from './use-names';

const nothing = {};

/** Who changed what, the newest first. */
export function Timeline(props: {
  documentId: string;
  kind: DocumentKind;
  writable: boolean;
  /** Only what was done to this activity. */
  activityId?: string | undefined;
  personId?: string | undefined;
}) {
  const { documentId, kind, writable, activityId, personId } = props;
  const { t } = useTranslation('history');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const asked = useInfiniteQuery(
    trpc.document.history.infiniteQueryOptions(
      { documentId, ...(activityId ? { activityId } : {}), ...(personId ? { personId } : {}) },
      { getNextPageParam: ({ older }) => older ?? undefined },
    ),
  );
  const pages = asked.data?.pages;
  const acts = useMemo(() => toActs((pages ?? []).flatMap(({ steps }) => steps)), [pages]);
  const rows = useMemo(
    () =>
      (pages ? Object.assign({}, ...pages.map((page) => page.rows)) : nothing) as Record<string, HistoryRow>,
    [pages],
  );
  const names = useNames(kind, rows);
  const list = useRef<HTMLOListElement>(null);
  const bringBack = useMutation(
    trpc.document.restore.mutationOptions({
      onSuccess: async (_, { what }) => {
        if (what.kind === 'deleted') notice.done(t('restore.broughtBack', { title: names.row(what.nodeId) }));
        await queries.invalidateQueries(trpc.document.pathFilter());
        // Its button is gone by then.
        requestAnimationFrame(() => {
          if (isFocusLost()) list.current?.focus();
        });
      },
      onError: notice.failed,
    }),
  );

  if (asked.isError && !pages) {
    return <LoadFailed title={t('failed')} retry={() => asked.refetch()} />;
  }
  if (!pages) return <TableLoading lines={6} />;
  if (acts.length === 0) {
    const filtered = activityId !== undefined || personId !== undefined;
    return (
      <EmptyState
        icon={IconHistory}
        title={t(filtered ? 'empty.filtered' : 'empty.title')}
        text={filtered ? null : t('empty.text')}
      />
    );
  }
  // Of the oldest states nothing is left but what was changed; the empty document before them all is known.
  const keptFrom = pages[0]?.keptFrom ?? 0;
  const isKept = (sequence: number): boolean => sequence >= keptFrom || sequence === 0;
  const boundary = acts.findIndex(({ last }) => !isKept(last));
  return (
    <>
      <ol ref={list} tabIndex={-1} className={classes.list} data-testid="timeline" aria-label={t('list')}>
        {acts.map((act, index) => (
          <Fragment key={act.first}>
            {index === boundary ? (
              <li className={classes.boundary} data-testid="kept-until">
                {t('kept')}
              </li>
            ) : null}
            <ActEntry
              documentId={documentId}
              act={act}
              names={names}
              rows={rows}
              about={activityId ?? null}
              readable={{ before: isKept(act.first - 1), after: isKept(act.last) }}
              writable={writable}
              onBringBack={(nodeId) => bringBack.mutate({ documentId, what: { kind: 'deleted', nodeId } })}
            />
          </Fragment>
        ))}
      </ol>
      {asked.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
            {t('older')}
          </Button>
        </Group>
      ) : null}
    </>
  );
}
