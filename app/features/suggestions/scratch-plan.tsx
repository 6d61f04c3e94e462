import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type DocumentSnapshot, readDocument } from '#domain/document/read';
import { copyOf } from '#domain/document/state';
import { documentUndo } from '../documents/connection/document-undo';
import { useConflicts } from '../documents/grid/use-conflicts';
import { type Plan, PlanProvider, usePlan } from '../documents/plan/plan-context';
import { useSnapshot } from '../documents/plan/use-snapshot';

interface Scratch {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly undoManager: Y.UndoManager;
  /** As the proposer saw it. */
  readonly base: DocumentSnapshot;
}

/**
 * A copy of the open document in which somebody writes what they would have otherwise, with the very editors of the
 * plan. Nothing of it reaches the document: what differs in the end is proposed.
 * @param begin made in the copy first, such as a new row
 */
export function ScratchPlan(props: {
  begin?: ((doc: Y.Doc) => void) | undefined;
  children: (base: DocumentSnapshot) => ReactNode;
}) {
  const { doc } = usePlan();
  const { begin } = props;
  const [scratch, setScratch] = useState<Scratch | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the copy is made once, of the document as it is then
  useEffect(() => {
    const copy = copyOf(doc);
    begin?.(copy);
    const made = {
      doc: copy,
      awareness: new Awareness(copy),
      undoManager: documentUndo(copy),
      base: readDocument(copy),
    };
    setScratch(made);
    return () => {
      made.undoManager.destroy();
      made.awareness.destroy();
      copy.destroy();
    };
  }, [doc]);
  return scratch ? <Opened scratch={scratch}>{props.children(scratch.base)}</Opened> : null;
}

function Opened({ scratch, children }: { scratch: Scratch; children: ReactNode }) {
  const plan = usePlan();
  const { doc, awareness, undoManager } = scratch;
  const snapshot = useSnapshot(doc);
  const conflicts = useConflicts(doc, snapshot);
  const value = useMemo<Plan>(
    () => ({
      ...plan,
      ...conflicts,
      ...{ doc, awareness, undoManager, snapshot, writable: true, others: [] },
      now: () => readDocument(doc),
      edit: (change) => doc.transact(() => change(doc), 'grid'),
      report: undefined,
    }),
    [plan, conflicts, doc, awareness, undoManager, snapshot],
  );
  return <PlanProvider value={value}>{children}</PlanProvider>;
}
