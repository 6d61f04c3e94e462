import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { activityText, addActivity, addSection, setActivity, setMeta } from '#domain/document/shape';
import { watchPlaces } from '~/features/documents/connection/unsent-places';
import { type UnsentWords, unsentFile } from '~/features/documents/plan/unsent-file';

const words: UnsentWords = {
  head: 'Not sent',
  explain: 'Copy it.',
  document: 'Document',
  text: 'Text',
  deleted: 'Deleted',
  moved: 'Moved',
  untitled: 'Untitled',
  activity: (title) => `Activity: ${title}`,
  section: (title) => `Section: ${title}`,
  field: (field) => field,
  value: (_field, value) =>
    value.is === 'words' ? value.words : value.is === 'number' ? String(value.number) : value.is,
  entry: (_field, entry) => entry.text,
};

it('[C60] what was not sent is given in words, by activity, and nothing else is', () => {
  const doc = new Y.Doc();
  const places = watchPlaces(doc, (origin) => origin === 'grid');
  setMeta(doc, { title: 'Plan 2020' }, 'seed');
  const section = addSection(doc, { parentId: null, title: 'Axe 1' }, 'seed');
  const workshop = addActivity(doc, { sectionId: section, title: 'Atelier' }, 'seed');
  const quiet = addActivity(doc, { sectionId: section, title: 'Left alone' }, 'seed');
  const gone = addActivity(doc, { sectionId: section, title: 'Given up' }, 'seed');
  expect(places.places()).toEqual([]);

  setActivity(doc, workshop, 'quantity', 12, 'grid');
  doc.transact(() => {
    const line = new Y.XmlElement('paragraph');
    activityText(doc, workshop, 'remarks')?.insert(0, [line]);
    line.insert(0, [new Y.XmlText('Salle réservée')]);
  }, 'grid');
  const made = addActivity(doc, { sectionId: section, title: 'Nouveau' }, 'grid');
  doc.transact(
    () => doc.getMap<Y.Map<unknown>>('activities').get(gone)?.set('deletedAt', '2026-01-01T00:00:00Z'),
    'grid',
  );

  const title = (_part: string, id: string) =>
    String(doc.getMap<Y.Map<unknown>>('activities').get(id)?.get('title'));
  const text = unsentFile(readDocument(doc), places.places(), words, title);
  const [before = '', after = ''] = text.split('Activity: Nouveau');
  expect(before).toContain(
    ['Activity: Atelier', '  quantity : 12', '  remarks', '    Salle réservée'].join('\r\n'),
  );
  expect(after).toContain('title : Nouveau');
  expect(text).toContain(['Activity: Given up', '  Deleted'].join('\r\n'));
  expect(text).not.toContain('Left alone');
  expect([quiet, made].every(Boolean)).toBe(true);

  places.clear();
  expect(places.places()).toEqual([]);
});
