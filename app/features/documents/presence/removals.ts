import * as Y from 'yjs';
import { documentParts } from '#domain/document/shape';

/** How a row went. */
export interface Removal {
  /** From this page, be it by an undo. */
  readonly mine: boolean;
  /** The client of the document that deleted it; null when nothing tells, as of a row whose making was undone. */
  readonly clientId: number | null;
}

/**
 * The rows that were deleted while the page was open, and by which client: a row says only that it is deleted. One that
 * came back is forgotten.
 */
export function watchRemovals(doc: Y.Doc): { of(id: string): Removal | null; close(): void } {
  const { sections, activities } = documentParts(doc);
  const removed = new Map<string, Removal>();
  const changed = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    { local: mine }: Y.Transaction,
  ): void => {
    for (const event of events) {
      if (event.path.length === 0) {
        for (const [id, { action }] of event.changes.keys)
          if (action === 'delete') removed.set(id, { mine, clientId: null });
          else removed.delete(id);
        continue;
      }
      const [id] = event.path;
      if (event.path.length !== 1 || typeof id !== 'string' || !(event instanceof Y.YMapEvent)) continue;
      if (!event.keysChanged.has('deletedAt')) continue;
      // Who wrote a value stands in its item only.
      const item = event.target._map.get('deletedAt');
      if ((event.target.get('deletedAt') ?? null) === null) removed.delete(id);
      else removed.set(id, { mine, clientId: item?.id.client ?? null });
    }
  };
  for (const rows of [sections, activities]) rows.observeDeep(changed);
  return {
    of: (id) => removed.get(id) ?? null,
    close: () => {
      for (const rows of [sections, activities]) rows.unobserveDeep(changed);
    },
  };
}
