import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { documentParts, type EditOrigin } from '#domain/document/shape';

const GRID: EditOrigin = 'grid';

/**
 * The undo of a whole document: what was typed in the grid and in any editor, in one order. A block or a text
 * that one has made stays when a colleague has written in it meanwhile: taking it away would take their words.
 */
export function documentUndo(doc: Y.Doc): Y.UndoManager {
  const { meta, sections, activities, body } = documentParts(doc);
  return new Y.UndoManager([meta, sections, activities, body], {
    trackedOrigins: new Set([GRID, ySyncPluginKey]),
    // Yjs asks for what is inside first: what still has a length then was not written by who undoes.
    deleteFilter: ({ content }) => !(content instanceof Y.ContentType) || isEmpty(content.type),
  });
}

function isEmpty(type: Y.AbstractType<unknown>): boolean {
  return !(type instanceof Y.Text || type instanceof Y.XmlElement) || type.length === 0;
}
