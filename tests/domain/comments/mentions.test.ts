import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginningOf,
  type Mention,
  mentionsIn,
  nameBefore,
  partsOf,
  toStored,
  toWritten,
} from '#domain/comments/mentions';
import { newId } from '#domain/ids';

const amal: Mention = { kind: 'person', id: newId() };
const amalia: Mention = { kind: 'person', id: newId() };
const ugtt: Mention = { kind: 'organisation', id: newId() };
const names = [
  { name: 'Amal', mention: amal },
  { name: 'Amal Ben Salah', mention: amalia },
  { name: 'UGTT', mention: ugtt },
];
const nameOf = (mention: Mention) => names.find((each) => each.mention === mention)?.name ?? '?';

describe('a mention', () => {
  it('is stored by id, the longest name first, and not inside a longer word', () => {
    const stored = toStored('@Amal Ben Salah et @Amal, voir @UGTTX ou @UGTT.', names);
    expect(mentionsIn(stored)).toEqual([amalia, amal, ugtt]);
    expect(stored).toContain('@UGTTX');
    expect(stored).not.toContain('Salah');
  });

  it('is found again in what was stored, whatever stands around it', () => {
    const piece = fc.oneof(
      fc.constantFrom(amal, amalia, ugtt),
      fc.string({ unit: 'grapheme', maxLength: 12 }).filter((words) => !words.includes('@')),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const stored = pieces
          .map((each) => (typeof each === 'string' ? each : `@[${each.kind}:${each.id}]`))
          .join('');
        expect(
          partsOf(stored)
            .map((part) => (typeof part === 'string' ? part : ''))
            .join(''),
        ).toBe(pieces.filter((each) => typeof each === 'string').join(''));
        const named = new Set(pieces.filter((each) => typeof each !== 'string').map(({ id }) => id));
        expect(new Set(mentionsIn(stored).map(({ id }) => id))).toEqual(named);
      }),
    );
  });

  it('comes back as it was when a text is opened for editing and kept', () => {
    const words = fc.constantFrom(' voir ', ', ', ' ? ', '\n', ' a@b.fr ', '(');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, fc.constantFrom(amal, amalia, ugtt)), { maxLength: 6 }),
        (pairs) => {
          const stored = pairs.map(([text, { kind, id }]) => `${text}@[${kind}:${id}]`).join('');
          const known = names.map(({ name, mention }) => ({ name, mention }));
          const byId = ({ id }: Mention) =>
            nameOf(known.find(({ mention }) => mention.id === id)?.mention ?? amal);
          expect(toStored(toWritten(stored, byId), known)).toBe(stored);
        },
      ),
    );
  });

  it('is being written from its @ to the caret, and not in an address', () => {
    expect(nameBefore('Voir @Am', 8)).toEqual({ from: 5, words: 'Am' });
    expect(nameBefore('@', 1)).toEqual({ from: 0, words: '' });
    expect(nameBefore('@Amal Ben', 9)).toEqual({ from: 0, words: 'Amal Ben' });
    expect(nameBefore('amal@ici', 8)).toBeNull();
    expect(nameBefore('Voir @Am', 4)).toBeNull();
  });

  it('is never cut where only the beginning of a text is told', () => {
    const text = `Bonjour @[person:${amal.id}] et @[person:${amalia.id}], merci de relire`;
    for (let length = 1; length < 80; length += 1) {
      const begun = beginningOf(text, length);
      expect(
        partsOf(begun)
          .filter((part) => typeof part === 'string')
          .join(''),
      ).not.toContain('[');
    }
    expect(beginningOf('Court', 10)).toBe('Court');
    expect(beginningOf('Un texte plus long', 8)).toBe('Un texte…');
  });
});
