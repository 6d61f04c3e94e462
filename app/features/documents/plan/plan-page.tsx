import { Button } from '@mantine/core';
import { useSearchParams } from '@remix-run/react';
import { IconTable } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityStatus } from '#domain/activities/status';
import type { Participants } from '#domain/document/attendance';
import { kindDefinitions } from '#domain/document/kinds';
import { addSection } from '#domain/document/shape';
import type { DocumentHead } from '#server/documents/get';
import { AdoptionBadge } from '~/features/adoption/adoption-badge';
import { AgendaParts, agendaParts } from '~/features/agendas/later-agenda';
import { CommentsProvider } from '~/features/comments/comments-provider';
import { CommentsDrawer } from '~/features/comments/later-comments';
import { SuggestionDialogs } from '~/features/suggestions/later-suggestions';
import { SuggestionsProvider } from '~/features/suggestions/suggestions-provider';
import { useSignedIn } from '~/routes/layout';
import { EmptyState } from '~/ui/empty-state';
import { LaterSign, useLater, useLaterReady } from '~/ui/later';
import { TableLoading } from '~/ui/loading';
import type { DocumentConnection } from '../connection/open-document';
import { useConnection, useDocument } from '../connection/use-document';
import { levelAt } from '../grid/edits';
import { writing } from '../grid/later-writing';
import { useSteady } from '../grid/use-steady';
import { richEditor } from '../text/later-rich-editor';
import { readView } from '../views/address';
import { PlanViews } from '../views/plan-views';
import { useAddress } from '../views/use-address';
import { ActivityPanel } from './activity-panel';
import { ClosedNotice } from './closed-notice';
import { DocumentMenu } from './document-menu';
import { DocumentText } from './document-text';
import { activityFields } from './later-fields';
import { OpenPlan } from './open-plan';
import classes from './plan.module.css';
import { usePlan } from './plan-context';
import { PlanHeader } from './plan-header';
import { SavePill } from './save-pill';

/** What other capabilities put into the plan's page. */
export interface PlanSlots {
  /** The dialog in which a status is reported. */
  readonly reportStatus?:
    | ((props: {
        documentId: string;
        activityId: string;
        title: string;
        /** Chosen already, as by a card that was dragged; still to be sent. */
        status: ActivityStatus | null;
        /** Known already, as by who came to a workshop; still to be sent. */
        participants?: Participants | null;
        opened: boolean;
        onClose: () => void;
      }) => ReactNode)
    | undefined;
  /** What was reported about an activity, in its panel. */
  readonly statusHistory?: ((props: { documentId: string; activityId: string }) => ReactNode) | undefined;
}

/** A shared document: its text, and its activities as a grid. */
export function PlanPage({ head, slots = {} }: { head: DocumentHead; slots?: PlanSlots }) {
  const { person } = useSignedIn();
  const connection = useDocument({
    documentId: head.id,
    personId: person.id,
    epoch: head.epoch,
    access: head.access,
  });
  return connection ? (
    <Opened key={head.id} connection={connection} head={head} slots={slots} />
  ) : (
    <Opening />
  );
}

function Opening() {
  return (
    <div className={classes.page} aria-busy="true">
      <TableLoading lines={12} />
    </div>
  );
}

/** Without a line they cannot be fetched any more. */
const neededOffline = [activityFields, richEditor];

/** What somebody reports on. */
interface Reported {
  readonly activityId: string;
  readonly status: ActivityStatus | null;
}

function Opened({
  connection,
  head,
  slots,
}: {
  connection: DocumentConnection;
  head: DocumentHead;
  slots: PlanSlots;
}) {
  const status = useConnection(connection);
  const [shown, setShown] = useShownActivity();
  const [reported, setReported] = useState<Reported | null>(null);
  const [reporting, setReporting] = useState(false);
  const { report } = useSteady({
    report: (activityId: string, status: ActivityStatus | null = null): void => {
      setReported({ activityId, status });
      setReporting(true);
    },
  });
  const documentId = connection.documentId;
  // A right lost while the page is open takes the editing with it at once.
  const writable = head.access === 'write' && (status.closed === null || status.closed === 'not-signed-in');
  useLaterReady(neededOffline, writable);
  useLater(agendaParts, head.kind === 'agenda');
  const tools = useLater(writing, head.access === 'write');
  // Who comes to write later has them a moment after; nothing that is open goes for it.
  const begun = useRef(false);
  begun.current ||= status.loaded && (!writable || tools.come !== null);
  if (status.loaded && !begun.current) {
    return (
      <>
        <Opening />
        <LaterSign failed={tools.failed} again={tools.again} />
      </>
    );
  }
  if (!status.loaded) {
    return (
      <>
        <ClosedNotice connection={connection} status={status} />
        {status.closed === null ? <Opening /> : null}
      </>
    );
  }
  const { reportStatus, statusHistory } = slots;
  return (
    <OpenPlan
      connection={connection}
      writable={writable && tools.come !== null}
      open={setShown}
      report={reportStatus ? report : undefined}
    >
      <CommentsProvider mayComment={head.mayComment}>
        <SuggestionsProvider maySuggest={head.maySuggest} mayDecide={head.access === 'write'}>
          <div className={classes.page}>
            <PlanHeader
              save={<SavePill status={status} />}
              mayExport={head.mayExport}
              menu={<DocumentMenu saved={status.save === 'saved'} head={head} />}
              adoption={head.mayReadAdoption ? <AdoptionBadge documentId={documentId} /> : null}
            />
            <ClosedNotice connection={connection} status={status} />
            <Content reportStatus={reportStatus} />
          </div>
          <CommentsDrawer />
          <SuggestionDialogs />
          <ActivityPanel
            activityId={shown}
            onClose={() => setShown(null)}
            onShow={setShown}
            statusHistory={statusHistory && ((activityId) => statusHistory({ documentId, activityId }))}
          />
          {reportStatus && reported !== null ? (
            <Reporting activityId={reported.activityId}>
              {(title) =>
                reportStatus({
                  documentId,
                  ...reported,
                  title,
                  opened: reporting,
                  onClose: () => setReporting(false),
                })
              }
            </Reporting>
          ) : null}
        </SuggestionsProvider>
      </CommentsProvider>
    </OpenPlan>
  );
}

/** The activity whose panel is open: part of the address, so that a link can lead to it. */
function useShownActivity(): [string | null, (activityId: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const { show } = useSteady({
    show: (activityId: string | null): void =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (activityId === null) after.delete('activity');
          else after.set('activity', activityId);
          // They led to something of the activity that was shown before.
          after.delete('thread');
          after.delete('suggestion');
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
  });
  return [search.get('activity'), show];
}

function Reporting(props: { activityId: string; children: (title: string) => ReactNode }) {
  const { snapshot } = usePlan();
  return props.children(snapshot.activities.find(({ id }) => id === props.activityId)?.title ?? '');
}

function Content({ reportStatus }: Pick<PlanSlots, 'reportStatus'>) {
  const { snapshot, writable, edit } = usePlan();
  const { t } = useTranslation('documents');
  const { params } = useAddress();
  const [begun, setBegun] = useState<string | null>(null);
  if (kindDefinitions[snapshot.kind].columns.length === 0) return <DocumentText whole />;
  const first = levelAt(snapshot.kind, 0);
  const empty = snapshot.sections.length === 0 && snapshot.activities.length === 0;
  const isAgenda = snapshot.kind === 'agenda';
  const rows = (
    <>
      {/* The document as text begins with it; an agenda's are the notes. */}
      {isAgenda || readView(params, snapshot.kind) === 'text' ? null : <DocumentText whole={false} />}
      {empty ? (
        <EmptyState
          icon={IconTable}
          title={t('plan.empty', { context: snapshot.kind })}
          text={writable ? t('plan.emptyHint', { context: snapshot.kind }) : t('plan.emptyRead')}
          action={
            writable && first ? (
              <Button onClick={() => edit((doc) => setBegun(addSection(doc, { parentId: null }, 'grid')))}>
                {t(`addLevel.${first}`)}
              </Button>
            ) : null
          }
        />
      ) : (
        <PlanViews begun={begun} />
      )}
    </>
  );
  return isAgenda ? <AgendaParts programme={rows} reportStatus={reportStatus} /> : rows;
}
