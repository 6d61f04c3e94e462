import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type DocumentId, newId, type PersonId } from '#domain/ids';
import { createLiveDocuments } from '#server/collab/live-documents';
import { createDocumentLog } from '#server/collab/log';
import { createWarmth } from '#server/collab/warmth';
import { type Database, openDatabase } from '#server/database/client';
import { useDatabase } from '#tests/harness/database';
import { makeDocument } from '#tests/server/collab/network';

const database = useDatabase();
const by = (sessionId = 's') => ({ authorId: newId<PersonId>(), sessionId, origin: 'socket' });
const anUpdate = (text: string) => {
  const doc = new Y.Doc();
  doc.getMap('meta').set(text, text);
  return Y.encodeStateAsUpdate(doc);
};
const rowsOf = (documentId: string) =>
  database().prisma.documentUpdate.findMany({ where: { documentId }, orderBy: { sequence: 'asc' } });
const sequenceOf = async (documentId: string) =>
  (await database().prisma.document.findFirstOrThrow({ where: { id: documentId } })).sequence;

describe('the log', () => {
  let second: Database;
  beforeAll(() => {
    second = openDatabase(database().url, { warn: () => undefined });
  });
  afterAll(() => second.close());

  it('[C2] numbers each document without a gap, with many authors, two processes and several documents at once', async () => {
    const documents = await Promise.all(
      [1, 2, 3].map(async () => (await makeDocument(database())).documentId),
    );
    const logs = [createDocumentLog(database().pool), createDocumentLog(second.pool)];
    const appends = Array.from({ length: 240 }, (_, index) => {
      // Each goes to another document, by another author, through one of two processes.
      const documentId = documents[index % 3] as DocumentId;
      const updates = Array.from({ length: 1 + (index % 4) }, (_, nth) => ({
        update: anUpdate(`${index}-${nth}`),
        by: by(`s${index}`),
      }));
      const log = logs[index % 2];
      if (!log) throw new Error('There are two.');
      return (async () => {
        // Who finds that another was first tries again behind it.
        for (let after = 0; ; ) {
          const appended = await log.append({ documentId, epoch: 1, after, updates, again: false });
          if (appended.first !== null) return appended.first;
          after = appended.newest;
        }
      })();
    });
    const firsts = await Promise.all(appends);
    for (const documentId of documents) {
      const rows = await rowsOf(documentId);
      expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => index + 1));
      expect(await sequenceOf(documentId)).toBe(rows.length);
    }
    // Every append got the numbers it was told.
    const written = await Promise.all(documents.map(rowsOf));
    for (const [index, first] of firsts.entries()) {
      expect(written[index % 3]?.[first - 1]?.sessionId).toBe(`s${index}`);
    }
  });

  it('[C2] keeps each update byte for byte', async () => {
    const { documentId } = await makeDocument(database());
    const updates = ['a', 'longer than that', 'é'].map((text) => ({ update: anUpdate(text), by: by() }));
    await createDocumentLog(database().pool).append({
      documentId,
      epoch: 1,
      after: 0,
      updates,
      again: false,
    });
    const rows = await rowsOf(documentId);
    expect(rows.map((row) => [...row.update])).toEqual(updates.map(({ update }) => [...update]));
  });

  it('[C4] a try that is repeated because its answer was lost is not written twice', async () => {
    const { documentId } = await makeDocument(database());
    const log = createDocumentLog(database().pool);
    const request = { documentId, epoch: 1, after: 0, updates: [{ update: anUpdate('x'), by: by() }] };
    await log.append({ ...request, again: false });
    expect(await log.append({ ...request, again: true })).toEqual({ first: 1 });
    expect(await sequenceOf(documentId)).toBe(1);
  });

  it('[C6] takes no update of another epoch, nor for a document that is not there', async () => {
    const { documentId } = await makeDocument(database(), { epoch: 2 });
    const log = createDocumentLog(database().pool);
    const updates = [{ update: anUpdate('x'), by: by() }];
    const others = [documentId, newId<DocumentId>()].map((id) =>
      log.append({ documentId: id, epoch: 1, after: 0, updates, again: false }),
    );
    await expect(others[0]).rejects.toMatchObject({ code: 'conflict' });
    await expect(others[1]).rejects.toMatchObject({ code: 'not-found' });
    expect(await rowsOf(documentId)).toEqual([]);
  });

  it('[C6] keeps a document whose log is there', async () => {
    const { documentId } = await makeDocument(database());
    const without = await makeDocument(database());
    const log = createDocumentLog(database().pool);
    const updates = [{ update: anUpdate('x'), by: by() }];
    await log.append({ documentId, epoch: 1, after: 0, updates, again: false });
    const gone = (id: string) => database().pool.query('DELETE FROM "Document" WHERE id = $1', [id]);
    const renamed = (id: string) =>
      database().pool.query('UPDATE "Document" SET id = gen_random_uuid() WHERE id = $1', [id]);
    // foreign_key_violation
    await expect(gone(documentId)).rejects.toMatchObject({ code: '23503' });
    await expect(renamed(documentId)).rejects.toMatchObject({ code: '23503' });
    expect((await gone(without.documentId)).rowCount).toBe(1);
  });

  it('[C13] opens a document from its snapshot and what came after, as from the whole log', async () => {
    const { documentId } = await makeDocument(database());
    const log = createDocumentLog(database().pool);
    const documents = createLiveDocuments({
      log,
      logger: { warn: () => undefined, error: () => undefined },
      maxDocumentBytes: 1e7,
      snapshotEvery: 10,
      retryMs: 10,
      coolMs: 10_000,
      reclaim: { released: () => undefined },
      warmth: createWarmth(16_000_000),
      idleMs: 60_000,
      onCommitted: () => undefined,
      onEnded: () => undefined,
    });
    for (let index = 0; index < 25; index++) {
      await documents.with(documentId, (live) =>
        live.edit(by(), (doc) => doc.getMap('meta').set(`k${index % 7}`, index)),
      );
    }
    await documents.close(5_000);
    expect(await database().prisma.documentSnapshot.count({ where: { documentId } })).toBe(1);
    expect(await rowsOf(documentId)).toHaveLength(25);
    const loaded = await log.load(documentId);
    expect(loaded.updates.length).toBeLessThan(10);
    const whole = new Y.Doc();
    for (const row of await rowsOf(documentId)) Y.applyUpdate(whole, row.update);
    const short = new Y.Doc();
    if (loaded.state) Y.applyUpdate(short, loaded.state);
    for (const update of loaded.updates) Y.applyUpdate(short, update);
    expect(loaded.sequence).toBe(25);
    expect(short.getMap('meta').toJSON()).toEqual(whole.getMap('meta').toJSON());
  });
});
