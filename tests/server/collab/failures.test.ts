import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeCodes } from '#domain/collab/close-codes';
import type { DocumentId, NetworkId } from '#domain/ids';
import { createDocumentLog } from '#server/collab/log';
import { useDatabase } from '#tests/harness/database';
import { makeDocument } from '#tests/server/collab/network';
import { type Client, join, type Served, serve, until } from '#tests/server/collab/served';

const database = useDatabase();
let served: Served;
let networkId: NetworkId;
let documentId: DocumentId;
const clients: Client[] = [];
/** Loading a document waits for it. */
let loading: Promise<void>;
let loads = 0;

beforeEach(async () => {
  ({ networkId, documentId } = await makeDocument(database()));
  loading = Promise.resolve();
  loads = 0;
  const log = createDocumentLog(database().pool);
  served = await serve(database(), {
    log: {
      ...log,
      load: async (id) => {
        loads += 1;
        await loading;
        return log.load(id);
      },
    },
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await served.close();
});
function enter(cookie = served.person('secretariat', networkId).person.id): Client {
  const client = join(served.url, documentId, { cookie });
  clients.push(client);
  return client;
}
/** Holds loading back until the function is called. */
function holdLoading(): { goOn(): void; fail(): void } {
  let [goOn, fail]: (() => void)[] = [];
  loading = new Promise((resolve, reject) => {
    goOn = resolve;
    fail = () => reject(new Error('The disk does not answer.'));
  });
  loading.catch(() => undefined);
  return { goOn: () => goOn?.(), fail: () => fail?.() };
}

describe('while a document is loading', () => {
  it('[C8] a right that is taken away is taken from who is on the way in, too', async () => {
    const session = served.person('copil', networkId);
    const { goOn } = holdLoading();
    const client = enter(session.person.id);
    await until('asked for the document', () => loads === 1);
    served.people.set(session.person.id, { ...session, actor: { ...session.actor, memberships: [] } });
    await served.collab.recheck({ personId: session.person.id });
    goOn();
    await until('closed', () => client.closed.length > 0);
    expect(client.closed).toEqual([closeCodes['not-allowed']]);
  });

  it('[C35] a server that is stopping lets nobody in any more', async () => {
    const { goOn } = holdLoading();
    const client = enter();
    await until('asked for the document', () => loads === 1);
    const stopped = served.collab.close();
    goOn();
    await until('closed', () => client.closed.length > 0);
    expect(client.closed[0]).toBe(closeCodes['shutting-down']);
    expect(client.provider.synced).toBe(false);
    await stopped;
  });

  it('[C7] nobody sees a page; a load that fails closes with its code, and the next try shows the document', async () => {
    await served.collab.edit(documentId, { authorId: null, origin: 'command' }, (doc) =>
      doc.getMap('meta').set('title', 'Plan'),
    );
    await until('let go', () => served.collab.figures().documents === 0);
    const { fail } = holdLoading();
    const [client, other] = [enter(), enter()];
    let empty = false;
    client.provider.on('sync', () => {
      empty ||= client.meta().title === undefined;
    });
    await until('asked for the document', () => loads === 2);
    fail();
    await until('closed', () => client.closed.length > 0 && other.closed.length > 0);
    expect([client.closed[0], other.closed[0]]).toEqual([
      closeCodes['load-failed'],
      closeCodes['load-failed'],
    ]);
    expect([client.provider.synced, other.provider.synced]).toEqual([false, false]);
    loading = Promise.resolve();
    await until('there', () => client.provider.synced && other.provider.synced);
    expect([client.meta(), other.meta(), empty]).toEqual([{ title: 'Plan' }, { title: 'Plan' }, false]);
  });
});

it('[C7] who is told to be in has everything that is committed, not only what was there when it was loaded', async () => {
  const author = enter();
  await until('in', () => author.provider.synced);
  author.set('title', 'Plan');
  await until('saved', () => author.saved() === author.sent());
  const newcomer = enter();
  let first: unknown = null;
  newcomer.provider.on('sync', () => {
    first ??= newcomer.meta();
  });
  await until('in', () => newcomer.provider.synced);
  expect(first).toEqual({ title: 'Plan' });
  expect(newcomer.doc.store.pendingStructs).toBeNull();
});

/** The pool of a PostgreSQL that can write no more while `isFull` says so (SQLSTATE 53100, disk_full). */
function aFullDisk(pool: pg.Pool, isFull: () => boolean): pg.Pool {
  const query = (...asked: unknown[]): unknown => {
    const writes = /INSERT|UPDATE|DELETE/.test(JSON.stringify(asked[0]));
    if (writes && isFull())
      return Promise.reject(
        Object.assign(new Error('could not extend file: No space left'), { code: '53100' }),
      );
    return Reflect.apply(pool.query, pool, asked);
  };
  return new Proxy(pool, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) });
}

it('[C40] a full disk: nothing is seen or told saved that is not written; once there is room, everything is', async () => {
  await served.close();
  let full = false;
  const log = createDocumentLog(aFullDisk(database().pool, () => full));
  served = await serve(database(), { log, limits: { retryMs: 10 } });
  const [author, colleague] = [enter(), enter()];
  await until('in', () => author.provider.synced && colleague.provider.synced);
  author.set('title', 'Before');
  await until('seen', () => colleague.meta().title === 'Before');
  full = true;
  author.set('title', 'After');
  for (let word = 0; word < 20; word++) colleague.set(`word ${word}`, word);
  await until('tried', () => served.logged.filter((line) => line.includes('append failed')).length > 2);
  expect([author.saved() < author.sent(), colleague.saved() < colleague.sent()]).toEqual([true, true]);
  const newcomer = enter();
  await until('shown what is written', () => newcomer.meta().title !== undefined);
  expect([colleague.meta().title, newcomer.meta()]).toEqual(['Before', { title: 'Before' }]);
  full = false;
  await until('saved', () => author.saved() === author.sent() && colleague.saved() === colleague.sent());
  await until('seen', () => Object.keys(newcomer.meta()).length === 21);
  expect(newcomer.meta().title).toBe('After');
  expect([author.closed, colleague.closed, newcomer.closed]).toEqual([[], [], []]);
  const rows = await database().prisma.documentUpdate.findMany({
    where: { documentId },
    orderBy: { sequence: 'asc' },
  });
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
});

it('[C39] a connection that breaks between two queries of a transaction is told by the next, and ends nothing else', async () => {
  const { pool } = database();
  const holder = await pool.connect();
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const broken = new Promise<void>((resolve) => holder.once('end', resolve));
  await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await broken;
  await expect(holder.query('SELECT 1')).rejects.toThrow();
  holder.release(true);
  expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});
