import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type About, BODY } from '#domain/comments/about';
import { anchorAt, readLetters } from '#domain/comments/anchor';
import { appendRichText, plainParagraphs } from '#domain/document/rich-text';
import { activityText, addActivity, documentParts } from '#domain/document/shape';
import { newId } from '#domain/ids';
import type { ShownThread } from '#server/comments/list';
import { countOpen, firstAt, marksIn, placeThreads, textAt } from '~/features/comments/place-threads';

const thread = (about: About, changes: Partial<ShownThread> = {}): ShownThread => ({
  id: newId(),
  about,
  resolved: null,
  mayResolve: false,
  comments: [],
  ...changes,
});
const done = { byId: null, at: '2026-01-01T00:00:00.000Z' };

function plan() {
  const doc = new Y.Doc();
  const activityId = addActivity(doc, { sectionId: null, title: 'Atelier' }, 'seed');
  const remarks = activityText(doc, activityId, 'remarks');
  if (!remarks) throw new Error('it is made with the row');
  appendRichText(remarks, plainParagraphs('Salle à Tunis'));
  appendRichText(documentParts(doc).body, plainParagraphs('Contexte à Tunis'));
  return { doc, activityId, ids: new Set<string>([activityId]) };
}

function stretch(doc: Y.Doc, activityId: string | null, field: string, words: string): About {
  const text = textAt(doc, activityId, field);
  const letters = readLetters(text ?? new Y.XmlFragment());
  const from = letters.all.indexOf(words);
  const anchor = anchorAt(letters, { from, to: from + words.length });
  if (!anchor) throw new Error('it does not stand there');
  return { kind: 'text', activityId, field, ...anchor };
}

describe('where threads stand', () => {
  it('[E1] finds a stretch in its own text, be it a rich cell or the document’s', () => {
    const { doc, activityId, ids } = plan();
    const abouts = [stretch(doc, activityId, 'remarks', 'Tunis'), stretch(doc, null, BODY, 'Tunis')];
    const placed = placeThreads(
      abouts.map((about) => thread(about)),
      doc,
      ids,
    );
    expect(placed.map(({ range }) => range?.from)).toEqual([8, 11]);
    expect(placed.map(({ detached }) => detached)).toEqual([false, false]);
  });

  it('[E2] takes what stands at a deleted activity for detached, until it is back', () => {
    const { doc, activityId, ids } = plan();
    const threads = [
      thread({ kind: 'activity', activityId }),
      thread({ kind: 'field', activityId, field: 'period' }),
      thread(stretch(doc, activityId, 'remarks', 'Tunis')),
      thread({ kind: 'document' }),
    ];
    const detached = (there: ReadonlySet<string>) =>
      placeThreads(threads, doc, there).map((each) => each.detached);
    expect(detached(new Set())).toEqual([true, true, true, false]);
    expect(detached(ids)).toEqual([false, false, false, false]);
  });

  it('[E2] takes a stretch of a text that is not there for detached', () => {
    const { doc, activityId, ids } = plan();
    const about = { ...stretch(doc, activityId, 'remarks', 'Tunis'), field: 'title' } as About;
    expect(placeThreads([thread(about)], doc, ids)).toMatchObject([{ detached: true, range: null }]);
  });

  it('counts what is open for each cell; the title’s has what no shown column has', () => {
    const { doc, activityId, ids } = plan();
    const threads = [
      thread({ kind: 'activity', activityId }),
      thread({ kind: 'field', activityId, field: 'period' }),
      thread({ kind: 'field', activityId, field: 'period' }, { resolved: done }),
      thread(stretch(doc, activityId, 'remarks', 'Tunis')),
      thread({ kind: 'document' }),
    ];
    const marks = countOpen(placeThreads(threads, doc, ids))[activityId];
    expect(marks).toEqual({ '': 1, period: 1, remarks: 1 });
    const shown = ['title', 'period'];
    expect(shown.map((column) => marksIn(marks, column, shown))).toEqual([2, 1]);
    expect(marksIn(undefined, 'title', shown)).toBe(0);
    const placed = placeThreads(threads, doc, ids);
    const leads = (column: string) => firstAt(placed, activityId, column)?.id;
    expect(leads('title')).toBe(threads[0]?.id);
    expect(leads('remarks')).toBe(threads[3]?.id);
    expect(firstAt(placed, newId(), 'title')).toBeUndefined();
  });
});
