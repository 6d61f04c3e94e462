import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '#domain/collab/close-codes';
import { contentOf } from '#tests/server/collab/plan-edits';
import { until } from '#tests/server/collab/served';
import { type Fallible, startFallible } from './fallible';
import { useWatched, type Watched } from './watched';

const PATIENCE_MS = 60_000;
let jalon: Fallible;
const { ledger, count, enter: enterAt } = useWatched();

beforeAll(async () => {
  jalon = await startFallible();
});
afterAll(() => jalon.close());

function theServer() {
  const [server] = jalon.servers;
  if (!server) throw new Error('There is no server.');
  return server;
}

function enter(): Promise<Watched> {
  const [documentId = ''] = jalon.documents;
  return enterAt(theServer(), documentId, jalon.writers[count() % jalon.writers.length] ?? '');
}

describe('[C35] SIGTERM', () => {
  it('closes with a code to join again, within 10 s, and everything told saved is there', async () => {
    const [one, other] = [await enter(), await enter()];
    const server = theServer();
    for (let mark = 0; mark < 50; mark++) one.mark();
    const began = Date.now();
    const stopping = server.stop();
    for (let mark = 0; mark < 50; mark++) other.mark();
    expect(await stopping).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    await until('closed', () => [one, other].every(({ client }) => client.closed.length > 0));
    expect([one.client.closed[0], other.client.closed[0]]).toEqual([
      closeCodes['shutting-down'],
      closeCodes['shutting-down'],
    ]);
    for (const person of [one, other]) person.client.provider.disconnect();
    await server.start();
    const fresh = await enter();
    expect(ledger().lost(fresh.client.doc)).toEqual({ seen: [], acknowledged: [] });
    // They join again, with what had not arrived.
    for (const person of [one, other]) person.client.provider.connect();
    await until(
      'all there',
      () => [...ledger().made].every((mark) => fresh.client.meta()[mark]),
      PATIENCE_MS,
    );
  });

  it('ends within 10 s while PostgreSQL is away, too, and says so', async () => {
    const one = await enter();
    const server = theServer();
    await jalon.killDatabase();
    one.mark();
    const began = Date.now();
    await server.stop();
    expect(Date.now() - began).toBeLessThan(12_000);
    await jalon.startDatabase();
    await server.start();
    await until('saved', () => one.isSaved(), PATIENCE_MS);
    expect(ledger().lost(one.client.doc)).toEqual({ seen: [], acknowledged: [] });
  });
});

describe('[C39] PostgreSQL away and back', () => {
  it('loses nobody a character: "not saved" meanwhile, "saved" afterwards, and the server stays', async () => {
    const [one, other] = [await enter(), await enter()];
    const server = theServer();
    await jalon.killDatabase();
    for (let mark = 0; mark < 30; mark++) {
      one.mark();
      other.mark();
    }
    await until('tried in vain', () => server.output().includes('An append failed'), PATIENCE_MS);
    expect([one.isSaved(), other.isSaved()]).toEqual([false, false]);
    const away = [...ledger().made].filter((mark) => !ledger().acknowledged.has(mark));
    // A connection may outlive its killed PostgreSQL for one commit, which is on the disk; the rest is away.
    expect(away.length).toBeGreaterThan(40);
    expect(away.filter((mark) => ledger().seen.has(mark))).toEqual([]);
    await jalon.startDatabase();
    await until('saved', () => one.isSaved() && other.isSaved(), PATIENCE_MS);
    expect(server.isUp()).toBe(true);
    expect(server.output()).not.toMatch(/unhandled|uncaught/i);
    const fresh = await enter();
    for (const { client } of [one, other]) expect(contentOf(client.doc)).toEqual(contentOf(fresh.client.doc));
    expect(away.filter((mark) => !fresh.client.meta()[mark])).toEqual([]);
  });

  it('frozen for longer than a commit is waited for: what may have been written is not written twice', async () => {
    const [one, other] = [await enter(), await enter()];
    const server = theServer();
    const failures = (): number => server.output().split('An append failed').length;
    const before = failures();
    const goOn = jalon.freezeDatabase();
    try {
      for (let mark = 0; mark < 20; mark++) {
        one.mark();
        other.mark();
      }
      await until('given up once', () => failures() > before, PATIENCE_MS);
      expect([one.isSaved(), other.isSaved()]).toEqual([false, false]);
      expect([...ledger().made].filter((mark) => ledger().seen.has(mark))).toEqual([]);
    } finally {
      goOn();
    }
    await until('saved', () => one.isSaved() && other.isSaved(), PATIENCE_MS);
    const fresh = await enter();
    expect([...ledger().made].filter((mark) => !fresh.client.meta()[mark])).toEqual([]);
    const { rows } = await jalon.database.pool.query<{ times: number }>(
      `SELECT count(*)::int AS times FROM "DocumentUpdate" WHERE "documentId" = $1 AND length("update") > 2
       GROUP BY "update" HAVING count(*) > 1`,
      [jalon.documents[0]],
    );
    expect(rows).toEqual([]);
  });
});
