import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentOf } from '#tests/server/collab/plan-edits';
import { until } from '#tests/server/collab/served';
import { useWatched, type Watched } from './watched';
import { demoCookie, demoPlan, type JalonWithPostgres, startWithPostgres } from './with-own-postgres';

const PATIENCE_MS = 60_000;
/** A segment of PostgreSQL's write-ahead log: files may be as long as that, and no table longer. */
const SEGMENT_BYTES = 16 * 1024 * 1024;
/** Too little for anything but lock files: the log itself cannot be written. */
const NOTHING_BYTES = 4096;

let jalon: JalonWithPostgres;
let documentId = '';
const { ledger, enter: enterAt } = useWatched();

beforeAll(async () => {
  jalon = await startWithPostgres();
  documentId = await demoPlan(jalon.database);
});
afterAll(() => jalon.close());

async function enter(account: string): Promise<Watched> {
  return enterAt(jalon.process, documentId, await demoCookie(jalon.process, account));
}

/**
 * From now on the system refuses PostgreSQL what goes beyond so many bytes of a file (EFBIG where a full disk says
 * ENOSPC); what it starts, and what the server starts, inherits that. Works without being root.
 */
function limitFiles(bytes: number | 'unlimited'): void {
  for (const pid of [jalon.process.pid, ...jalon.postgres.processes()]) {
    try {
      // Asked by its own user: a container's root may not.
      const { uid, gid } = statSync(`/proc/${pid}`);
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { uid, gid, stdio: 'pipe' });
    } catch (error) {
      // It has ended between the look and the call.
      if (existsSync(`/proc/${pid}`)) throw error;
    }
  }
}

/** Rows taken back leave the table as long as it was, until somebody cleans up. */
async function growLog(): Promise<void> {
  const client = await jalon.database.pool.connect();
  try {
    await client.query('ALTER TABLE "DocumentUpdate" SET (autovacuum_enabled = false)');
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO "DocumentUpdate" ("networkId", "documentId", sequence, epoch, "update", origin)
       SELECT "networkId", id, 1000000 + row, 1, decode(repeat(md5(row::text), 120), 'hex'), 'socket'
       FROM "Document", generate_series(1, 10000) AS row WHERE id = $1`,
      [documentId],
    );
    await client.query('ROLLBACK');
    const { rows } = await client.query<{ bytes: string }>(
      `SELECT pg_relation_size('"DocumentUpdate"') AS bytes`,
    );
    expect(Number(rows[0]?.bytes)).toBeGreaterThan(SEGMENT_BYTES);
  } finally {
    client.release();
  }
}

/** Both write until nothing of it is taken any more, and then some. Gives what was written last. */
async function writeInVain(one: Watched, other: Watched, says: RegExp): Promise<string[]> {
  await until(
    'refused',
    () => {
      one.mark();
      other.mark();
      return says.test(jalon.process.output());
    },
    PATIENCE_MS,
  );
  const before = new Set(ledger().made);
  for (let mark = 0; mark < 20; mark++) {
    one.mark();
    other.mark();
  }
  return [...ledger().made].filter((mark) => !before.has(mark));
}

async function everythingIsSaved(one: Watched, other: Watched): Promise<void> {
  await until('saved', () => one.isSaved() && other.isSaved(), PATIENCE_MS);
  const fresh = await enter('secretariat2');
  expect([...ledger().made].filter((mark) => fresh.client.meta()[mark] === undefined)).toEqual([]);
  for (const { client } of [one, other]) expect(contentOf(client.doc)).toEqual(contentOf(fresh.client.doc));
  const { rows } = await jalon.database.pool.query<{ sequence: number }>(
    'SELECT sequence FROM "DocumentUpdate" WHERE "documentId" = $1 ORDER BY sequence',
    [documentId],
  );
  const first = rows[0]?.sequence ?? 1;
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => first + index));
  expect(jalon.process.output()).not.toMatch(/unhandled|uncaught/i);
  expect(jalon.process.isUp()).toBe(true);
}

it('[C40] no room for rows: nothing is seen or told saved that is not written; with room again, everything is', async () => {
  const [one, other] = [await enter('secretariat'), await enter('copil')];
  await growLog();
  limitFiles(SEGMENT_BYTES);
  const inVain = await writeInVain(one, other, /could not extend file/);
  await until(
    'tried again',
    () => jalon.process.output().split('could not extend file').length > 4,
    PATIENCE_MS,
  );
  expect([one.isSaved(), other.isSaved()]).toEqual([false, false]);
  expect(inVain.filter((mark) => ledger().seen.has(mark) || ledger().acknowledged.has(mark))).toEqual([]);
  expect([one.client.closed, other.client.closed]).toEqual([[], []]);
  limitFiles('unlimited');
  await everythingIsSaved(one, other);
});

it('[C40] no room for the log of PostgreSQL, which then ends: the same, and it is started again with room', async () => {
  const [one, other] = [await enter('secretariat'), await enter('copil')];
  limitFiles(NOTHING_BYTES);
  const inVain = await writeInVain(one, other, /PostgreSQL does not start/);
  expect([one.isSaved(), other.isSaved()]).toEqual([false, false]);
  expect(inVain.filter((mark) => ledger().seen.has(mark) || ledger().acknowledged.has(mark))).toEqual([]);
  limitFiles('unlimited');
  await everythingIsSaved(one, other);
});
