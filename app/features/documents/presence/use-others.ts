import { useMemo, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import * as z from 'zod/mini';

const stateSchema = z.object({
  user: z.object({ personId: z.string(), name: z.string(), color: z.string() }),
  cell: z.catch(z.nullish(z.object({ row: z.string(), column: z.string() })), null),
});

/** Somebody else who has the document open; one for each open page. */
export interface Other {
  readonly clientId: number;
  readonly personId: string;
  readonly name: string;
  readonly color: string;
  readonly cell: { readonly row: string; readonly column: string } | null;
}

/** Who else is here and in which cell. Names and colours are the server's, not the other browser's. */
export function useOthers(awareness: Awareness): readonly Other[] {
  const store = useMemo(() => createStore(awareness), [awareness]);
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}

function createStore(awareness: Awareness) {
  let others = readOthers(awareness);
  return {
    subscribe(listener: () => void) {
      const changed = (): void => {
        const next = readOthers(awareness);
        // A caret that moves inside a text is not news for the grid.
        if (JSON.stringify(next) === JSON.stringify(others)) return;
        others = next;
        listener();
      };
      changed();
      awareness.on('change', changed);
      return () => awareness.off('change', changed);
    },
    read: () => others,
  };
}

export function readOthers(awareness: Awareness): readonly Other[] {
  return [...awareness.getStates()].flatMap(([clientId, state]): Other[] => {
    const read = stateSchema.safeParse(state);
    if (clientId === awareness.clientID || !read.success) return [];
    const { user, cell } = read.data;
    return [{ clientId, ...user, cell: cell ?? null }];
  });
}
