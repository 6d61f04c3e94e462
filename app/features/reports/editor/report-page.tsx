import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconBook } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '#domain/ids';
import type { ReportHead } from '#server/reports/get';
import type { DocumentConnection } from '~/features/documents/connection/open-document';
import { useConnection, useDocument } from '~/features/documents/connection/use-document';
import { HoldProvider } from '~/features/documents/connection/use-hold';
import { ClosedNotice } from '~/features/documents/plan/closed-notice';
import { SavePill } from '~/features/documents/plan/save-pill';
import { PeopleHere } from '~/features/documents/presence/people-here';
import { useOthers } from '~/features/documents/presence/use-others';
import { useLocalText } from '~/i18n/language';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { TableLoading } from '~/ui/loading';
import { PageHeader } from '~/ui/page-header';
import classes from './editor.module.css';
import { FiguresContext } from './figures-context';
import { GapList } from './gap-list';
import { PublishReport } from './publish-report';
import { ReportEditor } from './report-editor';
import { ReportTitle } from './report-title';
import { useEmptySections } from './use-empty-sections';

/** A report being written: its shared text with today's figures, what is missing, and publishing. */
export function ReportPage({ reportId }: { reportId: string }) {
  const trpc = useTRPC();
  const { person } = useSignedIn();
  const { data: head } = useSuspenseQuery(trpc.report.get.queryOptions({ reportId }));
  const { id, epoch, access } = head.document;
  const connection = useDocument({
    // The server made it with newId; over the wire the brand was lost.
    documentId: id as DocumentId,
    personId: person.id,
    epoch,
    access,
  });
  return connection ? <Opened key={id} head={head} connection={connection} /> : <Opening head={head} />;
}

function useDescription(head: ReportHead): string {
  const { t } = useTranslation('reports');
  const local = useLocalText();
  const project = local(head.project.names) || head.project.code;
  return head.period ? `${project} · ${t('editor.period', { code: head.period.code })}` : project;
}

function Opening({ head }: { head: ReportHead }) {
  const { t } = useTranslation('reports');
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/reports' }]}
        title={head.title}
        description={useDescription(head)}
      />
      <TableLoading lines={10} />
    </>
  );
}

function Opened({ head, connection }: { head: ReportHead; connection: DocumentConnection }) {
  const { t } = useTranslation('reports');
  const trpc = useTRPC();
  const status = useConnection(connection);
  const others = useOthers(connection.awareness);
  const description = useDescription(head);
  const { data: preview } = useQuery(trpc.report.preview.queryOptions({ reportId: head.id }));
  const unwritten = useEmptySections(connection.doc);
  const gaps = [...unwritten, ...(preview?.gaps ?? [])];
  const text = useRef<HTMLDivElement>(null);
  const mayWrite = head.document.access === 'write';
  // A right lost while the page is open takes the editing with it at once.
  const writable = mayWrite && (status.closed === null || status.closed === 'not-signed-in');
  const today = useMemo(() => ({ figures: preview?.figures ?? null, writable }), [preview, writable]);
  const last = head.editions.at(-1);
  if (!status.loaded) {
    return (
      <>
        <ClosedNotice connection={connection} status={status} />
        {status.closed === null ? <Opening head={head} /> : null}
      </>
    );
  }
  return (
    <FiguresContext.Provider value={today}>
      <PageHeader
        crumbs={[{ label: t('title'), to: '/reports' }]}
        title={
          <HoldProvider value={connection.hold}>
            <ReportTitle doc={connection.doc} writable={writable} />
          </HoldProvider>
        }
        description={mayWrite ? description : `${description}. ${t('editor.readOnly')}`}
        actions={
          <>
            <PeopleHere others={others} />
            {mayWrite ? <SavePill status={status} /> : null}
            {last ? (
              <Button
                component={Link}
                to={`/reports/${head.id}/read`}
                variant="default"
                leftSection={<IconBook size={16} aria-hidden />}
              >
                {t('editor.readPublished', { edition: last.edition })}
              </Button>
            ) : null}
            {head.may.publish ? (
              <PublishReport
                head={head}
                gaps={gaps.length}
                // What is not on the server would not be in the edition.
                disabled={!preview || status.save !== 'saved' || status.line !== 'online'}
              />
            ) : null}
          </>
        }
      />
      <ClosedNotice connection={connection} status={status} />
      <div className={classes.page}>
        <div ref={text}>
          <ReportEditor connection={connection} writable={writable} />
        </div>
        <aside className={classes.aside}>
          {preview ? (
            <GapList
              gaps={gaps}
              figures={preview.figures}
              onHeading={(heading) => goToHeading(text.current, heading)}
            />
          ) : (
            <TableLoading lines={4} />
          )}
        </aside>
      </div>
    </FiguresContext.Provider>
  );
}

/** Puts the cursor under a heading of the text, where its section is to be written. */
function goToHeading(text: HTMLElement | null, heading: number): void {
  const found = text?.querySelectorAll('.ProseMirror > :is(h1, h2, h3, h4, h5, h6)')[heading];
  if (!found) return;
  found.closest<HTMLElement>('.ProseMirror')?.focus({ preventScroll: true });
  const under = found.nextElementSibling;
  if (under instanceof HTMLParagraphElement) getSelection()?.collapse(under, 0);
  else getSelection()?.collapse(found, found.childNodes.length);
  found.scrollIntoView({ block: 'center' });
}
