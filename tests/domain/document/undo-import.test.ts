import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { appendRichText, plainParagraphs, richTextToPlain, writeRichText } from '#domain/document/rich-text';
import {
  activityMap,
  activityText,
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  moveActivity,
  restoreNodes,
  setActivity,
  setMeta,
  setSection,
} from '#domain/document/shape';
import { copyOf } from '#domain/document/state';
import { isNothing, planImportUndo, redoImport, undoImport } from '#domain/document/undo-import';
import type { ActivityId, DocumentId, SectionId } from '#domain/ids';
import { meet } from './meet';

const AT = new Date('2027-03-01T08:00:00Z');
const nobody: ReadonlySet<string> = new Set();
type Four<T> = readonly [T, T, T, T];

/** Two axes, a theme under the first, an activity in each and two in the theme, three paragraphs. */
function importPlan() {
  const doc = new Y.Doc();
  setMeta(doc, { kind: 'action-plan', title: 'Plan', derivedFrom: { text: 'La Déclaration' } }, 'import');
  const one = addSection(doc, { parentId: null, title: 'Axe 1' }, 'import');
  const theme = addSection(doc, { parentId: one, title: 'Thème' }, 'import');
  const two = addSection(doc, { parentId: null, title: 'Axe 2' }, 'import');
  const activities = [one, theme, theme, two].map((sectionId, index) =>
    addActivity(doc, { sectionId, title: `Activité ${index}`, places: { p: { text: 'Tunis' } } }, 'import', {
      texts: { remarks: writeRichText(plainParagraphs(`Remarque ${index}`)) },
    }),
  ) as unknown as Four<ActivityId>;
  appendRichText(documentParts(doc).body, plainParagraphs('Un\nDeux\nTrois'));
  return { imported: copyOf(doc), doc, one, theme, two, activities };
}

const titles = (doc: Y.Doc) => {
  const { sections, activities } = readDocument(doc);
  return [...sections, ...activities].map(({ title }) => title);
};
const words = (doc: Y.Doc) => richTextToPlain(readDocument(doc).body);
const remark = (doc: Y.Doc, id: string, text: string) => {
  const remarks = activityText(doc, id, 'remarks');
  if (remarks) appendRichText(remarks, plainParagraphs(text));
};
function typeIn(doc: Y.Doc, block: number, text: string): void {
  const inside = documentParts(doc).body.get(block);
  const first = inside instanceof Y.XmlElement ? inside.get(0) : undefined;
  if (first instanceof Y.XmlText) first.insert(first.length, text);
}

describe('[D7] undoing an import nobody worked on', () => {
  it('leaves an empty document that a person named', () => {
    const { imported, doc } = importPlan();
    const undone = undoImport(imported, doc, nobody, AT);
    expect(undone).toMatchObject({ kept: [], keptBlocks: 0, derivedFrom: { text: 'La Déclaration' } });
    expect(readDocument(doc)).toMatchObject({
      kind: 'action-plan',
      title: 'Plan',
      derivedFrom: null,
      sections: [],
      activities: [],
      body: { content: [] },
    });
  });
  it('throws no row away: each is marked as deleted, at one instant', () => {
    const { imported, doc } = importPlan();
    undoImport(imported, doc, nobody, AT);
    const { deleted } = readDocument(doc);
    const at = [...deleted.sections, ...deleted.activities].map(({ deletedAt }) => deletedAt);
    expect(at).toEqual(Array.from({ length: 7 }, () => AT.toISOString()));
  });
  it('finds nothing the second time, and writes nothing', () => {
    const { imported, doc } = importPlan();
    undoImport(imported, doc, nobody, AT);
    const before = Y.encodeStateAsUpdate(doc);
    expect(isNothing(undoImport(imported, doc, nobody, new Date(0)))).toBe(true);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
  it('can be put back whole, in its places, and undone again', () => {
    const { imported, doc } = importPlan();
    const before = readDocument(doc);
    redoImport(doc, undoImport(imported, doc, nobody, AT), 'grid');
    expect(readDocument(doc)).toEqual(before);
    expect(planImportUndo(imported, doc, nobody)).toMatchObject({ kept: [] });
  });
});

describe('[D7] what a colleague did since stays', () => {
  type Plan = ReturnType<typeof importPlan>;
  const touches: Record<string, (plan: Plan) => void> = {
    'a value': ({ doc, activities: [id] }) => setActivity(doc, id, 'title', 'Autre', 'grid'),
    'a rich cell': ({ doc, activities: [id] }) => remark(doc, id, 'À revoir'),
    'one place more': ({ doc, activities: [id] }) =>
      activityMap(doc, id, 'places')?.set('q', { text: 'Rabat' }),
    'a place less': ({ doc, activities: [id] }) => activityMap(doc, id, 'places')?.delete('p'),
    'another place in the document': ({ doc, activities: [id], two }) =>
      moveActivity(doc, id, { sectionId: two, afterId: null }, 'grid'),
    'deleted and brought back by name': ({ doc, activities: [id] }) => {
      deleteNodes(doc, [id], AT, 'grid');
      restoreNodes(doc, [id], 'grid');
    },
    'a field this version does not know': ({ doc, activities: [id] }) =>
      documentParts(doc).activities.get(id)?.set('colour', 'red'),
    'a link from a row of theirs': ({ doc, activities: [id], two }) => {
      const theirs = addActivity(doc, { sectionId: two, title: 'Suite' }, 'grid');
      activityMap(doc, theirs, 'dependsOn')?.set(id, { documentId: 'here' as DocumentId });
    },
  };
  it.each(Object.entries(touches))('%s', (_what, touch) => {
    const plan = importPlan();
    touch(plan);
    const before = readDocument(plan.doc).activities.find(({ id }) => id === plan.activities[0]);
    const { kept } = undoImport(plan.imported, plan.doc, nobody, AT);
    const after = readDocument(plan.doc).activities.find(({ id }) => id === plan.activities[0]);
    expect(after).toEqual(before);
    expect(kept.map(({ id }) => id)).toContain(plan.activities[0]);
    expect(titles(plan.doc)).not.toContain('Activité 1');
  });
  it('a row that something outside the document refers to', () => {
    const { imported, doc, activities } = importPlan();
    const { kept } = undoImport(imported, doc, new Set([activities[1]]), AT);
    expect(kept.map(({ title, because }) => [title, because])).toEqual([
      ['Axe 1', 'holds'],
      ['Thème', 'holds'],
      ['Activité 1', 'used'],
    ]);
  });
  it('the sections around what stays, and none besides', () => {
    const { imported, doc, theme } = importPlan();
    addActivity(doc, { sectionId: theme, title: 'Ajoutée' }, 'grid');
    undoImport(imported, doc, nobody, AT);
    expect(titles(doc)).toEqual(['Axe 1', 'Thème', 'Ajoutée']);
  });
  it('but not what is only somebody’s change undone again', () => {
    const { imported, doc, one, activities } = importPlan();
    const undo = new Y.UndoManager(Object.values(documentParts(doc)), { trackedOrigins: new Set(['grid']) });
    setActivity(doc, activities[0], 'title', 'Autre', 'grid');
    setSection(doc, one, 'title', 'Autre', 'grid');
    deleteNodes(doc, [one], AT, 'grid');
    while (undo.canUndo()) undo.undo();
    undoImport(imported, doc, nobody, new Date(1));
    expect(titles(doc)).toEqual([]);
  });
  it('paragraphs they wrote in, and their own between them', () => {
    const { imported, doc } = importPlan();
    typeIn(doc, 1, ' et demi');
    const theirs = new Y.XmlElement('paragraph');
    theirs.insert(0, [new Y.XmlText('Un')]);
    documentParts(doc).body.insert(1, [theirs]);
    const undone = undoImport(imported, doc, nobody, AT);
    expect(undone.keptBlocks).toBe(1);
    expect(words(doc)).toBe('Un\nDeux et demi');
    redoImport(doc, undone, 'grid');
    expect(words(doc)).toBe('Un\nUn\nDeux et demi\nTrois');
  });
  it('another origin, when somebody set one', () => {
    const { imported, doc } = importPlan();
    setMeta(doc, { derivedFrom: { text: 'Le congrès' }, title: 'Plan revu' }, 'grid');
    expect(undoImport(imported, doc, nobody, AT).derivedFrom).toBeNull();
    expect(readDocument(doc)).toMatchObject({ title: 'Plan revu', derivedFrom: { text: 'Le congrès' } });
  });
  it('and what they deleted stays deleted, when it is put back too', () => {
    const { imported, doc, activities } = importPlan();
    deleteNodes(doc, [activities[3]], new Date(5), 'grid');
    documentParts(doc).body.delete(0, 1);
    redoImport(doc, undoImport(imported, doc, nobody, AT), 'grid');
    expect(titles(doc)).not.toContain('Activité 3');
    expect(words(doc)).toBe('Deux\nTrois');
  });
});

describe('[D7] whoever edits, before or meanwhile', () => {
  /** Each writes a word that can be looked for, in row `at` of the import. */
  const edits: readonly ((doc: Y.Doc, ids: readonly ActivityId[], at: number, word: string) => void)[] = [
    (doc, ids, at, word) => setActivity(doc, ids[at] ?? '', 'title', word, 'grid'),
    (doc, ids, at, word) => remark(doc, ids[at] ?? '', word),
    (doc, ids, at, word) => activityMap(doc, ids[at] ?? '', 'places')?.set(word, { text: word }),
    (doc, _ids, at, word) => {
      const section = [...documentParts(doc).sections.keys()][at] as SectionId | undefined;
      addActivity(doc, { sectionId: section ?? null, title: word }, 'grid');
    },
    (doc, _ids, at, word) => {
      const section = [...documentParts(doc).sections.keys()][at] as SectionId | undefined;
      if (section) setSection(doc, section, 'title', word, 'grid');
    },
    (doc, _ids, at, word) => appendRichText(documentParts(doc).body, plainParagraphs(`${word} ${at}`)),
  ];
  const edit = fc.record({ what: fc.nat(edits.length - 1), at: fc.nat(3) });
  const apply = (
    doc: Y.Doc,
    ids: readonly ActivityId[],
    list: readonly { what: number; at: number }[],
    by: string,
  ) =>
    list.map(({ what, at }, index) => {
      const word = `${by}${index}x`;
      edits[what]?.(doc, ids, at, word);
      return word;
    });

  it('every word that is there before is there after, where it was', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (list) => {
        const { imported, doc, activities } = importPlan();
        apply(doc, activities, list, 'a');
        const before = readDocument(doc);
        const undone = undoImport(imported, doc, nobody, AT);
        const after = readDocument(doc);
        const gone = new Set<string>([...undone.sections, ...undone.activities]);
        const left = <T extends { id: string }>(rows: readonly T[]) => rows.filter(({ id }) => !gone.has(id));
        expect(after.activities).toEqual(left(before.activities));
        expect(after.sections).toEqual(left(before.sections));
        const live = JSON.stringify([after.sections, after.activities, after.body]);
        const all = JSON.stringify([before.sections, before.activities, before.body]);
        for (const word of all.match(/a\dx/g) ?? []) expect(live).toContain(word);
        expect(isNothing(planImportUndo(imported, doc, nobody))).toBe(true);
      }),
    );
  });

  it('what is written while it runs is in the document they meet in, and two undoings are one', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.array(edit, { maxLength: 6 }), (first, second) => {
        const { imported, doc, activities } = importPlan();
        const [amina, karim, server, other] = [copyOf(doc), copyOf(doc), copyOf(doc), copyOf(doc)];
        apply(amina, activities, first, 'a');
        apply(karim, activities, second, 'b');
        undoImport(imported, server, nobody, AT);
        undoImport(imported, other, nobody, AT);
        const written = [amina, karim].map((each) => copyOf(each));
        meet(amina, karim, server, other);
        const read = readDocument(server);
        for (const each of [amina, karim, other]) expect(readDocument(each)).toEqual(read);
        // Deleted or not, their rows hold what they wrote: unless the other one wrote the same value.
        const all = JSON.stringify(read);
        meet(...written);
        const own = JSON.stringify(readDocument(written[0] ?? doc));
        for (const word of own.match(/[ab]\dx/g) ?? []) expect(all).toContain(word);
        // What they added themselves is seen.
        const seen = new Set(read.activities.map(({ title }) => title));
        const added = readDocument(written[0] ?? doc).activities.filter(({ id }) => !activities.includes(id));
        for (const { title } of added) expect(seen).toContain(title);
      }),
    );
  });
});
