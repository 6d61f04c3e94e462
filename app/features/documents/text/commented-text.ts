import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Range } from '#domain/comments/anchor';
import type { Highlight } from '~/features/comments/comments-context';
import classes from './rich-text.module.css';

const key = new PluginKey<{ set: DecorationSet; highlights: readonly Highlight[] }>('commented');

/** Shows the stretches that have threads, as decorations: nothing of them is in the document. */
export const CommentedText = Extension.create({
  name: 'commentedText',
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => ({ set: DecorationSet.empty, highlights: [] }),
        apply: (transaction, before) => {
          const told = transaction.getMeta(key);
          // Only showHighlights gives it one.
          const highlights = told ? (told as readonly Highlight[]) : before.highlights;
          if (told) return { set: decorate(transaction.doc, highlights), highlights };
          return { set: before.set.map(transaction.mapping, transaction.doc), highlights };
        },
      },
      props: { decorations: (state) => key.getState(state)?.set },
    }),
  ],
});

export function showHighlights(view: EditorView, highlights: readonly Highlight[]): void {
  view.dispatch(view.state.tr.setMeta(key, highlights).setMeta('addToHistory', false));
}

/** The thread whose stretch the selection touches; null: none. */
export function threadAt(state: EditorState): string | null {
  const found = key.getState(state)?.set.find(state.selection.from, state.selection.to);
  const threadId: unknown = found?.[0]?.spec.threadId;
  return typeof threadId === 'string' ? threadId : null;
}

/** The selection in letters of the whole text, as anchors count them. */
export function selectedLetters({ doc, selection }: Pick<EditorState, 'doc' | 'selection'>): Range {
  return { from: lettersBefore(doc, selection.from), to: lettersBefore(doc, selection.to) };
}

function lettersBefore(doc: Node, position: number): number {
  return doc.textBetween(0, position, '', () => '').length;
}

function decorate(doc: Node, highlights: readonly Highlight[]): DecorationSet {
  const decorations: Decoration[] = [];
  let counted = 0;
  doc.descendants((node, position) => {
    if (!node.isText) return;
    const [start, end] = [counted, counted + (node.text?.length ?? 0)];
    counted = end;
    for (const { from, to, threadId, shown } of highlights) {
      if (from >= end || to <= start) continue;
      const attributes = {
        class: classes.commented ?? '',
        'data-thread': threadId,
        ...(shown ? { 'data-shown': 'true' } : {}),
      };
      const inside = [Math.max(from - start, 0), Math.min(to, end) - start] as const;
      decorations.push(
        Decoration.inline(position + inside[0], position + inside[1], attributes, { threadId }),
      );
    }
  });
  return DecorationSet.create(doc, decorations);
}
