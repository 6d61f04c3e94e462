import { useEffect, useMemo } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { documentParts, rowIn } from '#domain/document/shape';
import { type Removal, watchRemovals } from './removals';
import { readOthers } from './use-others';

/** Who did what others did, as far as they were here while the page was open. */
export interface Authors {
  /** Who deleted a row; null: it was not deleted since the page was opened. `name` is null when nobody knows. */
  ofRemoval(id: string): { readonly mine: boolean; readonly name: string | null } | null;
  /** Who wrote the value that an activity has now; null: oneself, or nobody knows. */
  ofValue(activityId: string, field: string): string | null;
}

/**
 * By what the document itself says: every value names the client that wrote it, and that client named its person when
 * it came. Where people stand now says nothing of it: whoever has written goes on to the next cell.
 */
export function useAuthors(doc: Y.Doc, awareness: Awareness): Authors {
  const authors = useMemo(() => createAuthors(doc, awareness), [doc, awareness]);
  useEffect(() => authors.watch(), [authors]);
  return authors;
}

/** Nothing is watched before `watch`, which answers how to end it. */
export function createAuthors(doc: Y.Doc, awareness: Awareness): Authors & { watch(): () => void } {
  // Who has left is still the author of what they wrote.
  const names = new Map<number, string>();
  const look = (): void => {
    for (const { clientId, name } of readOthers(awareness)) names.set(clientId, name);
  };
  let removalOf: (id: string) => Removal | null = () => null;
  return {
    ofRemoval: (id) => {
      const removal = removalOf(id);
      if (!removal) return null;
      return { mine: removal.mine, name: names.get(removal.clientId ?? Number.NaN) ?? null };
    },
    ofValue: (activityId, field) => {
      const item = rowIn(documentParts(doc).activities, activityId)?._map.get(field);
      return (item && names.get(item.id.client)) ?? null;
    },
    watch: () => {
      const removals = watchRemovals(doc);
      removalOf = removals.of;
      const changed = ({ added }: { added: readonly number[] }): void => {
        if (added.length > 0) look();
      };
      look();
      awareness.on('change', changed);
      return () => {
        removals.close();
        awareness.off('change', changed);
      };
    },
  };
}
