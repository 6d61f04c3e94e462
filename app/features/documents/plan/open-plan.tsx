import { type ReactNode, useCallback, useMemo } from 'react';
import type * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import type { DocumentConnection } from '../connection/open-document';
import { useOthers } from '../presence/use-others';
import { type Plan, PlanProvider } from './plan-context';
import { useChoices } from './use-choices';
import { useFacts } from './use-facts';
import { useSnapshot } from './use-snapshot';

/** Gives an open document to the parts that show and edit it. */
export function OpenPlan(props: {
  connection: DocumentConnection;
  writable: boolean;
  open: (activityId: string) => void;
  report?: ((activityId: string) => void) | undefined;
  children: ReactNode;
}) {
  const { connection, writable, open, report } = props;
  const { doc, awareness, undoManager, documentId } = connection;
  const snapshot = useSnapshot(doc);
  const others = useOthers(awareness);
  const choices = useChoices();
  const factOf = useFacts(documentId);
  const now = useCallback(() => readDocument(doc), [doc]);
  const edit = useCallback(
    (change: (target: Y.Doc) => void) => {
      // Otherwise what follows within half a second would be undone together.
      undoManager.stopCapturing();
      doc.transact(() => change(doc), 'grid');
      undoManager.stopCapturing();
    },
    [doc, undoManager],
  );
  const plan = useMemo<Plan>(
    () => ({
      documentId,
      doc,
      snapshot,
      now,
      awareness,
      undoManager,
      writable,
      edit,
      others,
      choices,
      factOf,
      report,
      open,
    }),
    [
      documentId,
      doc,
      snapshot,
      now,
      awareness,
      undoManager,
      writable,
      edit,
      others,
      choices,
      factOf,
      report,
      open,
    ],
  );
  return <PlanProvider value={plan}>{props.children}</PlanProvider>;
}
