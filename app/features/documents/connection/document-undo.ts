import * as Y from 'yjs';
import { documentParts, type EditOrigin } from '#domain/document/shape';

const GRID: EditOrigin = 'grid';

/**
 * The undo of a whole document: what was typed in the grid and in any editor, in one order. An editor
 * adds its own origin when it opens (../text/shared-text): here it would bring every editor to who only reads. A row, a block or a
 * text that one has made stays when a colleague has written in it meanwhile: taking it away would take their words.
 */
export function documentUndo(doc: Y.Doc): Y.UndoManager {
  const { meta, body, ...rows } = documentParts(doc);
  const tables = Object.values(rows);
  const undone = stepsTaken();
  const manager = new Y.UndoManager([meta, body, ...tables], {
    trackedOrigins: new Set([GRID]),
    // Yjs asks for what is inside first: what still has a length then was not written by who undoes.
    deleteFilter: (item) => {
      const row = rowAround(item, tables);
      if (row && isMadeIn(undone.step(), row) && holdsOthers(row, doc.clientID)) return false;
      return !(item.content instanceof Y.ContentType) || isEmpty(item.content.type);
    },
  });
  doc.on('beforeTransaction', ({ origin }: Y.Transaction) => {
    if (origin === manager) undone.begin(manager.undoing ? manager.undoStack : manager.redoStack);
  });
  return manager;
}

type Steps = Y.UndoManager['undoStack'];

/** Yjs takes a step off its stack before it asks what may go, and does not say which: the copy of the stack does. */
function stepsTaken(): { begin(stack: Steps): void; step(): Steps[number] | undefined } {
  let [stack, before]: [Steps, Steps] = [[], []];
  return {
    begin: (taken) => {
      [stack, before] = [taken, [...taken]];
    },
    step: () => before[stack.length],
  };
}

/** The row (a section, an activity, what a workshop decided) that an item makes, or of which it is a part. */
function rowAround(item: Y.Item, tables: readonly unknown[]): Y.Map<unknown> | null {
  let type = item.content instanceof Y.ContentType ? item.content.type : item.parent;
  while (type instanceof Y.AbstractType && type._item) {
    const { parent } = type._item;
    if (tables.includes(parent)) return type instanceof Y.Map ? type : null;
    type = parent;
  }
  return null;
}

function isMadeIn(step: Steps[number] | undefined, { _item: made }: Y.Map<unknown>): boolean {
  return made !== null && step !== undefined && Y.isDeleted(step.insertions, made.id);
}

type Parts = Pick<Y.AbstractType<unknown>, '_map' | '_start'>;

function holdsOthers(type: Parts, own: number): boolean {
  for (const item of itemsOf(type)) {
    if (item.deleted) continue;
    if (item.id.client !== own) return true;
    if (item.content instanceof Y.ContentType && holdsOthers(item.content.type, own)) return true;
  }
  return false;
}

function* itemsOf({ _map, _start }: Parts): Generator<Y.Item> {
  yield* _map.values();
  for (let item = _start; item; item = item.right) yield item;
}

function isEmpty(type: Y.AbstractType<unknown>): boolean {
  return !(type instanceof Y.Text || type instanceof Y.XmlElement) || type.length === 0;
}
