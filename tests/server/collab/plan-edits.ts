import * as Y from 'yjs';
import {
  activityText,
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  moveActivity,
  restoreNodes,
  setActivity,
  setEntries,
  setMeta,
  setSection,
} from '#domain/document/shape';
import type { ActivityId, SectionId } from '#domain/ids';
import type { Random } from '#tests/server/collab/random';

/** None outside the first plane: Yjs spoils a character of two units that is cut, which no editor of ours does. */
const WORDS = [
  'Atelier',
  'national',
  'تدريب',
  '2020',
  'union',
  'é',
  'a rather long word group here',
] as const;
type Edit = (doc: Y.Doc, random: Random) => void;

/** The form of an id, the same for the same seed. */
function anId(random: Random): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.below(16).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
}

// What is in the maps under these keys was put there by addSection and addActivity.
const anActivity = (doc: Y.Doc, random: Random) =>
  random.any([...documentParts(doc).activities.keys()]) as ActivityId | undefined;
const aSection = (doc: Y.Doc, random: Random) =>
  (random.any([...documentParts(doc).sections.keys()]) ?? null) as SectionId | null;

/** Types, formats or deletes in some text of a rich fragment. */
function write(fragment: Y.XmlFragment | undefined, random: Random): void {
  if (!fragment) return;
  const blocks = fragment.toArray().filter((block) => block instanceof Y.XmlElement);
  const block = random.any(blocks);
  if (!block || random.chance(0.1)) {
    const made = new Y.XmlElement('paragraph');
    made.insert(0, [new Y.XmlText(random.of(WORDS))]);
    fragment.insert(random.below(fragment.length + 1), [made]);
    return;
  }
  if (random.chance(0.05)) {
    fragment.delete(random.below(fragment.length), 1);
    return;
  }
  const text = block.get(0);
  if (!(text instanceof Y.XmlText)) return;
  const at = random.below(text.length + 1);
  const left = text.length - at;
  if (left > 0 && random.chance(0.3)) text.delete(at, 1 + random.below(Math.min(left, 4)));
  else if (left > 0 && random.chance(0.2))
    text.format(at, 1 + random.below(left), { bold: random.chance(0.5) });
  else text.insert(at, random.of(WORDS));
}

/** What people do in a plan, through the document's own functions. */
const edits: readonly [Edit, ...Edit[]] = [
  (doc, random) => setMeta(doc, { title: `${random.of(WORDS)} ${random.below(100)}` }, 'grid'),
  (doc, random) => {
    addSection(
      doc,
      { parentId: random.chance(0.5) ? aSection(doc, random) : null, title: random.of(WORDS) },
      'grid',
      // A section's, by the function that takes it.
      { id: anId(random) as SectionId },
    );
  },
  (doc, random) => {
    const id = anId(random) as ActivityId;
    addActivity(doc, { sectionId: aSection(doc, random), title: random.of(WORDS) }, 'grid', { id });
  },
  (doc, random) => {
    const id = anActivity(doc, random);
    if (id) setActivity(doc, id, 'title', `${random.of(WORDS)} ${random.below(1000)}`, 'grid');
  },
  (doc, random) => {
    const id = aSection(doc, random);
    if (id) setSection(doc, id, 'title', random.of(WORDS), 'grid');
  },
  (doc, random) => {
    const id = anActivity(doc, random);
    const places = { [`place ${random.below(4)}`]: { text: random.of(WORDS) } };
    if (id) setEntries(doc, id, 'places', random.chance(0.2) ? {} : places, 'grid');
  },
  (doc, random) => {
    const id = anActivity(doc, random);
    if (id) write(activityText(doc, id, 'remarks'), random);
  },
  (doc, random) => write(documentParts(doc).body, random),
  (doc, random) => {
    const id = anActivity(doc, random);
    const afterId = anActivity(doc, random) ?? null;
    if (id) moveActivity(doc, id, { sectionId: aSection(doc, random), afterId }, 'grid');
  },
  (doc, random) => {
    const id = anActivity(doc, random);
    if (id && random.chance(0.3)) deleteNodes(doc, [id], new Date(0), 'grid');
    else if (id) restoreNodes(doc, [id], 'grid');
  },
];

/** One edit of a plan, whatever there is in it. Writing in text is half of what people do. */
export function editPlan(doc: Y.Doc, random: Random): void {
  const edit = random.chance(0.4)
    ? random.of([edits[6] ?? edits[0], edits[7] ?? edits[0]])
    : random.of(edits);
  doc.transact(() => edit(doc, random), 'grid');
}

/** Everything a document holds, to compare two of them by: what is read, what is deleted, whose edits are known. */
export function contentOf(doc: Y.Doc): unknown {
  const { meta, sections, activities, body } = documentParts(doc);
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([one], [other]) => one - other);
  return {
    meta: meta.toJSON(),
    sections: sections.toJSON(),
    activities: activities.toJSON(),
    body: body.toString(),
    vector,
  };
}
