import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bringBack } from '#domain/document/bring-back';
import { diffDocuments, isSame } from '#domain/document/diff';
import { readDocument } from '#domain/document/read';
import { restoreActivity, restoreDocument } from '#domain/document/restore';
import { appendRichText, plainParagraphs, richTextToPlain } from '#domain/document/rich-text';
import {
  activityText,
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  rowIn,
  setActivity,
  setEntries,
  setMeta,
} from '#domain/document/shape';
import { plainValue } from '#domain/document/shared-value';
import { copyOf } from '#domain/document/state';
import { editPlan } from '#tests/server/collab/plan-edits';
import { random } from '#tests/server/collab/random';
import { meet } from './meet';

const AT = new Date('2027-03-01T08:00:00Z');

function aPlan() {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'action-plan', title: 'Plan 2020', year: 2020 }, 'grid');
  const axis = addSection(doc, { parentId: null, title: 'Axe' }, 'grid');
  const [one, two] = ['Un', 'Deux'].map((title) => addActivity(doc, { sectionId: axis, title }, 'grid'));
  if (!one || !two) throw new Error('two were added');
  appendRichText(documentParts(doc).body, plainParagraphs('Premier\nSecond'));
  return { doc, axis, one, two };
}
function edited(seed: number, old: number, between: number): { then: Y.Doc; doc: Y.Doc } {
  const edits = random(seed);
  const { doc } = aPlan();
  for (let edit = 0; edit < old; edit++) editPlan(doc, edits);
  const then = copyOf(doc);
  for (let edit = 0; edit < between; edit++) editPlan(doc, edits);
  return { then, doc };
}
const numbers = [fc.nat(2 ** 31), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })] as const;

describe('[D10] restoring an earlier state', () => {
  it('makes the document what it was, whatever was done since; done again it writes nothing', () => {
    fc.assert(
      fc.property(...numbers, (seed, old, between) => {
        const { then, doc } = edited(seed, old, between);
        restoreDocument(then, doc, AT);
        expect(isSame(diffDocuments(readDocument(then), readDocument(doc)))).toBe(true);
        expect(plainValue(documentParts(doc).body)).toEqual(plainValue(documentParts(then).body));
        const before = Y.encodeStateVector(doc);
        restoreDocument(then, doc, AT);
        expect(Y.encodeStateVector(doc)).toEqual(before);
      }),
    );
  });

  it('can be taken back by restoring the moment before', () => {
    fc.assert(
      fc.property(...numbers, (seed, old, between) => {
        const { then, doc } = edited(seed, old, between);
        const before = copyOf(doc);
        restoreDocument(then, doc, AT);
        restoreDocument(before, doc, AT);
        expect(isSame(diffDocuments(readDocument(before), readDocument(doc)))).toBe(true);
      }),
    );
  });

  it('keeps ids, and marks as deleted what came later: it can be brought back', () => {
    const { doc, axis, one } = aPlan();
    const then = copyOf(doc);
    const later = addActivity(doc, { sectionId: axis, title: 'Plus tard' }, 'grid');
    setActivity(doc, one, 'title', 'Autre', 'grid');
    restoreDocument(then, doc, AT);
    const { activities, deleted } = readDocument(doc);
    expect(activities.map(({ id, title }) => [id, title])).toContainEqual([one, 'Un']);
    expect(deleted.activities).toMatchObject([{ id: later, title: 'Plus tard' }]);
    expect(bringBack(doc, later)).toBe(true);
    expect(readDocument(doc).activities.map(({ id }) => id)).toContain(later);
  });

  it('brings back what was thrown away for good, with its text, under its id', () => {
    const { doc, one } = aPlan();
    const remarks = activityText(doc, one, 'remarks');
    if (remarks) appendRichText(remarks, plainParagraphs('Vu avec Rabat'));
    const then = copyOf(doc);
    documentParts(doc).activities.delete(one);
    expect(restoreActivity(then, doc, one)).toBe(true);
    const back = readDocument(doc).activities.find(({ id }) => id === one);
    expect(back && richTextToPlain(back.remarks)).toBe('Vu avec Rabat');
  });

  it('keeps of a text what no editor knows, and leaves paragraphs alone that did not change', () => {
    const { doc } = aPlan();
    const { body } = documentParts(doc);
    const strange = new Y.XmlElement('figure');
    strange.setAttribute('ratio', 1.5 as unknown as string);
    strange.setAttribute('data', { deep: [1] } as unknown as string);
    const words = new Y.XmlText();
    words.applyDelta([
      { insert: 'lié', attributes: { 'link--abc': { href: 'https://example.org' }, unknown: true } },
      { insert: { image: 'x' } },
    ]);
    strange.insert(0, [words, new Y.XmlElement('hardBreak')]);
    body.insert(1, [strange]);
    const then = copyOf(doc);
    const [first] = body.toArray();
    body.delete(1, 1);
    appendRichText(body, plainParagraphs('Troisième'));
    restoreDocument(then, doc, AT);
    expect(plainValue(body)).toEqual(plainValue(documentParts(then).body));
    expect(body.get(0)).toBe(first);
  });

  it('keeps what a colleague writes elsewhere at the same moment, and what they add', () => {
    const { doc, axis, one, two } = aPlan();
    const then = copyOf(doc);
    setActivity(doc, one, 'title', 'Autre', 'grid');
    setEntries(doc, one, 'places', { p: { text: 'Tunis' } }, 'grid');
    const colleague = copyOf(doc);
    setActivity(colleague, two, 'title', 'Écrit dans le train', 'grid');
    setEntries(colleague, one, 'places', { p: { text: 'Tunis' }, q: { text: 'Dakar' } }, 'grid');
    addActivity(colleague, { sectionId: axis, title: 'Ajoutée' }, 'grid');
    restoreDocument(then, doc, AT);
    meet(doc, colleague);
    expect(readDocument(doc)).toEqual(readDocument(colleague));
    const { activities } = readDocument(doc);
    expect(activities.map(({ title }) => title)).toEqual(['Un', 'Écrit dans le train', 'Ajoutée']);
    expect(activities[0]?.places).toMatchObject([{ text: 'Dakar' }]);
  });

  it('of one activity leaves everything around it as it is', () => {
    const { doc, axis, one, two } = aPlan();
    const then = copyOf(doc);
    for (const id of [one, two]) setActivity(doc, id, 'title', 'Autre', 'grid');
    deleteNodes(doc, [axis], AT, 'grid');
    expect(restoreActivity(then, doc, one)).toBe(true);
    // Its section was deleted with it: it stays where it stands, and comes back with it.
    expect(readDocument(doc).activities).toMatchObject([{ id: one, title: 'Un', sectionId: axis }]);
    expect(rowIn(documentParts(doc).activities, two)?.get('title')).toBe('Autre');
    expect(restoreActivity(then, doc, 'nobody')).toBe(false);
  });

  it('brings a section back with what was deleted together with it, and nothing that was deleted before', () => {
    const { doc, axis, one, two } = aPlan();
    deleteNodes(doc, [one], AT, 'grid');
    deleteNodes(doc, [axis], new Date(AT.getTime() + 1000), 'grid');
    expect(bringBack(doc, axis)).toBe(true);
    const { activities, sections, deleted } = readDocument(doc);
    expect(sections.map(({ id }) => id)).toEqual([axis]);
    expect(activities.map(({ id }) => id)).toEqual([two]);
    expect(deleted.activities.map(({ id }) => id)).toEqual([one]);
    expect(bringBack(doc, axis)).toBe(false);
  });
});
