import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';
import {
  activityText,
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  moveActivity,
  setActivity,
  setEntries,
  setMeta,
  setSection,
} from '#domain/document/shape';
import type { ActivityId, SectionId } from '#domain/ids';
import { type FieldChange, followHistory } from '#server/collab/history';
import { type Author, anAuthor } from '#tests/server/collab/compaction-log';

const word = fc.string({ maxLength: 8, unit: 'grapheme' });
const anEdit = fc.oneof(
  ...(['section', 'activity', 'meta', 'title', 'move', 'entries', 'remove', 'tear', 'rename'] as const).map(
    (what) =>
      fc.record({
        what: fc.constant(what),
        who: fc.nat(1),
        which: fc.nat(5),
        text: word,
        meets: fc.boolean(),
      }),
  ),
  ...(['type', 'paragraph', 'erase', 'bold', 'body'] as const).map((what) =>
    fc.record({ what: fc.constant(what), who: fc.nat(1), which: fc.nat(1), text: word, meets: fc.boolean() }),
  ),
);
type Edit = typeof anEdit extends fc.Arbitrary<infer T> ? T : never;

function perform(doc: Y.Doc, { what, which, text }: Edit): void {
  const { sections, activities, body } = documentParts(doc);
  // Keys of these maps are the ids that the shape's functions gave.
  const section = ([...sections.keys()].sort()[which] ?? null) as SectionId | null;
  const activity = [...activities.keys()].sort()[which] as ActivityId | undefined;
  const cell = activity && activityText(doc, activity, 'remarks');
  const block = (what === 'body' ? body : cell)?.toArray().find((node) => node instanceof Y.XmlElement);
  const letters = block instanceof Y.XmlElement ? block.get(0) : null;
  if (what === 'section') addSection(doc, { parentId: section, title: text }, 'grid');
  else if (what === 'activity') addActivity(doc, { sectionId: section, title: text }, 'grid');
  else if (what === 'meta') setMeta(doc, { title: text, year: which }, 'grid');
  else if (what === 'rename' && section) setSection(doc, section, 'title', text, 'grid');
  else if (!activity) return;
  else if (what === 'title') setActivity(doc, activity, 'title', text, 'grid');
  else if (what === 'move') moveActivity(doc, activity, { sectionId: section, afterId: null }, 'grid');
  else if (what === 'entries') setEntries(doc, activity, 'places', { [text]: { text } }, 'grid');
  else if (what === 'remove') deleteNodes(doc, [activity], new Date(which), 'grid');
  else if (what === 'tear') activities.delete(activity);
  else if (what === 'erase' && letters instanceof Y.XmlText && letters.length > 0) letters.delete(0, 1);
  else if (what === 'bold' && letters instanceof Y.XmlText && letters.length > 0)
    letters.format(0, letters.length, { bold: {} });
  else if (letters instanceof Y.XmlText) letters.insert(0, text);
  else if (what === 'body' || what === 'paragraph') {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    (what === 'body' ? body : cell)?.insert(0, [paragraph]);
  }
}

/** The log of two people who sometimes meet and otherwise write at the same time. */
function aLog(edits: readonly Edit[]): Author[] {
  const authors: [Author, Author] = [anAuthor('amel'), anAuthor('giulia')];
  for (const edit of edits) {
    const [one, other] = edit.who === 0 ? authors : [authors[1], authors[0]];
    if (edit.meets) one.follow(other);
    one.edit((doc) => perform(doc, edit));
  }
  return authors;
}

function historyOf(authors: readonly Author[], rememberFrom = 0): { doc: Y.Doc; changes: FieldChange[] } {
  const doc = new Y.Doc();
  const rows = authors
    .flatMap(({ id, sessionId, updates }) =>
      updates.map(({ update, made }) => ({ id, sessionId, update, made })),
    )
    .sort((a, b) => a.made - b.made)
    .map(({ id, sessionId, update }, index) => ({
      ...{ sequence: index + 1, update, authorId: id, sessionId, origin: 'socket' },
      at: new Date(index * 1000),
    }));
  for (const { update } of rows.slice(0, rememberFrom)) Y.applyUpdate(doc, update);
  const history = followHistory(doc);
  for (const row of rows.slice(rememberFrom)) history.apply(row);
  return { doc, changes: history.changes() };
}

it('[C24] begins each change where the last one of its field ended, and ends with what the document reads', () => {
  fc.assert(
    fc.property(fc.array(anEdit, { minLength: 1, maxLength: 40 }), (edits) => {
      const { doc, changes } = historyOf(aLog(edits));
      const now = new Map<string, Record<string, unknown>>();
      for (const { part, nodeId, field, before, after } of changes) {
        const row = `${part} ${nodeId}`;
        const values = now.get(row) ?? {};
        if (field === '*') {
          expect(before).toEqual(now.has(row) ? something(values) : null);
          if (after === null) now.delete(row);
          // The values of a row are an object.
          else now.set(row, { ...(after as object) });
          continue;
        }
        expect(nothing(before)).toEqual(nothing(values[field]));
        now.set(row, { ...values, [field]: after });
      }
      const { title, body, activities, deleted } = readDocument(doc);
      expect(now.get('meta null')?.title ?? '').toBe(title);
      expect(nothing(now.get('body null')?.body)).toBe(nothing(richTextToPlain(body)));
      for (const activity of [...activities, ...deleted.activities]) {
        const told = now.get(`activities ${activity.id}`);
        expect(told?.title ?? '').toBe(activity.title);
        expect(nothing(told?.remarks)).toBe(nothing(richTextToPlain(activity.remarks)));
        expect(Object.keys(told?.places ?? {}).sort()).toEqual(activity.places.map(({ key }) => key).sort());
      }
      expect([...now.keys()].filter((row) => row.startsWith('activities'))).toHaveLength(
        documentParts(doc).activities.size,
      );
    }),
    { numRuns: 300 },
  );
});

it('[C24] is the same from any state on, but for typing that goes on across it', () => {
  const isText = ({ field }: FieldChange) => field === 'remarks' || field === 'body';
  fc.assert(
    fc.property(fc.array(anEdit, { minLength: 2, maxLength: 30 }), fc.nat(30), (edits, from) => {
      const authors = aLog(edits);
      const all = historyOf(authors).changes.filter((change) => change.sequence > from && !isText(change));
      const rest = historyOf(authors, from).changes.filter((change) => !isText(change));
      const plain = ({ ordinal: _, ...change }: FieldChange) => change;
      expect(rest.map(plain)).toEqual(all.map(plain));
    }),
    { numRuns: 100 },
  );
});

/** Absent, null and empty read the same. */
function nothing(value: unknown): unknown {
  const empty = value === undefined || value === '' || JSON.stringify(value) === '{}';
  return empty ? null : value;
}

function something(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => nothing(value) !== null));
}
