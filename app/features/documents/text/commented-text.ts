import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Range } from '#domain/comments/anchor';
import type { Highlight } from '~/features/comments/comments-context';
import classes from './rich-text.module.css';

interface Shown {
  readonly highlights: readonly Highlight[];
  readonly set: DecorationSet;
}
const key = new PluginKey<Shown>('commented');

export function commentedPlugin(): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({ highlights: [], set: DecorationSet.empty }),
      apply: (transaction, before) => {
        const told: unknown = transaction.getMeta(key);
        // Only showHighlights tells it anything.
        const highlights = told ? (told as readonly Highlight[]) : before.highlights;
        // A shared edit replaces the text in the editor, the first time the whole of it: nothing can be mapped.
        const replaced = transaction.docChanged && transaction.getMeta(ySyncPluginKey)?.isChangeOrigin;
        if (told || replaced) return { highlights, set: decorate(transaction.doc, highlights) };
        return { highlights, set: before.set.map(transaction.mapping, transaction.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

/** Shows the stretches that have threads, as decorations: nothing of them is in the document. */
export const CommentedText = Extension.create({
  name: 'commentedText',
  addProseMirrorPlugins: () => [commentedPlugin()],
});

export function showHighlights(
  view: Pick<EditorView, 'state' | 'dispatch'>,
  highlights: readonly Highlight[],
): void {
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
