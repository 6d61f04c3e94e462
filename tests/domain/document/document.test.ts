import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { compareOrder, placeAfter } from '#domain/document/order';
import { readDocument } from '#domain/document/read';
import { type RichNode, readRichText, richTextToPlain, writeRichText } from '#domain/document/rich-text';
import {
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  moveActivity,
  restoreNodes,
  setActivity,
  setEntries,
  setMeta,
} from '#domain/document/shape';
import { copyOf } from '#domain/document/state';
import { type ActivityId, newId, type SectionId } from '#domain/ids';
import { meet } from './meet';

const titles = (doc: Y.Doc) => readDocument(doc).activities.map(({ title }) => title);
/** Two people who edit apart and then meet. */
function apart(doc: Y.Doc, ...edits: ((copy: Y.Doc) => void)[]): Y.Doc[] {
  const copies = edits.map((edit) => {
    const copy = copyOf(doc);
    edit(copy);
    return copy;
  });
  meet(...copies);
  return copies;
}

describe('[D1] order', () => {
  it('two people inserting at one place get the same order, whoever reads', () => {
    const doc = new Y.Doc();
    const first = addActivity(doc, { sectionId: null, title: 'first' }, 'grid');
    addActivity(doc, { sectionId: null, title: 'last' }, 'grid');
    const [a, b] = apart(
      doc,
      (copy) => addActivity(copy, { sectionId: null, title: 'amina' }, 'grid', { afterId: first }),
      (copy) => addActivity(copy, { sectionId: null, title: 'karim' }, 'grid', { afterId: first }),
    ) as [Y.Doc, Y.Doc];
    expect(titles(a)).toEqual(titles(b));
    expect([titles(a)[0], titles(a)[3]]).toEqual(['first', 'last']);
    // Between the two equal keys there is still room for a third.
    const second = readDocument(a).activities[1];
    if (second) addActivity(a, { sectionId: null, title: 'between' }, 'grid', { afterId: second.id });
    expect(titles(a)).toEqual(['first', second?.title, 'between', titles(b)[2], 'last']);
  });

  it('a placement always stands right after its neighbour, whatever keys there were', () => {
    // The last ones are no keys: a document may hold anything.
    const keys = fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', '', 'a', '!', 'a00', 'é');
    fc.assert(
      fc.property(fc.array(keys, { minLength: 1, maxLength: 8 }), fc.nat(), (orders, at) => {
        const rows = orders.map((order, index) => ({ id: `r${index}`, order })).sort(compareOrder);
        const after = rows[at % rows.length];
        if (!after) return;
        const { order, rekeyed } = placeAfter(rows, after.id);
        const moved = rows.map((row) => rekeyed.find(({ id }) => id === row.id) ?? row);
        const result = [...moved, { id: 'new', order }].sort(compareOrder).map(({ id }) => id);
        const expected = rows.map(({ id }) => id);
        expected.splice(expected.indexOf(after.id) + 1, 0, 'new');
        expect(result).toEqual(expected);
      }),
    );
  });

  it('two people moving one row leave one row', () => {
    const doc = new Y.Doc();
    const [one, two] = [
      addSection(doc, { parentId: null, title: '1' }, 'grid'),
      addSection(doc, { parentId: null, title: '2' }, 'grid'),
    ];
    const id = addActivity(doc, { sectionId: null, title: 'moved' }, 'grid');
    const [a, b] = apart(
      doc,
      (copy) => moveActivity(copy, id, { sectionId: one, afterId: null }, 'grid'),
      (copy) => moveActivity(copy, id, { sectionId: two, afterId: null }, 'grid'),
    ) as [Y.Doc, Y.Doc];
    expect(readDocument(a).activities).toHaveLength(1);
    expect(readDocument(a)).toEqual(readDocument(b));
  });
});

describe('[D2] several values in one field', () => {
  it('two people adding a responsible at once keep both', () => {
    const doc = new Y.Doc();
    const id = addActivity(doc, { sectionId: null, responsibles: { a: { text: 'UGTT' } } }, 'grid');
    const [a] = apart(
      doc,
      (copy) => setEntries(copy, id, 'responsibles', { a: { text: 'UGTT' }, b: { text: 'UMT' } }, 'grid'),
      (copy) => setEntries(copy, id, 'responsibles', { a: { text: 'UGTT' }, c: { text: 'CDT' } }, 'grid'),
    ) as [Y.Doc];
    expect(readDocument(a).activities[0]?.responsibles.map(({ text }) => text)).toEqual([
      'UGTT',
      'UMT',
      'CDT',
    ]);
  });
});

describe('[D3] sections that cannot be where they say', () => {
  it('a cycle made by two people, an orphan and a child of a deleted one stand at the top, and nothing is lost', () => {
    const doc = new Y.Doc();
    const one = addSection(doc, { parentId: null, title: 'one' }, 'grid');
    const two = addSection(doc, { parentId: null, title: 'two' }, 'grid');
    const child = addSection(doc, { parentId: two, title: 'child' }, 'grid');
    addSection(doc, { parentId: newId<SectionId>(), title: 'orphan' }, 'grid');
    addActivity(doc, { sectionId: child, title: 'inside' }, 'grid');
    addActivity(doc, { sectionId: newId<SectionId>(), title: 'astray' }, 'grid');
    const rows = (copy: Y.Doc) => documentParts(copy).sections;
    const [a, b] = apart(
      doc,
      (copy) => rows(copy).get(one)?.set('parentId', two),
      (copy) => rows(copy).get(two)?.set('parentId', one),
    ) as [Y.Doc, Y.Doc];
    const read = readDocument(a);
    expect(read).toEqual(readDocument(b));
    expect(read.sections.map(({ title }) => title).sort()).toEqual(['child', 'one', 'orphan', 'two']);
    expect(
      read.sections
        .filter(({ parentId }) => parentId === null)
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['one', 'orphan', 'two']);
    expect(read.activities.map(({ title, sectionId }) => [title, sectionId])).toEqual([
      ['inside', child],
      ['astray', null],
    ]);
  });
});

describe('[D4] deleting', () => {
  it('takes what stands under it along, keeps what a colleague wrote meanwhile, and is undone', () => {
    const doc = new Y.Doc();
    const section = addSection(doc, { parentId: null, title: 'axis' }, 'grid');
    const under = addSection(doc, { parentId: section, title: 'country' }, 'grid');
    const id = addActivity(doc, { sectionId: under, title: 'before' }, 'grid');
    const [a] = apart(
      doc,
      (copy) => deleteNodes(copy, [section], new Date(0), 'grid'),
      (copy) => setActivity(copy, id, 'title', 'written offline', 'grid'),
    ) as [Y.Doc];
    expect(readDocument(a)).toMatchObject({ sections: [], activities: [] });
    expect(readDocument(a).deleted.activities[0]?.title).toBe('written offline');
    restoreNodes(a, [section], 'grid');
    expect(readDocument(a).sections.map(({ title }) => title)).toEqual(['axis', 'country']);
    expect(readDocument(a).activities[0]).toMatchObject({ title: 'written offline', sectionId: under });
  });
});

describe('[D5] wrong shapes', () => {
  it('keep nobody from adding, changing, moving and deleting rows', () => {
    const doc = new Y.Doc();
    const { sections, activities } = documentParts(doc);
    // Not through our functions, which would not write it.
    for (const rows of [sections, activities] as Y.Map<unknown>[]) {
      rows.set('text', 'no row');
      rows.set('text of several', new Y.Text('no row'));
      rows.set('order', new Y.Map([['order', '!']]));
    }
    const section = addSection(doc, { parentId: null, title: 'Section' }, 'grid');
    const id = addActivity(doc, { sectionId: section, title: 'Atelier' }, 'grid');
    setActivity(doc, 'text', 'title', 'nothing', 'grid');
    moveActivity(doc, id, { sectionId: null, afterId: null }, 'grid');
    moveActivity(doc, 'text' as ActivityId, { sectionId: null, afterId: null }, 'grid');
    deleteNodes(doc, [section, 'text'], new Date(0), 'grid');
    expect(titles(doc)).toContain('Atelier');
    expect(sections.get(section)?.get('deletedAt')).toBe(new Date(0).toISOString());
  });

  it('whatever somebody writes into the maps, the document reads', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double());
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'sectionId',
            'order',
            'title',
            'period',
            'places',
            'responsibles',
            'deletedAt',
            'remarks',
            'parentId',
            'minutes',
          ),
          anything,
        ),
        anything,
        (fields, stray) => {
          const doc = new Y.Doc();
          const { sections, activities, meta } = documentParts(doc);
          setMeta(doc, { title: 'Plan' }, 'seed');
          activities.set(newId<ActivityId>(), new Y.Map(Object.entries(fields)));
          sections.set(newId<SectionId>(), new Y.Map(Object.entries(fields)));
          // What a hostile client may write has no type.
          activities.set('stray', stray as unknown as Y.Map<unknown>);
          meta.set('year', stray);
          meta.set('kind', stray);
          const read = readDocument(doc);
          expect(read.title).toBe('Plan');
          expect(read.problems).toContainEqual({ nodeId: 'stray', reason: 'activity-not-a-map' });
          expect(read.sections.length + read.deleted.sections.length).toBe(1);
        },
      ),
    );
  });
});

describe('[D6] rich text', () => {
  const mark = fc.constantFrom('bold', 'italic', 'underline').map((type) => ({ type }));
  const words = fc.record({
    type: fc.constant('text'),
    text: fc.stringMatching(/^[a-zé ]{1,8}$/),
    marks: fc.uniqueArray(mark, { minLength: 1, maxLength: 2, selector: ({ type }) => type }),
  });
  const paragraph = fc.record({
    type: fc.constant('paragraph'),
    content: fc.array(words, { minLength: 1, maxLength: 1 }),
  });
  const item = fc.record({
    type: fc.constant('listItem'),
    content: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
  });
  const block = fc.oneof(
    paragraph,
    fc.record({ type: fc.constant('bulletList'), content: fc.array(item, { minLength: 1, maxLength: 2 }) }),
  );

  it('comes back as it was written, unknown nodes, attributes and marks included', () => {
    const sorted = (node: RichNode): RichNode => ({
      ...node,
      ...(node.marks ? { marks: [...node.marks].sort((a, b) => (a.type < b.type ? -1 : 1)) } : {}),
      ...(node.content ? { content: node.content.map(sorted) } : {}),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (content) => {
        const doc = new Y.Doc();
        const written: RichNode = {
          type: 'doc',
          content: [...content, { type: 'unheardOf', attrs: { level: 3, wide: true } }],
        };
        documentParts(doc).activities.set('a', new Y.Map([['remarks', writeRichText(written)]]));
        const fragment = documentParts(doc).activities.get('a')?.get('remarks');
        expect(fragment instanceof Y.XmlFragment && sorted(readRichText(fragment))).toEqual(sorted(written));
      }),
    );
  });

  it('as plain text is one line for each block', () => {
    const text = (value: string): RichNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text: value }],
    });
    expect(
      richTextToPlain({
        type: 'doc',
        content: [
          text('un'),
          { type: 'bulletList', content: [{ type: 'listItem', content: [text('deux')] }] },
        ],
      }),
    ).toBe('un\ndeux');
  });
});
