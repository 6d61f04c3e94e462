import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { readRichText } from '#domain/document/rich-text';
import { documentParts } from '#domain/document/shape';
import { emptySections, type Gap } from '#domain/report/gaps';

/** The sections of a report's shared text that say nothing yet, as it is written. */
export function useEmptySections(doc: Y.Doc): readonly Gap[] {
  const store = useMemo(() => createStore(doc), [doc]);
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}

function createStore(doc: Y.Doc) {
  const { body } = documentParts(doc);
  const find = (): readonly Gap[] => emptySections(readRichText(body));
  let found = find();
  return {
    subscribe(listener: () => void) {
      const changed = (): void => {
        const next = find();
        // A letter more in a section that has some is no news.
        if (JSON.stringify(next) === JSON.stringify(found)) return;
        found = next;
        listener();
      };
      changed();
      body.observeDeep(changed);
      return () => body.unobserveDeep(changed);
    },
    read: () => found,
  };
}
