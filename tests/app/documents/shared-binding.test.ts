import { getSchema } from '@tiptap/core';
import { EditorState, type Plugin, Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import StarterKit from '@tiptap/starter-kit';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type RichNode, readRichText, richTextToPlain, writeRichText } from '#domain/document/rich-text';
import { activityText, addActivity } from '#domain/document/shape';
import { documentUndo } from '~/features/documents/connection/document-undo';
import { sharedBinding } from '~/features/documents/text/shared-binding';

const schema = getSchema([StarterKit.configure({ undoRedo: false })]);

/** An editor as the binding sees it, without a page around it. */
function openEditor(binding: Plugin) {
  const part = {
    state: EditorState.create({ schema, plugins: [binding] }),
    hasFocus: () => false,
    dispatch(transaction: Transaction) {
      const before = part.state;
      part.state = before.apply(transaction);
      bound?.update?.(view, before);
    },
  };
  // The binding asks a view for nothing else.
  const view = part as unknown as EditorView;
  let bound: ReturnType<NonNullable<Plugin['spec']['view']>> | undefined;
  bound = binding.spec.view?.(view);
  return {
    type: (letters: string) => part.dispatch(part.state.tr.insertText(letters)),
    goToEnd: () => part.dispatch(part.state.tr.setSelection(Selection.atEnd(part.state.doc))),
    enter: () => part.dispatch(part.state.tr.split(part.state.selection.from)),
    text: () => part.state.doc.textBetween(0, part.state.doc.content.size, '\n'),
  };
}

type Step = { readonly who: 0 | 1; readonly does: 'types' | 'hears' | 'enters' };
const nothing: RichNode = { type: 'doc', content: [] };
const emptyParagraph: RichNode = { type: 'doc', content: [{ type: 'paragraph' }] };

/** Two people with one remark open; what one writes reaches the other only when a step says so. */
function twoPeople(written: RichNode, bind: (fragment: Y.XmlFragment) => Plugin = sharedBinding) {
  const begin = new Y.Doc();
  const id = addActivity(begin, { sectionId: null }, 'seed', { texts: { remarks: writeRichText(written) } });
  const people = [0, 1].map(() => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(begin));
    const fragment = activityText(doc, id, 'remarks');
    if (!fragment) throw new Error('it was made with the row');
    return { doc, fragment, editor: openEditor(bind(fragment)), heard: [] as Uint8Array[] };
  });
  const [one, two] = people;
  if (!one || !two) throw new Error('two were made');
  one.doc.on('update', (update, origin) => origin !== 'line' && two.heard.push(update));
  two.doc.on('update', (update, origin) => origin !== 'line' && one.heard.push(update));
  const hear = (person: typeof one): boolean => {
    const update = person.heard.shift();
    if (update) Y.applyUpdate(person.doc, update, 'line');
    return update !== undefined;
  };
  return {
    one,
    two,
    hear,
    meet: () => {
      for (let some = true; some; ) some = [one, two].map(hear).some(Boolean);
    },
  };
}

/** Plays the steps; each person writes their own letters, in order. */
function play(steps: readonly Step[], { one, two, hear, meet }: ReturnType<typeof twoPeople>) {
  const left: [string[], string[]] = [[...'abcdefghijklmnop'], [...'ABCDEFGHIJKLMNOP']];
  const typed = ['', ''];
  for (const { who, does } of steps) {
    const person = who === 0 ? one : two;
    const letter = does === 'types' ? left[who].shift() : undefined;
    if (letter) {
      person.editor.type(letter);
      typed[who] += letter;
    } else if (does === 'enters') person.editor.enter();
    else hear(person);
  }
  meet();
  const texts = [one, two].map(({ fragment }) => richTextToPlain(readRichText(fragment)));
  return { typed, texts, shown: [one.editor.text(), two.editor.text()] };
}

const stepsOf = (...does: Step['does'][]) =>
  fc.array(fc.record({ who: fc.constantFrom(0 as const, 1 as const), does: fc.constantFrom(...does) }), {
    minLength: 6,
    maxLength: 60,
  });

describe('[C18] two people who begin in one empty text at once', () => {
  it.each([
    ['nothing', nothing],
    ['an empty paragraph', emptyParagraph],
  ])('each keep their words whole, from %s', (_, written) => {
    fc.assert(
      fc.property(stepsOf('types', 'hears'), (steps) => {
        const { typed, texts } = play(steps, twoPeople(written));
        expect(texts[0]).toBe(texts[1]);
        for (const words of typed) expect(texts[0]).toContain(words);
        expect(texts[0]?.replace(/\n/g, '')).toHaveLength(typed.join('').length);
      }),
      { numRuns: 300 },
    );
  });

  it('keep them in an empty line that one of them has just made', () => {
    fc.assert(
      fc.property(stepsOf('types', 'hears'), (steps) => {
        const people = twoPeople(nothing);
        people.one.editor.type('-');
        people.one.editor.enter();
        people.meet();
        people.two.editor.goToEnd();
        const { typed, texts } = play(steps, people);
        expect(texts[0]).toBe(texts[1]);
        for (const words of typed) expect(texts[0]).toContain(words);
        expect(texts[0]?.replace('\n', '')).toHaveLength(typed.join('').length + 1);
      }),
      { numRuns: 300 },
    );
  });

  it('lose and double no letter when they make lines as well', () => {
    fc.assert(
      fc.property(stepsOf('types', 'types', 'hears', 'enters'), (steps) => {
        const { typed, texts, shown } = play(steps, twoPeople(nothing));
        expect(texts[0]).toBe(texts[1]);
        expect(shown[0]).toBe(shown[1]);
        const letters = (text = '') => [...text].filter((letter) => letter !== '\n');
        expect(letters(texts[0]).sort()).toEqual(letters(typed.join('')).sort());
      }),
      { numRuns: 300 },
    );
  });
});

it('[C17] undoing the first words of a text leaves what a colleague wrote in the same line', () => {
  const { one, two, meet } = twoPeople(nothing);
  const undo = documentUndo(one.doc);
  undo.addTrackedOrigin(ySyncPluginKey);
  one.editor.type('abc');
  meet();
  two.editor.goToEnd();
  two.editor.type('XYZ');
  meet();
  undo.undo();
  meet();
  expect(one.editor.text()).toBe('XYZ');
  expect(two.editor.text()).toBe('XYZ');
  undo.redo();
  meet();
  expect(two.editor.text()).toBe('abcXYZ');
});
