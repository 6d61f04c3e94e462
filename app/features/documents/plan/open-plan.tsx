import { type ReactNode, useMemo } from 'react';
import type * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import type { DocumentConnection } from '../connection/open-document';
import { HoldProvider, useHold } from '../connection/use-hold';
import { StrandedDialog } from '../grid/later-writing';
import { useConflicts } from '../grid/use-conflicts';
import { useAuthors } from '../presence/use-authors';
import { useOthers } from '../presence/use-others';
import { useStranded } from '../stranded/use-stranded';
import { ShownProvider } from '../views/use-shown';
import { type Plan, PlanProvider } from './plan-context';
import { useChoices } from './use-choices';
import { useFacts } from './use-facts';
import { useSnapshot } from './use-snapshot';

/** Gives an open document to the parts that show and edit it. */
export function OpenPlan(props: {
  connection: DocumentConnection;
  writable: boolean;
  open: (activityId: string) => void;
  report?: Plan['report'];
  children: ReactNode;
}) {
  const { connection, writable, open, report } = props;
  const { doc, awareness, undoManager, documentId } = connection;
  const snapshot = useSnapshot(doc);
  const others = useOthers(awareness);
  const choices = useChoices(snapshot.kind);
  const factOf = useFacts(documentId);
  const conflicts = useConflicts(doc, snapshot);
  useHold(connection.hold, 'choice', conflicts.conflicts.length > 0);
  const stranded = useStranded();
  const authors = useAuthors(doc, awareness);
  // What stays the same as long as the document is open.
  const opened = useMemo(() => {
    const now = () => readDocument(doc);
    const edit = (change: (target: Y.Doc) => void) => {
      // Otherwise what follows within half a second would be undone together.
      undoManager.stopCapturing();
      doc.transact(() => change(doc), 'grid');
      undoManager.stopCapturing();
    };
    return { documentId, doc, awareness, undoManager, now, edit };
  }, [documentId, doc, awareness, undoManager]);
  const plan = useMemo<Plan>(
    () => ({
      ...opened,
      ...conflicts,
      ...stranded,
      snapshot,
      writable,
      others,
      authors,
      choices,
      factOf,
      report,
      open,
    }),
    [opened, conflicts, stranded, snapshot, writable, others, authors, choices, factOf, report, open],
  );
  return (
    <HoldProvider value={connection.hold}>
      <PlanProvider value={plan}>
        <ShownProvider>{props.children}</ShownProvider>
        {stranded.stranded ? (
          <StrandedDialog
            key={`${stranded.stranded.row.was.id} ${stranded.stranded.column}`}
            stranded={stranded.stranded}
          />
        ) : null}
      </PlanProvider>
    </HoldProvider>
  );
}
