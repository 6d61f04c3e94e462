import Collaboration from '@tiptap/extension-collaboration';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { sharedBinding } from './shared-binding';

/**
 * Tiptap's Collaboration bound to one shared text, with the document's own undo. The extension's undo plugin
 * is left out: it destroys the manager with the editor, and a destroyed one silently stops tracking. What is
 * typed here carries ySyncPluginKey as its origin, which the document's manager tracks from then on.
 */
export function sharedText(fragment: Y.XmlFragment, undoManager: Y.UndoManager) {
  undoManager.addTrackedOrigin(ySyncPluginKey);
  return Collaboration.extend({
    addCommands: () => ({
      undo: () => () => undoManager.undo() !== null,
      redo: () => () => undoManager.redo() !== null,
    }),
    addKeyboardShortcuts: () => ({
      'Mod-z': () => {
        undoManager.undo();
        return true;
      },
      'Mod-y': () => {
        undoManager.redo();
        return true;
      },
      'Shift-Mod-z': () => {
        undoManager.redo();
        return true;
      },
    }),
    addProseMirrorPlugins: () => [sharedBinding(fragment), keepChosenMarks()],
  }).configure({ fragment });
}

/**
 * Bold chosen for the next letter stays chosen while a colleague types: a shared edit replaces the whole text in
 * the editor, which forgets it.
 */
function keepChosenMarks(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      const changes = transactions.filter((transaction) => transaction.docChanged);
      const others = changes.every((transaction) => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin);
      if (changes.length === 0 || !others || !before.storedMarks || after.storedMarks) return null;
      return after.tr.setStoredMarks(before.storedMarks);
    },
  });
}
