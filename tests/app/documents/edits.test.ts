import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { plainParagraphs, richTextToPlain, writeRichText } from '#domain/document/rich-text';
import { activityMap, activityText, addActivity, addSection, setActivity } from '#domain/document/shape';
import { addBeside, applyEntries, duplicate, leaving, moveByOne } from '~/features/documents/grid/edits';

function plan() {
  const doc = new Y.Doc();
  const one = addSection(doc, { parentId: null, title: 'Un' }, 'seed');
  const two = addSection(doc, { parentId: null, title: 'Deux' }, 'seed');
  const [a, b, c] = ['a', 'b', 'c'].map((title) => addActivity(doc, { sectionId: one, title }, 'seed'));
  const d = addActivity(doc, { sectionId: two, title: 'd' }, 'seed');
  if (!a || !b || !c) throw new Error('three were added');
  return { doc, one, two, a, b, c, d };
}
const order = (doc: Y.Doc) => {
  const { sections, activities } = readDocument(doc);
  return sections.map(({ id, title }) => [
    title,
    ...activities.filter((activity) => activity.sectionId === id).map((activity) => activity.title),
  ]);
};
const find = (doc: Y.Doc, id: string) => {
  const activity = readDocument(doc).activities.find((each) => each.id === id);
  if (!activity) throw new Error('no such activity');
  return activity;
};

describe('moving a row by one', () => {
  it('goes down and up within its section', () => {
    const { doc, b } = plan();
    expect(moveByOne(doc, readDocument(doc), b, 1)).toBe(true);
    expect(order(doc)[0]).toEqual(['Un', 'a', 'c', 'b']);
    moveByOne(doc, readDocument(doc), b, -1);
    moveByOne(doc, readDocument(doc), b, -1);
    expect(order(doc)[0]).toEqual(['Un', 'b', 'a', 'c']);
  });
  it('goes over the border into the neighbouring section', () => {
    const { doc, c } = plan();
    moveByOne(doc, readDocument(doc), c, 1);
    expect(order(doc)).toEqual([
      ['Un', 'a', 'b'],
      ['Deux', 'c', 'd'],
    ]);
    moveByOne(doc, readDocument(doc), c, -1);
    expect(order(doc)).toEqual([
      ['Un', 'a', 'b', 'c'],
      ['Deux', 'd'],
    ]);
  });
  it('stays at the ends of the document', () => {
    const { doc, a, d } = plan();
    expect(moveByOne(doc, readDocument(doc), a, -1)).toBe(false);
    expect(moveByOne(doc, readDocument(doc), d, 1)).toBe(false);
  });
});

describe('new rows', () => {
  it('stand right above or below', () => {
    const { doc, a, b } = plan();
    setActivity(doc, addBeside(doc, readDocument(doc), find(doc, a), 'above'), 'title', 'avant a', 'grid');
    setActivity(doc, addBeside(doc, readDocument(doc), find(doc, b), 'below'), 'title', 'après b', 'grid');
    expect(order(doc)[0]).toEqual(['Un', 'avant a', 'a', 'b', 'après b', 'c']);
  });
  it('are copied whole, with an id of their own and the memory of where they come from', () => {
    const { doc, one } = plan();
    const id = addActivity(
      doc,
      {
        sectionId: one,
        title: 'Atelier',
        kind: 'event',
        period: { text: 'mars', precision: 'none', confirmed: false },
        places: { p: { text: 'Tunis' } },
        projects: { x: true },
      },
      'seed',
      { texts: { remarks: writeRichText(plainParagraphs('Budget à voir')) } },
    );
    const copy = find(doc, duplicate(doc, find(doc, id)));
    expect(copy.id).not.toBe(id);
    expect(copy).toMatchObject({
      title: 'Atelier',
      kind: 'event',
      copiedFrom: id,
      places: [{ text: 'Tunis' }],
      projects: [{ key: 'x' }],
    });
    expect(richTextToPlain(copy.remarks)).toBe('Budget à voir');
    // Writing in the copy leaves the first alone.
    activityText(doc, copy.id, 'remarks')?.delete(0, 1);
    expect(richTextToPlain(find(doc, id).remarks)).toBe('Budget à voir');
  });
});

describe('fields with several values', () => {
  it('keep what a colleague added or removed while the cell was open', () => {
    const { doc, a } = plan();
    const before = { t: { text: 'Tunis' }, r: { text: 'Rabat' } };
    applyEntries(doc, a, 'places', {}, before);
    activityMap(doc, a, 'places')?.set('d', { text: 'Dakar' });
    activityMap(doc, a, 'places')?.delete('r');
    applyEntries(doc, a, 'places', before, { ...before, m: { text: 'Madrid' } });
    expect(find(doc, a).places.map(({ text }) => text)).toEqual(['Dakar', 'Madrid', 'Tunis']);
  });
});

describe('leaving a cell', () => {
  it('writes only what changed', () => {
    expect(leaving('a', 'a', 'a')).toBe('nothing');
    expect(leaving('a', 'b', 'a')).toBe('write');
    expect(leaving(null, null, undefined)).toBe('nothing');
  });
  it('asks when a colleague changed it meanwhile, unless both wrote the same or nothing was written', () => {
    expect(leaving('a', 'b', 'c')).toBe('choose');
    expect(leaving('a', 'b', 'b')).toBe('nothing');
    expect(leaving('a', 'a', 'c')).toBe('nothing');
  });
});
