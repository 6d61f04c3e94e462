import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import {
  activityText,
  addActivity,
  addSection,
  setActivity,
  setEntries,
  setSection,
} from '#domain/document/shape';
import { documentUndo } from '~/features/documents/connection/document-undo';

function twoPeople() {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  const meet = (): void => {
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one), 'line');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two), 'line');
  };
  return { one, two, meet, undo: documentUndo(one) };
}

const rows = (doc: Y.Doc) => readDocument(doc).activities;

describe('[C17] undoing that one has added a row', () => {
  it('takes it away, and brings it back, when nobody else has written in it', () => {
    const { one, two, meet, undo } = twoPeople();
    addActivity(one, { sectionId: null, title: 'Atelier' }, 'grid');
    meet();
    undo.undo();
    meet();
    expect([rows(one), rows(two)]).toEqual([[], []]);
    undo.redo();
    meet();
    expect(rows(two)).toMatchObject([{ title: 'Atelier' }]);
  });

  it.each([
    ['a value', (doc: Y.Doc, id: string) => setActivity(doc, id, 'quantity', 3, 'grid')],
    ['another title', (doc: Y.Doc, id: string) => setActivity(doc, id, 'title', 'Atelier de Tunis', 'grid')],
    ['a place', (doc: Y.Doc, id: string) => setEntries(doc, id, 'places', { tn: { text: 'Tunis' } }, 'grid')],
    [
      'words in a rich cell',
      (doc: Y.Doc, id: string) => activityText(doc, id, 'remarks')?.insert(0, [new Y.XmlText('À confirmer')]),
    ],
  ])('leaves the row whole when a colleague has written %s in it', (_what, write) => {
    const { one, two, meet, undo } = twoPeople();
    const sectionId = addSection(two, { parentId: null, title: 'Axe 1' }, 'grid');
    meet();
    const id = addActivity(one, { sectionId, title: 'Atelier', targetGroup: 'Saisonniers' }, 'grid');
    meet();
    write(two, id);
    meet();
    const before = rows(two);
    undo.undo();
    meet();
    expect(rows(one)).toEqual(before);
    expect(rows(two)).toEqual(before);
  });

  it('still takes back what one has changed later in the row', () => {
    const { one, two, meet, undo } = twoPeople();
    const id = addActivity(one, { sectionId: null, title: 'Atelier' }, 'grid');
    undo.stopCapturing();
    setActivity(one, id, 'title', 'Atelier de Tunis', 'grid');
    meet();
    setActivity(two, id, 'quantity', 3, 'grid');
    meet();
    undo.undo();
    meet();
    expect(rows(two)).toMatchObject([{ title: 'Atelier', quantity: 3 }]);
    undo.undo();
    meet();
    expect(rows(two)).toMatchObject([{ title: 'Atelier', quantity: 3 }]);
  });

  it('leaves a section that a colleague has renamed', () => {
    const { one, two, meet, undo } = twoPeople();
    const id = addSection(one, { parentId: null, title: 'Axe' }, 'grid');
    meet();
    setSection(two, id, 'title', 'Axe 1', 'grid');
    meet();
    undo.undo();
    meet();
    expect(readDocument(two).sections).toMatchObject([{ id, title: 'Axe 1' }]);
  });
});
