import { type EditorState, Plugin, type PluginView } from '@tiptap/pm/state';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/**
 * Binds an editor to one shared text. Every block is shared together with its text, be it empty: of the block
 * alone, two people who begin to write in it at once would each make the text, and when y-tiptap joins the two
 * (y-prosemirror issue 160) letters on their way are lost, doubled or moved.
 */
export function sharedBinding(fragment: Y.XmlFragment): Plugin {
  const bound = ySyncPlugin(fragment);
  const { view: make } = bound.spec;
  if (!make) return bound;
  return new Plugin({
    ...bound.spec,
    view: (editor): PluginView => {
      const view = make(editor);
      return {
        ...view,
        update: (changed, before) => {
          if (changed.state.doc === before.doc || !fragment.doc) return view.update?.(changed, before);
          // In one transaction: a colleague never sees the block without its text.
          fragment.doc.transact((transaction) => {
            view.update?.(changed, before);
            giveTexts(transaction, changed.state);
          }, ySyncPluginKey);
        },
      };
    },
  });
}

/** Gives an empty text to each block of text that this transaction made without one. */
function giveTexts(transaction: Y.Transaction, { schema }: EditorState): void {
  const { clientID } = transaction.doc;
  const from = transaction.beforeState.get(clientID) ?? 0;
  const walk = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      const id = child._item?.id;
      const isNew = id?.client === clientID && id.clock >= from;
      if (isNew && child.length === 0 && schema.nodes[child.nodeName]?.isTextblock) {
        child.insert(0, [new Y.XmlText()]);
      } else if (isNew) walk(child);
    }
  };
  // What is new stands in something that was there before and changed.
  for (const type of [...transaction.changed.keys()]) {
    if (type instanceof Y.XmlFragment) walk(type);
  }
}
