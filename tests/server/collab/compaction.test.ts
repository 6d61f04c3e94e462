import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { plainParagraphs, writeRichText } from '#domain/document/rich-text';
import {
  activityText,
  addActivity,
  addSection,
  documentParts,
  setActivity,
  setEntries,
  setMeta,
} from '#domain/document/shape';
import type { DocumentId, NetworkId } from '#domain/ids';
import { type CompactionStep, compactDocument, compactionLimits } from '#server/collab/compaction';
import { startCompaction } from '#server/collab/compaction-rounds';
import { createDocumentLog, type DocumentLog, readRevision } from '#server/collab/log';
import { backup } from '#server/database/backup';
import { restore } from '#server/database/restore';
import { rebuild } from '#server/projection/rebuild';
import { createDatabase, useDatabase } from '#tests/harness/database';
import {
  type Author,
  anAuthor,
  changesOf,
  contentOf,
  logRows,
  writeLog,
} from '#tests/server/collab/compaction-log';
import { makeDocument } from '#tests/server/collab/network';
import { type Served, serve } from '#tests/server/collab/served';

const database = useDatabase();
/** Nothing of the log is too young to go. */
const atOnce = { ...compactionLimits, keepMs: -60_000 };
let networkId: NetworkId;
let documentId: DocumentId;
const clients: pg.Client[] = [];
let served: Served | null = null;

beforeEach(async () => {
  ({ networkId, documentId } = await makeDocument(database()));
});
afterEach(async () => {
  await served?.close();
  served = null;
  for (const client of clients.splice(0)) await client.end().catch(() => undefined);
});

async function aClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database().url });
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}
const compact = async (limits = atOnce, reached?: (step: CompactionStep) => Promise<void> | void) =>
  compactDocument(await aClient(), documentId, limits, reached);
const log = () => createDocumentLog(database().pool);
const opened = async () => contentOf(await log().load(documentId));
const write = (authors: readonly Author[], from = 1) =>
  writeLog(database().pool, { networkId, documentId, from }, authors);
const changes = () => changesOf(database(), documentId);

/** A plan that two people write in: rows, scalars, lists, and a text typed letter by letter. */
function twoPeople() {
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

describe('the history that compaction writes', () => {
  it('[C24] names node, field, before, after, author and number of every change; typing on is one change', async () => {
    const { amel, giulia, activityId } = twoPeople();
    await write([amel, giulia]);
    expect(await compact()).toMatchObject({ updates: 6, removed: 6 });
    const rows = await changes();
    const told = rows.map((row) => [row.firstSequence, row.sequence, row.authorId, row.part, row.field]);
    expect(told).toEqual([
      [1, 1, amel.id, 'meta', 'title'],
      [1, 1, amel.id, 'meta', 'year'],
      [1, 1, amel.id, 'sections', '*'],
      [1, 1, amel.id, 'activities', '*'],
      [2, 2, giulia.id, 'activities', 'title'],
      [3, 4, giulia.id, 'activities', 'remarks'],
      [5, 5, amel.id, 'activities', 'remarks'],
      [6, 6, amel.id, 'activities', 'places'],
    ]);
    expect(rows.slice(3).map(({ before, after }) => [before, after])).toMatchObject([
      [null, { title: 'Atelier', remarks: 'A' }],
      ['Atelier', 'Atelier de Tunis'],
      ['A', 'Abc'],
      ['Abc', 'Abcd'],
      [{}, { a: { text: 'Tunis' } }],
    ]);
    expect(new Set(rows.slice(3).map(({ nodeId }) => nodeId))).toEqual(new Set([activityId]));
    expect(
      rows.every((row) => row.networkId === networkId && row.sessionId === `session-${row.origin}`),
    ).toBe(false);
    expect(rows[4]).toMatchObject({ networkId, sessionId: giulia.sessionId, origin: 'socket' });
  });

  it('[C24] is the same whether the log is compacted at once or piece by piece, typing apart', async () => {
    const scalars = fc.array(
      fc.tuple(fc.nat(1), fc.constantFrom('title', 'number', 'targetGroup'), fc.string()),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(scalars, fc.integer({ min: 1, max: 5 }), async (edits, pieceRows) => {
        const { amel, giulia, activityId } = twoPeople();
        for (const [who, field, value] of edits) {
          const [one, other] = who === 0 ? [amel, giulia] : [giulia, amel];
          one.follow(other);
          one.edit((doc) => setActivity(doc, activityId, field as 'title', value, 'grid'));
        }
        const seen: unknown[] = [];
        for (const limits of [atOnce, { ...atOnce, pieceRows }]) {
          ({ networkId, documentId } = await makeDocument(database()));
          await write([amel, giulia]);
          const whole = await opened();
          await compact(limits);
          expect(await opened()).toEqual(whole);
          const rows = (await changes()).filter(({ field }) => field !== 'remarks');
          seen.push(
            rows.map(({ sequence, field, before, after, authorId }) => [
              sequence,
              field,
              before,
              after,
              authorId,
            ]),
          );
        }
        expect(seen[0]).toEqual(seen[1]);
      }),
      { numRuns: 12 },
    );
  });

  it('[C24] takes nonsense of every form, and bounds what is long', async () => {
    const author = anAuthor('nobody');
    author.edit((doc) => {
      const { meta, activities, sections } = documentParts(doc);
      meta.set('nul\u0000key', { 'a\u0000': `half \ud800 and \\u0000 written out` });
      meta.set('bytes', new Uint8Array([1, 2, 3]));
      meta.set('long', 'x'.repeat(10_000));
      sections.set('s', 'not a row' as never);
      activities.set('list', new Y.Array() as never);
      activities.set('row', new Y.Map<unknown>([['title', 1n]]));
      doc.getMap('unknown').set('kept', 'in the state');
    });
    author.edit((doc) => documentParts(doc).body.insert(0, [...longText(300)]));
    author.edit((doc) => documentParts(doc).body.insert(150, [...longText(1)]));
    author.edit((doc) => documentParts(doc).activities.delete('row'));
    await write([author]);
    const whole = await opened();
    await compact();
    expect(await opened()).toEqual(whole);
    const rows = await changes();
    expect(rows.find(({ field }) => field === 'nulkey')?.after).toEqual({
      a: 'half \ufffd and \\u0000 written out',
    });
    expect(rows.find(({ field }) => field === 'long')?.after).toMatchObject({ from: 0, of: 10_000 });
    expect(rows.filter(({ nodeId }) => nodeId === 'row').map(({ before, after }) => [before, after])).toEqual(
      [
        [null, { title: '1' }],
        [{ title: '1' }, null],
      ],
    );
    for (const row of rows) expect(JSON.stringify([row.before, row.after]).length).toBeLessThan(10_000);
  });
});

function longText(paragraphs: number): Y.XmlElement[] {
  return Array.from({ length: paragraphs }, (_, index) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(`Paragraph ${index} of many words.`)]);
    return paragraph;
  });
}

describe('compaction', () => {
  it('[C25] loses nothing: the document opens equal from state and rest, and the rows agree', async () => {
    const { amel, giulia, activityId } = twoPeople();
    const count = await write([amel, giulia]);
    const whole = await opened();
    await compact();
    expect(await logRows(database(), documentId)).toEqual([]);
    expect(await opened()).toEqual(whole);
    amel.edit((doc) => setActivity(doc, activityId, 'number', '1.1', 'grid'));
    await write([amel], count + 1);
    const more = await opened();
    await compact();
    expect(await opened()).toEqual(more);
    expect((await changes()).at(-1)).toMatchObject({ sequence: count + 1, field: 'number', after: '1.1' });
    const checked = await rebuild({ pool: database().pool, log: log() }, { check: true });
    const ofLog = checked.differences.filter(
      (difference) => difference.documentId === documentId && /log|sequence$/.test(difference.field),
    );
    expect(ofLog.map(({ field }) => field)).toEqual([]);
  });

  const steps: CompactionStep[] = ['replayed', 'verified', 'written', 'committed', 'removed-some', 'removed'];
  it.each(steps)(
    '[C26] killed after it %s leaves a document that opens equal, and the next ends the same',
    async (step) => {
      const { amel, giulia } = twoPeople();
      await write([amel, giulia]);
      const whole = await opened();
      const killed = await aClient();
      const { rows } = await killed.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const dying = compactDocument(killed, documentId, atOnce, async (reached) => {
        if (reached !== step) return;
        // What a kill of the process does to its connection, at exactly this point.
        await database().pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
        await killed.query('SELECT 1');
      });
      await expect(dying).rejects.toThrow();
      expect(await opened()).toEqual(whole);
      const left = await logRows(database(), documentId);
      expect(left.length).toBe(step.startsWith('removed') ? 0 : 6);
      const before = await changes();
      expect(before.length === 0 || before.length === 8).toBe(true);
      await compact();
      expect(await opened()).toEqual(whole);
      expect(await logRows(database(), documentId)).toEqual([]);
      const after = await changes();
      expect(after).toHaveLength(8);
      if (before.length > 0) expect(after).toEqual(before);
      expect(await database().prisma.documentSnapshot.count({ where: { documentId } })).toBe(1);
    },
  );

  it('[C26] by two processes at once is done by one of them', async () => {
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    const whole = await opened();
    let second: unknown = 'not asked';
    const first = await compact(atOnce, async (step) => {
      if (step === 'verified') second = await compact();
    });
    expect([first?.updates, second]).toEqual([6, null]);
    const others = await Promise.all([compact(), compact(), compact()]);
    expect(others.filter((result) => result && result.updates > 0)).toEqual([]);
    expect(await changes()).toHaveLength(8);
    expect(await opened()).toEqual(whole);
  });

  it('[C27] keeps nobody from editing, and what arrives meanwhile is the next one’s', async () => {
    const { amel, giulia, activityId } = twoPeople();
    await write([amel, giulia]);
    served = await serve(database(), { limits: { snapshotEvery: 2 } });
    const { collab } = served;
    const editing = async (value: string) =>
      collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) =>
        setActivity(doc, activityId, 'number', value, 'restore'),
      );
    // Inside the transaction that writes, where a lock would be held.
    const done = await compact(atOnce, async (step) => {
      await editing(step);
    });
    expect(done?.updates).toBeGreaterThanOrEqual(6);
    const { update, sequence } = await collab.state(documentId);
    expect((await log().load(documentId)).sequence).toBe(sequence);
    await compact();
    expect(await opened()).toEqual(contentOf({ state: update, updates: [], sequence }));
    const numbers = (await changes()).filter(({ field }) => field === 'number').map(({ after }) => after);
    expect(numbers).toEqual(expect.arrayContaining(['replayed', 'verified', 'written', 'committed']));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('[C27] keeps the young end of the log, so that others catch up and every revision of it can be read', async () => {
    const { amel, giulia } = twoPeople();
    const count = await write([amel, giulia]);
    await database().pool.query(
      `UPDATE "DocumentUpdate" SET at = now() - interval '3 days' WHERE "documentId" = $1 AND sequence <= 3`,
      [documentId],
    );
    const revision = await readRevision(await aClient(), documentId, 4);
    await compact({ ...compactionLimits, pieceRows: 2 });
    expect((await logRows(database(), documentId)).map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
    expect(await log().between(documentId, 3, count + 1)).toHaveLength(3);
    const again = await readRevision(await aClient(), documentId, 4);
    expect(contentOf({ ...again, updates: [] })).toEqual(contentOf({ ...revision, updates: [] }));
    await expect(log().between(documentId, 0, 3)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(readRevision(await aClient(), documentId, 1)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('[C27] a document that is behind what was compacted is joined anew', async () => {
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    await compact();
    // As if it had been opened long ago, and had heard of nothing since.
    let loads = 0;
    const behind: DocumentLog = {
      ...log(),
      load: async (id) => {
        const loaded = await log().load(id);
        return loads++ === 0 ? { ...loaded, sequence: 0, state: null, updates: [] } : loaded;
      },
    };
    served = await serve(database(), { log: behind });
    const retitle = (title: string) =>
      served?.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) =>
        setMeta(doc, { title }, 'restore'),
      );
    await expect(retitle('not told to be saved')).rejects.toMatchObject({ code: 'unavailable' });
    await retitle('New title');
    const { snapshot } = await served.collab.read(documentId);
    expect([snapshot.title, snapshot.activities[0]?.title]).toEqual(['New title', 'Atelier de Tunis']);
  });

  it('[C28] refuses a log with a gap, in opening and in compacting, and changes nothing', async () => {
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    await database().prisma.documentUpdate.delete({
      where: { documentId_sequence: { documentId, sequence: 3 } },
    });
    await expect(log().load(documentId)).rejects.toThrow(/breaks at 3/);
    await expect(compact()).rejects.toThrow(/3 is missing/);
    expect(await logRows(database(), documentId)).toHaveLength(5);
    expect(await database().prisma.documentSnapshot.count({ where: { documentId } })).toBe(0);
  });

  it('[C28] leaves a document alone in which something waits for edits that never came', async () => {
    const author = anAuthor('early');
    author.edit((doc) => setMeta(doc, { title: 'never arrives' }, 'grid'));
    author.edit((doc) => setMeta(doc, { title: 'waits' }, 'grid'));
    author.updates.shift();
    await write([author]);
    await expect(compact()).rejects.toThrow(/waits/);
    expect(await logRows(database(), documentId)).toHaveLength(1);
  });

  it('[C28] travels in a backup: state, history and the rest of the log', async () => {
    const { amel, giulia, activityId } = twoPeople();
    const count = await write([amel, giulia]);
    await compact();
    amel.edit((doc) => setActivity(doc, activityId, 'title', 'After', 'grid'));
    await write([amel], count + 1);
    const folder = mkdtempSync(path.join(tmpdir(), 'jalon-compacted-'));
    const target = await createDatabase('empty');
    try {
      const file = path.join(folder, 'network.backup');
      await backup(database(), path.join(folder, 'files'), file);
      await restore(file, target, { filesDir: path.join(folder, 'restored') });
      expect(contentOf(await createDocumentLog(target.pool).load(documentId))).toEqual(await opened());
      expect(await changesOf(target, documentId)).toEqual(await changes());
    } finally {
      await target.drop();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the rounds', () => {
  it('[C29] compact in a thread of their own what is due, and nothing else; closing in the middle is safe', async () => {
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    const logger = { warn: () => undefined };
    const rounds = startCompaction({ database: database(), logger, limits: { tailRows: 7 } });
    await rounds.round();
    expect(await changes()).toEqual([]);
    await rounds.close();
    const eager = startCompaction({ database: database(), logger, limits: { tailRows: 6 } });
    await eager.round();
    expect(eager.figures().compacted).toBeGreaterThanOrEqual(1);
    expect(await changes()).toHaveLength(8);
    await eager.close();
    const whole = await opened();
    await database().pool.query(`UPDATE "DocumentUpdate" SET at = now() - interval '3 days'`);
    const cut = startCompaction({ database: database(), logger });
    const round = cut.round();
    await cut.close();
    await round;
    expect(await opened()).toEqual(whole);
  });

  it('[C29] look at size and age', async () => {
    const due = async (limits: Partial<typeof compactionLimits>) => {
      const rounds = startCompaction({
        database: database(),
        logger: { warn: () => undefined },
        limits: { pieceRows: 1, ...limits },
      });
      await rounds.round();
      await rounds.close();
      return (await changes()).length > 0;
    };
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    expect(await due({})).toBe(false);
    expect(await due({ ageMs: -60_000 })).toBe(false);
    expect(await due({ ageMs: -60_000, quietMs: -60_000 })).toBe(true);
    ({ networkId, documentId } = await makeDocument(database()));
    await write([amel, giulia]);
    expect(await due({ tailBytes: 100 })).toBe(true);
  });
});
