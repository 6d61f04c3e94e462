import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { addActivity, addSection, deleteNodes, setActivity, setSection } from '#domain/document/shape';
import { documentUndo } from '~/features/documents/connection/document-undo';
import { keepStranded } from '~/features/documents/stranded/keep-stranded';
import type { Stranded } from '~/features/documents/stranded/use-stranded';

function plan() {
  const doc = new Y.Doc();
  const sectionId = addSection(doc, { parentId: null, title: 'Axe' }, 'grid');
  const id = addActivity(doc, { sectionId, title: 'Débat', quantity: 3 }, 'grid');
  const other = addActivity(doc, { sectionId, title: 'Atelier' }, 'grid');
  const { activities, sections } = readDocument(doc);
  const was = activities.find((each) => each.id === id);
  const section = sections[0];
  if (!was || !section) throw new Error('They were just made.');
  const inTitle: Stranded = {
    row: { kind: 'activity', was },
    column: 'title',
    text: 'Débat',
    reads: () => true,
    write: (target, text) => setActivity(target, id, 'title', text, 'grid'),
  };
  return { doc, sectionId, id, other, section, inTitle };
}
const titles = (doc: Y.Doc): string[] => readDocument(doc).activities.map(({ title }) => title);

it('[G10] keeping what was written brings the row back as it was, with the words, where it stood', () => {
  const { doc, id, inTitle } = plan();
  deleteNodes(doc, [id], new Date(), 'grid');
  keepStranded(doc, inTitle, 'Débat public');
  expect(titles(doc)).toEqual(['Débat public', 'Atelier']);
  expect(readDocument(doc).activities[0]?.quantity).toBe(3);
});

it('[G10] of a section that was deleted with the row, the row comes back and stands in it', () => {
  const { doc, sectionId, inTitle } = plan();
  deleteNodes(doc, [sectionId], new Date(), 'grid');
  keepStranded(doc, inTitle, 'Débat public');
  expect(titles(doc)).toEqual(['Débat public']);
  expect(readDocument(doc).activities[0]?.sectionId).toBe(sectionId);
});

it('[G10] a section comes back with all that was deleted with it', () => {
  const { doc, sectionId, section } = plan();
  deleteNodes(doc, [sectionId], new Date(), 'grid');
  const typing: Stranded = {
    row: { kind: 'section', was: section },
    column: 'title',
    text: 'Axe',
    reads: () => true,
    write: (target, text) => setSection(target, sectionId, 'title', text, 'grid'),
  };
  keepStranded(doc, typing, 'Axe un');
  expect(readDocument(doc).sections.map(({ title }) => title)).toEqual(['Axe un']);
  expect(titles(doc)).toEqual(['Débat', 'Atelier']);
});

it('[G10] a row whose making was undone is made again', () => {
  const doc = new Y.Doc();
  const undo = documentUndo(doc);
  const id = addActivity(doc, { sectionId: null }, 'grid');
  const [was] = readDocument(doc).activities;
  if (!was) throw new Error('It was just made.');
  undo.undo();
  const { inTitle } = plan();
  keepStranded(
    doc,
    {
      ...inTitle,
      row: { kind: 'activity', was },
      write: (target, text) => setActivity(target, id, 'title', text, 'grid'),
    },
    'Nouveau',
  );
  expect(titles(doc)).toEqual(['Nouveau']);
});

it('[G10] a row that somebody else brought back meanwhile takes the words', () => {
  const { doc, inTitle } = plan();
  keepStranded(doc, inTitle, 'Débat public');
  expect(titles(doc)).toEqual(['Débat public', 'Atelier']);
});
