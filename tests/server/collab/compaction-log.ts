import type pg from 'pg';
import { beforeEach } from 'vitest';
import * as Y from 'yjs';
import { plainParagraphs, writeRichText } from '#domain/document/rich-text';
import {
  activityText,
  addActivity,
  addSection,
  setActivity,
  setEntries,
  setMeta,
} from '#domain/document/shape';
import { type DocumentId, type NetworkId, newId, type PersonId } from '#domain/ids';
import { buildDocument } from '#server/collab/check';
import { type CompactionStep, compactDocument, compactionLimits } from '#server/collab/compaction';
import { createDocumentLog } from '#server/collab/log';
import type { Database } from '#server/database/client';
import { makeDocument } from '#tests/server/collab/network';

/** Somebody whose updates are written into a log in the order in which everybody made them. */
export interface Author {
  readonly id: PersonId;
  readonly sessionId: string;
  readonly doc: Y.Doc;
  readonly updates: { readonly update: Uint8Array; readonly made: number; written: boolean }[];
  /** One update, whatever it changes. */
  edit(change: (doc: Y.Doc) => void): void;
  /** Takes in what another has. */
  follow(other: Author): void;
}

let made = 0;

export function anAuthor(name: string): Author {
  const doc = new Y.Doc();
  const updates: Author['updates'] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'follow') updates.push({ update, made: made++, written: false });
  });
  return {
    id: newId<PersonId>(),
    sessionId: `session-of-${name}`,
    doc,
    updates,
    edit: (change) => doc.transact(() => change(doc)),
    follow: (other) =>
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(doc)), 'follow'),
  };
}

/** Writes what was not written yet, from this number on. @returns the last number */
async function writeLog(
  pool: pg.Pool,
  { networkId, documentId, from }: { networkId: NetworkId; documentId: DocumentId; from: number },
  authors: readonly Author[],
): Promise<number> {
  const rows = authors
    .flatMap((author) => author.updates.map((update) => ({ author, update })))
    .filter(({ update }) => from === 1 || !update.written)
    .sort((a, b) => a.update.made - b.update.made);
  for (const [index, { author, update }] of rows.entries()) {
    update.written = true;
    await pool.query(
      `INSERT INTO "DocumentUpdate" ("networkId", "documentId", sequence, epoch, "update", "authorId", "sessionId", origin)
       VALUES ($1, $2, $3, 1, $4, $5, $6, 'socket')`,
      [networkId, documentId, from + index, Buffer.from(update.update), author.id, author.sessionId],
    );
  }
  const last = from + rows.length - 1;
  await pool.query('UPDATE "Document" SET sequence = $2 WHERE id = $1', [documentId, last]);
  return last;
}

/** All that a document is: what everyone wrote, what is deleted, what is read, and its number. */
export function contentOf(loaded: {
  readonly state: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
  readonly sequence: number;
}) {
  const doc = buildDocument(loaded);
  for (const name of ['meta', 'sections', 'activities', 'unknown']) doc.getMap(name);
  doc.getXmlFragment('body');
  return {
    sequence: loaded.sequence,
    vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b),
    deleted: [...Y.encodeSnapshot(Y.snapshot(doc))],
    json: doc.toJSON(),
  };
}

const logRows = (database: Pick<Database, 'prisma'>, documentId: DocumentId) =>
  database.prisma.documentUpdate.findMany({ where: { documentId }, orderBy: { sequence: 'asc' } });

export const changesOf = (database: Pick<Database, 'prisma'>, documentId: DocumentId) =>
  database.prisma.documentChange.findMany({
    where: { documentId },
    orderBy: [{ sequence: 'asc' }, { ordinal: 'asc' }],
  });

/** Nothing of the log is too young to go. */
export const atOnce = { ...compactionLimits, keepMs: -60_000 };

/** Gives each test a document of its own, with what is written into its log and read from it. */
export function useLoggedDocument(database: () => Database) {
  let ids: Awaited<ReturnType<typeof makeDocument>>;
  const renew = async (): Promise<void> => {
    ids = await makeDocument(database());
  };
  beforeEach(renew);
  return {
    ids: () => ids,
    /** Another document in its place. */
    renew,
    opened: async () => contentOf(await createDocumentLog(database().pool).load(ids.documentId)),
    write: (authors: readonly Author[], from = 1) => writeLog(database().pool, { ...ids, from }, authors),
    rows: () => logRows(database(), ids.documentId),
    changes: () => changesOf(database(), ids.documentId),
    compact: async (limits = atOnce, reached?: (step: CompactionStep) => Promise<void> | void) => {
      const client = await database().pool.connect();
      try {
        return await compactDocument(client, ids.documentId, limits, reached);
      } finally {
        // What an error left open goes with its connection.
        client.release(true);
      }
    },
  };
}

/** A plan that two people write in: rows, scalars, lists, and a text typed letter by letter. */
export function twoPeople() {
  const [amel, giulia] = [anAuthor('amel'), anAuthor('giulia')];
  let activityId = '' as ReturnType<typeof addActivity>;
  amel.edit((doc) => {
    setMeta(doc, { title: 'Plan 2020', year: 2020 }, 'grid');
    const sectionId = addSection(doc, { parentId: null, title: 'Domaine' }, 'grid');
    activityId = addActivity(doc, { sectionId, title: 'Atelier' }, 'grid', {
      texts: { remarks: writeRichText(plainParagraphs('A')) },
    });
  });
  giulia.follow(amel);
  giulia.edit((doc) => setActivity(doc, activityId, 'title', 'Atelier de Tunis', 'grid'));
  for (const letter of 'bc') giulia.edit((doc) => typeInto(doc, activityId, letter));
  amel.follow(giulia);
  amel.edit((doc) => typeInto(doc, activityId, 'd'));
  amel.edit((doc) => setEntries(doc, activityId, 'places', { a: { text: 'Tunis' } }, 'grid'));
  return { amel, giulia, activityId };
}

function typeInto(doc: Y.Doc, activityId: string, letter: string): void {
  const paragraph = activityText(doc, activityId, 'remarks')?.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (text instanceof Y.XmlText) text.insert(text.length, letter);
}
