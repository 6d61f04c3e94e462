import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Anchor, anchorAt, locate, MAX_QUOTATION, readLetters } from '#domain/comments/anchor';
import { appendRichText, plainParagraphs } from '#domain/document/rich-text';
import { copyOf } from '#domain/document/state';

/** A document with one shared text, and somebody who has it too. */
function shared(text: string) {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('body');
  appendRichText(fragment, plainParagraphs(text));
  return { doc, fragment };
}

function sharedCopyOf(doc: Y.Doc) {
  const other = copyOf(doc);
  return { doc: other, fragment: other.getXmlFragment('body') };
}

const runAt = (fragment: Y.XmlFragment, index: number): Y.XmlText => {
  const run = readLetters(fragment).runs[index];
  if (!run) throw new Error('there is no such block');
  return run.text;
};

function mark(fragment: Y.XmlFragment, words: string): Anchor {
  const letters = readLetters(fragment);
  const from = letters.all.indexOf(words);
  const anchor = anchorAt(letters, { from, to: from + words.length });
  if (!anchor || from < 0) throw new Error('it does not stand there');
  return anchor;
}

/** The words that an anchor stands at, and how they were found. */
function found(fragment: Y.XmlFragment, anchor: Anchor): [string, string] | null {
  const letters = readLetters(fragment);
  const at = locate(letters, anchor);
  return at && [letters.all.slice(at.from, at.to), at.by];
}

describe('a stretch of text that was commented', () => {
  it('[E1] goes with its words, whatever is written before, behind and into it', () => {
    const { fragment } = shared('Atelier à Tunis en mars');
    const anchor = mark(fragment, 'Tunis');
    const text = runAt(fragment, 0);
    text.insert(0, 'Grand ');
    text.insert(text.length, ' ou avril');
    expect(found(fragment, anchor)).toEqual(['Tunis', 'position']);
    text.insert(readLetters(fragment).all.indexOf('nis'), '-');
    expect(found(fragment, anchor)).toEqual(['Tu-nis', 'position']);
  });

  it('[E1] of several blocks is quoted line by line, and found over them', () => {
    const { fragment } = shared('Premier point\nDeuxième point\nTroisième');
    const letters = readLetters(fragment);
    const anchor = anchorAt(letters, { from: 8, to: letters.all.indexOf('ième point') });
    if (!anchor) throw new Error('it has letters');
    expect(anchor.quotation).toBe('point\nDeux');
    expect(found(fragment, anchor)).toEqual(['pointDeux', 'position']);
  });

  it('[E1] has letters: of blanks alone there is none; what is too long ends earlier', () => {
    const { fragment } = shared('un  deux');
    const letters = readLetters(fragment);
    expect(anchorAt(letters, { from: 2, to: 4 })).toBeNull();
    expect(anchorAt(letters, { from: 5, to: 5 })).toBeNull();
    const long = shared('x'.repeat(MAX_QUOTATION + 50));
    const all = readLetters(long.fragment);
    expect(anchorAt(all, { from: 0, to: all.all.length })?.quotation).toHaveLength(MAX_QUOTATION);
  });

  it('[E2] keeps what is left of it when a part was deleted', () => {
    const { fragment } = shared('Atelier à Tunis en mars');
    const anchor = mark(fragment, 'Tunis en mars');
    runAt(fragment, 0).delete(10, 6);
    expect(found(fragment, anchor)).toEqual(['en mars', 'position']);
  });

  it('[E2] is detached when its words are gone', () => {
    const { fragment } = shared('Atelier à Tunis en mars');
    const anchor = mark(fragment, 'Tunis');
    runAt(fragment, 0).delete(10, 5);
    expect(found(fragment, anchor)).toBeNull();
  });

  it('[E2] is detached when its block is gone, and the others are not', () => {
    const { fragment } = shared('Premier point\nDeuxième point');
    const [first, second] = [mark(fragment, 'Premier'), mark(fragment, 'Deuxième')];
    fragment.delete(0, 1);
    expect(found(fragment, first)).toBeNull();
    expect(found(fragment, second)).toEqual(['Deuxième', 'position']);
  });

  it('[E3] is found again by its words where they were written anew, the nearest ones first', () => {
    const { fragment } = shared('Tunis le matin\nVers Tunis\nTunis le soir');
    const anchor = mark(fragment, 'Vers Tunis');
    // As an editor does that makes a heading of a paragraph.
    fragment.delete(1, 1);
    const heading = new Y.XmlElement('heading');
    fragment.insert(1, [heading]);
    heading.insert(0, [new Y.XmlText('Vers  Tunis')]);
    expect(found(fragment, anchor)).toEqual(['Vers  Tunis', 'quotation']);

    const near = mark(fragment, 'Tunis le soir');
    runAt(fragment, 2).delete(0, 13);
    runAt(fragment, 2).insert(0, 'Tunis le soir');
    expect(found(fragment, near)).toEqual(['Tunis le soir', 'quotation']);
  });

  it('[E3] of a letter or two is not looked for elsewhere', () => {
    const { fragment } = shared('un an à Tunis');
    const anchor = mark(fragment, 'an');
    runAt(fragment, 0).delete(3, 3);
    runAt(fragment, 0).insert(runAt(fragment, 0).length, ' an');
    expect(found(fragment, anchor)).toBeNull();
  });

  it.each([
    ['the whole of it', 10, 13],
    ['its end', 16, 7],
    ['its beginning', 8, 5],
    ['what it stands in', 0, 23],
  ])('[E3] stands in the same place for everyone once the deletion of %s was undone', (_, at, length) => {
    const { doc, fragment } = shared('Atelier à Tunis en mars');
    const anchor = mark(fragment, 'Tunis en mars');
    const undo = new Y.UndoManager(fragment);
    runAt(fragment, 0).delete(at, length);
    undo.undo();
    expect(found(fragment, anchor)?.[0]).toBe('Tunis en mars');
    expect(found(sharedCopyOf(doc).fragment, anchor)).toEqual(found(fragment, anchor));
  });

  it('[E3] comes back with its block, for everyone', () => {
    const { doc, fragment } = shared('Premier point\nDeuxième point');
    const anchor = mark(fragment, 'Deuxième');
    const undo = new Y.UndoManager(fragment);
    fragment.delete(1, 1);
    expect(found(fragment, anchor)).toBeNull();
    undo.undo();
    expect(found(fragment, anchor)?.[0]).toBe('Deuxième');
    expect(found(sharedCopyOf(doc).fragment, anchor)?.[0]).toBe('Deuxième');
  });

  it('[E4] stands in the same place for everyone who has the same text, whatever was done to it', () => {
    const step = fc.record({
      at: fc.nat(40),
      length: fc.nat(8),
      what: fc.constantFrom('in', 'out', 'undo', 'both'),
    });
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.integer({ min: 1, max: 12 }),
        fc.array(step, { maxLength: 14 }),
        (from, size, steps) => {
          const one = shared('Un atelier pour tous les points focaux à Dakar');
          const anchor = anchorAt(readLetters(one.fragment), { from, to: from + size });
          const two = sharedCopyOf(one.doc);
          const undo = new Y.UndoManager(one.fragment, { captureTimeout: 0 });
          for (const { at, length, what } of steps) {
            const text = runAt(one.fragment, 0);
            const place = Math.min(at, text.length);
            if (what === 'in') text.insert(place, 'xyz'.slice(0, length + 1));
            else if (what === 'out') text.delete(place, Math.min(length, text.length - place));
            else if (what === 'undo') undo.undo();
            else {
              const theirs = runAt(two.fragment, 0);
              theirs.insert(Math.min(at, theirs.length), 'Z');
              Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc));
            }
          }
          Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
          const three = sharedCopyOf(two.doc);
          if (!anchor) return;
          const here = locate(readLetters(one.fragment), anchor);
          expect(locate(readLetters(two.fragment), anchor)).toEqual(here);
          expect(locate(readLetters(three.fragment), anchor)).toEqual(here);
          if (here) expect(here.from).toBeLessThan(here.to);
        },
      ),
    );
  });
});
