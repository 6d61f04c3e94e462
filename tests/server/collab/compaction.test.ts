import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setActivity, setMeta } from '#domain/document/shape';
import type { DocumentId } from '#domain/ids';
import { type CompactionStep, compactDocument, compactionLimits } from '#server/collab/compaction';
import { createDocumentLog, type DocumentLog, readRevision } from '#server/collab/log';
import { backup } from '#server/database/backup';
import { restore } from '#server/database/restore';
import { rebuild } from '#server/projection/rebuild';
import { createDatabase, useDatabase } from '#tests/harness/database';
import {
  anAuthor,
  atOnce,
  changesOf,
  contentOf,
  twoPeople,
  useLoggedDocument,
} from '#tests/server/collab/compaction-log';
import { type Served, serve } from '#tests/server/collab/served';

const database = useDatabase();
const { ids, opened, write, rows: logRows, changes, compact } = useLoggedDocument(database);
const clients: pg.Client[] = [];
let served: Served | null = null;
let documentId: DocumentId;

beforeEach(() => {
  ({ documentId } = ids());
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
const log = () => createDocumentLog(database().pool);

describe('compaction', () => {
  it('[C25] loses nothing: the document opens equal from state and rest, and the rows agree', async () => {
    const { amel, giulia, activityId } = twoPeople();
    const count = await write([amel, giulia]);
    const whole = await opened();
    await compact();
    expect(await logRows()).toEqual([]);
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
      const left = await logRows();
      expect(left.length).toBe(step.startsWith('removed') ? 0 : 6);
      const before = await changes();
      expect(before.length === 0 || before.length === 8).toBe(true);
      await compact();
      expect(await opened()).toEqual(whole);
      expect(await logRows()).toEqual([]);
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
    expect((await logRows()).map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
    expect(await log().between(documentId, 3, count + 1)).toHaveLength(3);
    const again = await readRevision(await aClient(), documentId, 4);
    expect(contentOf({ ...again, updates: [] })).toEqual(contentOf({ ...revision, updates: [] }));
    await expect(log().between(documentId, 0, 3)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(readRevision(await aClient(), documentId, 1)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('[C27] keeps less of a log that is very long, and nothing younger than it must', async () => {
    const { amel, giulia } = twoPeople();
    await write([amel, giulia]);
    const whole = await opened();
    const left = async (keepAtLeastMs: number) => {
      await compact({ ...compactionLimits, pieceRows: 2, keepRows: 2, keepAtLeastMs });
      return (await logRows()).map(({ sequence }) => sequence);
    };
    expect(await left(60_000)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await left(-60_000)).toEqual([5, 6]);
    expect(await opened()).toEqual(whole);
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
    expect(await logRows()).toHaveLength(5);
    expect(await database().prisma.documentSnapshot.count({ where: { documentId } })).toBe(0);
  });

  it('[C28] leaves a document alone in which something waits for edits that never came', async () => {
    const author = anAuthor('early');
    author.edit((doc) => setMeta(doc, { title: 'never arrives' }, 'grid'));
    author.edit((doc) => setMeta(doc, { title: 'waits' }, 'grid'));
    author.updates.shift();
    await write([author]);
    await expect(compact()).rejects.toThrow(/waits/);
    expect(await logRows()).toHaveLength(1);
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
