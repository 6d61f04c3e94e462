import { type ReactNode, useMemo } from 'react';
import type * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import type { DocumentConnection } from '../connection/open-document';
import { useConflicts } from '../grid/use-conflicts';
import { useOthers } from '../presence/use-others';
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
    () => ({ ...opened, ...conflicts, snapshot, writable, others, choices, factOf, report, open }),
    [opened, conflicts, snapshot, writable, others, choices, factOf, report, open],
  );
  return (
    <PlanProvider value={plan}>
      <ShownProvider>{props.children}</ShownProvider>
    </PlanProvider>
  );
}
