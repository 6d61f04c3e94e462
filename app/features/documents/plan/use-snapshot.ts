import { replaceEqualDeep } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { DocumentSnapshot } from '#domain/document/read';
import { createDocumentReader } from '#domain/document/reader';

interface SnapshotStore {
  subscribe(listener: () => void): () => void;
  read(): DocumentSnapshot;
}

/**
 * The live document as plain data. However many edits arrive in a frame, what they changed is read once; parts
 * that did not change keep their identity, so that only what changed is drawn again.
 */
export function useSnapshot(doc: Y.Doc): DocumentSnapshot {
  const store = useMemo(() => createStore(doc), [doc]);
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}

function createStore(doc: Y.Doc): SnapshotStore {
  const reader = createDocumentReader(doc);
  let snapshot = reader.read();
  let frame: number | null = null;
  const listeners = new Set<() => void>();
  const refresh = (): void => {
    frame = null;
    snapshot = replaceEqualDeep(snapshot, reader.read());
    for (const listener of listeners) listener();
  };
  const changed = (): void => {
    // A page in the background draws no frames, and must still be true when it is looked at.
    if (frame === null)
      frame = document.hidden ? window.setTimeout(refresh, 50) : requestAnimationFrame(refresh);
  };
  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        doc.on('update', changed);
        refresh();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) doc.off('update', changed);
      };
    },
    read: () => snapshot,
  };
}
