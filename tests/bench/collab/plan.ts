import * as prng from 'lib0/prng';
import * as Y from 'yjs';
import { activityText, addActivity, documentParts, setActivity } from '#domain/document/shape';

const WORDS =
  'atelier formation union délégué accueil permanence guide campagne migrant travail contrat salaire recours dossier partenaire ministère région réunion suivi bilan rapport plaidoyer droit convention ratification réseau point focal juriste enquête étude publication affiche brochure visite mission appui siège';
const VOCABULARY = WORDS.split(' ');
const FIRST_AUTHOR = 1_000;
const WRITERS = 5;
const WORDS_PER_PARAGRAPH = 25;

/** A plan as it grows: each of its updates in order, and the document they make. */
export interface Plan {
  readonly updates: readonly Uint8Array[];
  readonly state: Uint8Array;
  readonly doc: Y.Doc;
}

interface Making {
  readonly words: (count: number) => string;
  readonly whole: (below: number) => number;
  readonly share: () => number;
}

function making(seed: number): Making {
  const generator = prng.create(seed);
  const whole = (below: number): number => prng.int32(generator, 0, below - 1);
  const words = (count: number): string =>
    Array.from({ length: count }, () => VOCABULARY[whole(VOCABULARY.length)]).join(' ');
  return { words, whole, share: () => prng.real53(generator) };
}

function remarks({ words }: Making, count: number): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  const paragraphs: Y.XmlElement[] = [];
  for (let left = count; left > 0; left -= WORDS_PER_PARAGRAPH) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words(Math.min(left, WORDS_PER_PARAGRAPH)))]);
    paragraphs.push(paragraph);
  }
  fragment.insert(0, paragraphs);
  return fragment;
}

function addRow(doc: Y.Doc, make: Making, position: number): string {
  return addActivity(
    doc,
    {
      sectionId: null,
      title: make.words(6),
      number: `${1 + (position % 6)}.${position}`,
      kind: position % 2 === 0 ? 'event' : 'training',
      period: { text: 'Mars-Avril', precision: 'month', confirmed: false },
      quantity: make.whole(40),
      targetGroup: make.words(3),
      recurring: position % 5 === 0,
      places: { lieu: { text: 'Tunis' } },
      responsibles: { union: { text: 'UGTT', lead: true } },
    },
    'seed',
    { texts: { remarks: remarks(make, 100) } },
  );
}

/** One edit as people make them: half are cells left, half words typed or taken away in the remarks. */
function editRow(doc: Y.Doc, id: string, make: Making): void {
  const kind = make.share();
  if (kind < 0.2) setActivity(doc, id, 'title', make.words(4), 'grid');
  else if (kind < 0.5) setActivity(doc, id, 'quantity', make.whole(1_000_000), 'grid');
  else {
    const fragment = activityText(doc, id, 'remarks');
    const paragraph = fragment?.get(make.whole(fragment.length));
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) return;
    if (kind < 0.9 || text.length < 20) text.insert(make.whole(text.length + 1), `${make.words(1)} `);
    else text.delete(make.whole(text.length - 8), 8);
  }
}

/**
 * A plan of so many activities in Jalon's own shape, each with a dozen fields and 100 words of remarks, and
 * then so many edits by five people one after the other. The same bytes go to every server.
 */
export function growPlan(rows: number, edits = 0, seed = 20): Plan {
  const make = making(seed);
  const updates: Uint8Array[] = [];
  let doc = new Y.Doc();
  const become = (author: number): void => {
    const next = new Y.Doc();
    Y.applyUpdate(next, Y.encodeStateAsUpdate(doc));
    next.clientID = FIRST_AUTHOR + author;
    next.on('update', (update: Uint8Array) => updates.push(update));
    doc = next;
  };
  become(0);
  const ids = Array.from({ length: rows }, (_, position) => addRow(doc, make, position));
  for (let author = 1, made = 0; made < edits; author += 1) {
    become(author);
    for (const until = Math.min(edits, Math.ceil((edits * author) / WRITERS)); made < until; made += 1)
      editRow(doc, ids[make.whole(ids.length)] ?? '', make);
  }
  return { updates, state: Y.encodeStateAsUpdate(doc), doc };
}

/** What a plan says, the same whatever order its rows came in. */
export function contentOf(doc: Y.Doc): string {
  const rows = Object.entries(documentParts(doc).activities.toJSON());
  return JSON.stringify(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The share of a document's Yjs clock that another copy of it lacks, 0 to 1. */
export function missingShare(whole: Y.Doc, copy: Y.Doc): number {
  const clocks = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));
  const there = clocks(copy);
  let [all, missing] = [0, 0];
  for (const [client, clock] of clocks(whole)) {
    all += clock;
    missing += clock - Math.min(clock, there.get(client) ?? 0);
  }
  return missing / Math.max(1, all);
}
