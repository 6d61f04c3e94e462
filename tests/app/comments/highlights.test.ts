import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readLetters } from '#domain/comments/anchor';
import { appendRichText, type RichNode, readRichText } from '#domain/document/rich-text';
import {
  commentedPlugin,
  selectedLetters,
  showHighlights,
  threadAt,
} from '~/features/documents/text/commented-text';
import { COMMENTED, withHighlights } from '~/features/documents/text/highlights';

const paragraph = (...texts: string[]): RichNode => ({
  type: 'paragraph',
  content: texts.map((text, index) => ({
    type: 'text',
    text,
    ...(index % 2 === 1 ? { marks: [{ type: 'bold' }] } : {}),
  })),
});
const text: RichNode = {
  type: 'doc',
  content: [
    paragraph('Un ', 'atelier', ' à Tunis'),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('avec les points focaux')] }] },
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Une' }, { type: 'hardBreak' }, { type: 'text', text: 'suite' }],
    },
  ],
};

const runs = (node: RichNode): RichNode[] =>
  node.type === 'text' ? [node] : (node.content ?? []).flatMap(runs);
const letters = (node: RichNode) =>
  runs(node)
    .map((run) => run.text ?? '')
    .join('');

describe('commented stretches in a text', () => {
  it('[E1] are drawn over exactly their letters, and change none', () => {
    const length = letters(text).length;
    const range = fc
      .tuple(fc.nat(length), fc.nat(length))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), (ranges) => {
        const highlights = ranges.map((each, index) => ({ ...each, threadId: `t${index}`, shown: false }));
        const drawn = withHighlights(text, highlights);
        expect(letters(drawn)).toBe(letters(text));
        let at = 0;
        for (const run of runs(drawn)) {
          for (let index = 0; index < (run.text ?? '').length; index += 1, at += 1) {
            const marked = run.marks?.some(({ type }) => type === COMMENTED) ?? false;
            expect(marked, `letter ${at}`).toBe(ranges.some(({ from, to }) => from <= at && at < to));
          }
        }
      }),
    );
  });

  it('[E1] are counted alike in the shared text, where it is read, and in the editor', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('body');
    appendRichText(fragment, text);
    const all = readLetters(fragment).all;
    expect(letters(readRichText(fragment))).toBe(all);
    const schema = getSchema([StarterKit]);
    const state = EditorState.create({ doc: schema.nodeFromJSON(text), schema });
    state.doc.descendants((node, position) => {
      if (!node.isText) return;
      const end = position + node.nodeSize;
      const chosen = state.apply(state.tr.setSelection(TextSelection.create(state.doc, position, end)));
      const { from, to } = selectedLetters(chosen);
      expect(all.slice(from, to)).toBe(node.text);
    });
  });

  it('[E1] stay over their letters in the editor, typed into or replaced by a colleague’s edit', () => {
    const schema = getSchema([StarterKit]);
    const plugin = commentedPlugin();
    const view = {
      state: EditorState.create({ schema, plugins: [plugin] }),
      dispatch: (transaction: Transaction) => {
        view.state = view.state.apply(transaction);
      },
    };
    const at = letters(text).indexOf('atelier');
    showHighlights(view, [{ from: at, to: at + 'atelier'.length, threadId: 'one', shown: false }]);
    const replace = (node: RichNode) => {
      const { doc, tr } = view.state;
      const content = schema.nodeFromJSON(node).content;
      view.dispatch(
        tr.replaceWith(0, doc.content.size, content).setMeta(ySyncPluginKey, { isChangeOrigin: true }),
      );
    };
    const commented = () => {
      const { doc } = view.state;
      const shown = plugin.getState(view.state)?.set.find() ?? [];
      return shown.map(({ from, to }) => doc.textBetween(from, to)).join('');
    };
    // As the binding does when an editor opens: its text comes after it.
    replace(text);
    expect(commented()).toBe('atelier');
    view.dispatch(view.state.tr.insertText('Hier, ', 1));
    expect(commented()).toBe('atelier');
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 12)));
    expect(threadAt(view.state)).toBe('one');
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 1)));
    expect(threadAt(view.state)).toBeNull();
  });
});
