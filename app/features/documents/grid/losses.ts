import * as Y from 'yjs';
import { documentParts } from '#domain/document/shape';
import { type Conflict, isScalarColumn } from './conflict';

interface Written {
  readonly value: unknown;
  readonly id: Y.ID;
}

/**
 * Two people may commit the same cell before hearing of each other: Yjs keeps one value, the same for both, and
 * says nothing. This tells the one whose value went, once, for all that was written since the page was opened,
 * offline too. Who changed a value after seeing it took nothing.
 * @returns ends the watch
 */
export function watchLosses(doc: Y.Doc, onLost: (loss: Conflict) => void): () => void {
  const { activities } = documentParts(doc);
  const written = new Map<string, Written>();
  const changed: Parameters<typeof activities.observeDeep>[0] = (events) => {
    for (const event of events) {
      const row: unknown = event.target;
      const activityId = event.path[0];
      if (!(event instanceof Y.YMapEvent) || !(row instanceof Y.Map) || typeof activityId !== 'string')
        continue;
      if (row.parent !== activities) continue;
      for (const column of event.keysChanged) {
        // Who wrote a value, and what it replaced, stands in its item only.
        const item = row._map.get(column);
        if (!item || !isScalarColumn(column)) continue;
        const cell = `${activityId} ${column}`;
        const mine = written.get(cell);
        const value: unknown = row.get(column);
        if (item.id.client === doc.clientID) written.set(cell, { value, id: item.lastId });
        else if (mine) {
          written.delete(cell);
          const differs = JSON.stringify(value) !== JSON.stringify(mine.value);
          if (differs && !follows(doc, item, mine.id)) onLost({ activityId, column, mine: mine.value });
        }
      }
    }
  };
  activities.observeDeep(changed);
  return () => activities.unobserveDeep(changed);
}

/** Whether a value was written in the knowledge of another: a value's origin is the one it replaced. */
function follows(doc: Y.Doc, item: Y.Item, id: Y.ID): boolean {
  for (let before = item.origin; before; ) {
    if (before.client === id.client && before.clock >= id.clock) return true;
    const replaced = Y.getItem(doc.store, before);
    before = replaced instanceof Y.Item ? replaced.origin : null;
  }
  return false;
}
