import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { messages } from '#domain/collab/protocol';
import { createDatabase, useDatabase } from '#tests/harness/database';
import { type MadeNetwork, makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { openStream } from '#tests/harness/live-stream';
import { startRedis, type TestRedis } from '#tests/harness/redis';
import type { RunningServer } from '#tests/harness/server';
import { enter, makeDataDir, type Setting, seenOf, serveBeside, startChild } from './processes';
import { type Client, until } from './served';

const database = useDatabase();
const dataDir = makeDataDir();
const clients: Client[] = [];
let redis: TestRedis;
let setting: Setting;
let a: RunningServer;
let b: RunningServer;
let network: MadeNetwork;
/** Two people of the network. */
let amel: { readonly cookie: string; readonly id: string };
let giulia: { readonly cookie: string; readonly id: string };

beforeAll(async () => {
  redis = await startRedis();
  setting = { databaseUrl: database().url, redisUrl: redis.url, dataDir: dataDir.path };
  [a, b] = await Promise.all([serveBeside(setting), serveBeside(setting)]);
  network = await makeNetwork(a.services, 'processus');
  amel = await newcomer('Amel Trabelsi');
  giulia = await newcomer('Giulia Rossi');
}, 60_000);
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
});
afterAll(async () => {
  await Promise.all([a?.close(), b?.close()]);
  await redis?.kill();
  dataDir.remove();
});

async function newcomer(name: string): Promise<{ cookie: string; id: string }> {
  const person = await network.person(name, 'copil', network.copilId);
  return { cookie: await a.signIn(person.email, PASSWORD), id: person.personId };
}

function join(at: { url: string }, documentId: string, cookie: string, doc?: Client['doc']): Client {
  const client = enter(at, documentId, cookie, doc);
  clients.push(client);
  return client;
}

async function newPlan(): Promise<string> {
  const { id } = await network.document({ title: 'Plan' });
  return id;
}

/** Amel through one process and Giulia through the other, in a new plan. */
async function both(there: { url: string } = b): Promise<{ plan: string; here: Client; there: Client }> {
  const plan = await newPlan();
  const pair = { plan, here: join(a, plan, amel.cookie), there: join(there, plan, giulia.cookie) };
  await until('both in', () => pair.here.provider.synced && pair.there.provider.synced);
  return pair;
}

/** Somebody who is connected to one process is signed out in the other. */
async function signOutElsewhere(name: string): Promise<void> {
  const plan = await newPlan();
  const gone = await newcomer(name);
  const [socket, bystander] = [join(b, plan, gone.cookie), join(b, plan, giulia.cookie)];
  const stream = await openStream(b, gone.cookie);
  await until('in', () => socket.provider.synced && bystander.provider.synced);
  await until('the stream listens', () => {
    b.services.live.publish({ networkId: network.networkId, kind: 'report' });
    return stream.kinds().includes('report');
  });
  const { ended } = await a.services.sessions.signOut(gone.cookie);
  if (!ended) throw new Error('There was no session to end.');
  await a.services.collab.recheck({ personId: ended.person.id });
  a.services.live.publish({ networkId: network.networkId, kind: 'rights', personId: ended.person.id });
  await until('the socket was closed', () => socket.closed.includes(4401), 1_000);
  await until('the stream was ended', stream.ended, 1_000);
  expect(bystander.closed).toEqual([]);
}

describe('two processes on one database', () => {
  it('[M1] show each the edits of the other, of people and of the server', async () => {
    const { plan, here, there } = await both();
    here.set('of-amel', 1);
    there.set('of-giulia', 2);
    await until(
      'both see both',
      () => here.meta()['of-giulia'] === 2 && there.meta()['of-amel'] === 1,
      2_000,
    );
    await b.services.collab.edit(
      // A document this test has made.
      plan as Parameters<typeof b.services.collab.edit>[0],
      { authorId: null, origin: 'import' },
      (doc) => doc.getMap('meta').set('of-the-server', 3),
    );
    await until('the server was heard', () => here.meta()['of-the-server'] === 3, 2_000);
    // A large change is read from the log, not sent.
    const large = 'é'.repeat(100_000);
    here.set('large', large);
    await until('the large one came', () => there.meta().large === large);
  });

  it('[M1] keep one log without a gap while both write at once', async () => {
    const { plan, here, there } = await both();
    for (let round = 0; round < 200; round += 1) {
      here.set(`a-${round}`, round);
      there.set(`b-${round}`, round);
      if (round % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const complete = (client: Client): boolean =>
      Object.keys(client.meta()).filter((key) => /^[ab]-/.test(key)).length === 400;
    await until('everything everywhere', () => complete(here) && complete(there));
    await until('all saved', () => here.saved() === here.sent() && there.saved() === there.sent());
    const { rows } = await database().pool.query<{ sequence: number }>(
      'SELECT sequence FROM "DocumentUpdate" WHERE "documentId" = $1 ORDER BY sequence',
      [plan],
    );
    expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => index + 1));
    const third = join(b, plan, amel.cookie);
    await until('a third has it all', () => third.provider.synced && complete(third));
  });

  it('[M2] show who is where in the other, with the name of the session, and who has left', async () => {
    const { here, there } = await both();
    here.provider.awareness.setLocalStateField('cell', { row: 'r1', column: 'title' });
    here.provider.awareness.setLocalStateField('user', { name: 'Somebody else', personId: giulia.id });
    await until('Giulia sees Amel', () => seenOf(there, here)?.cell !== undefined);
    expect(seenOf(there, here)?.user).toMatchObject({ name: 'Amel Trabelsi', personId: amel.id });
    here.leave();
    await until('Amel has left', () => seenOf(there, here) === undefined);
  });

  it('[M2] tell one who comes later who is in the other already, and let nobody speak for them', async () => {
    const { plan, here, there } = await both();
    here.provider.awareness.setLocalStateField('cell', { row: 'r1', column: 'title' });
    await until('Giulia sees Amel', () => seenOf(there, here)?.cell !== undefined);
    const late = join(b, plan, giulia.cookie);
    await until('the late one too', () => seenOf(late, here)?.cell !== undefined);
    // Another person who names Amel's client id first thing, through the other process.
    const claimed = new Y.Doc();
    claimed.clientID = here.doc.clientID;
    const forger = join(b, plan, giulia.cookie, claimed);
    await until('the forger is in', () => forger.provider.synced);
    forger.provider.awareness.setLocalState({ user: { name: 'Amel' }, cell: { row: 'r9', column: 'title' } });
    // The answer to a question comes after what was said before it.
    const answers = (): number => forger.received.filter((kind) => kind === '1').length;
    const before = answers();
    forger.provider.ws?.send(Uint8Array.of(messages.queryAwareness));
    await until('the forger was heard', () => answers() > before);
    here.provider.awareness.setLocalStateField('cell', { row: 'r2', column: 'title' });
    await until('Amel goes on', () => (seenOf(there, here)?.cell as { row?: string })?.row === 'r2');
    expect(seenOf(there, here)).toMatchObject({ user: { personId: amel.id }, cell: { row: 'r2' } });
  });

  it('[M3] close the sockets and streams of somebody who was signed out in the other, within a second', async () => {
    await signOutElsewhere('Gone Tomorrow');
  });

  it('[M4] tell live facts in the other', async () => {
    const stream = await openStream(b, amel.cookie);
    await until('a fact of the other process', () => {
      a.services.live.publish({ networkId: network.networkId, kind: 'indicator' });
      return stream.kinds().includes('indicator');
    });
    const { here } = await both();
    here.set('title', 'new');
    await until('an edit made in the other', () => stream.kinds().includes('document'), 5_000);
    stream.leave();
  });

  it('[M5] count failures to sign in together', async () => {
    const person = await network.person('Mistyped', 'copil', network.copilId);
    const attempt = (at: RunningServer) =>
      at.services.sessions
        .signIn({ email: person.email, password: 'wrong', address: '192.0.2.7' })
        .catch((error: { code?: string }) => error.code);
    for (let tries = 0; tries < 10; tries += 1)
      expect(await attempt(tries % 2 ? a : b)).toBe('wrong-password');
    expect(await attempt(a)).toBe('too-many');
    expect(await attempt(b)).toBe('too-many');
  });
});

describe('in Redis', () => {
  it('[M10] nothing can be read of what passes, and nothing stays that names anybody', async () => {
    const listener = new Redis(redis.url);
    const passed: Buffer[] = [];
    listener.on('pmessageBuffer', (_pattern, _channel, message: Buffer) => passed.push(message));
    await listener.psubscribe('*');
    const { plan, here, there } = await both();
    here.set('secret', 'un texte confidentiel');
    here.provider.awareness.setLocalStateField('cell', { row: 'r1', column: 'title' });
    await until('both', () => there.meta().secret !== undefined && seenOf(there, here)?.cell !== undefined);
    const wrong = { email: network.secretariat.email, password: 'wrong', address: '192.0.2.8' };
    await expect(a.services.sessions.signIn(wrong)).rejects.toThrow();
    const all = Buffer.concat(passed).toString('latin1');
    expect(passed.length).toBeGreaterThan(2);
    for (const text of ['confidentiel', 'Amel', 'Trabelsi', plan, amel.id, 'presence', 'committed'])
      expect(all).not.toContain(text);
    const keeper = new Redis(redis.url);
    const keys = await keeper.keys('*');
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(key).toMatch(/^jalon:[0-9a-f]{32}:[0-9a-f]{32}$/);
    listener.disconnect();
    keeper.disconnect();
  });

  it('[M10] a message that is made up, changed or sent again is refused', async () => {
    const other = new Redis(redis.url);
    const listener = new Redis(redis.url);
    const passed: [channel: Buffer, message: Buffer][] = [];
    listener.on('pmessageBuffer', (_pattern, channel: Buffer, message: Buffer) =>
      passed.push([channel, message]),
    );
    await listener.psubscribe('*');
    const { here, there } = await both();
    here.set('once', 1);
    await until('it came', () => there.meta().once === 1);
    listener.disconnect();
    const refused = async (): Promise<number> => {
      const { text } = await b.ask('/metrics');
      return Number(/jalon_signals_refused (\d+)/.exec(text)?.[1]);
    };
    const before = await refused();
    for (const [channel, message] of passed) {
      const changed = Buffer.from(message);
      changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.byteLength - 1);
      changed.fill(255, 16, 24);
      for (const bytes of [message, changed, Buffer.from('{"topic":"recheck"}')])
        await other.publish(channel, bytes);
    }
    await until('all were refused', async () => (await refused()) >= before + passed.length);
    here.set('twice', 2);
    await until('and the true ones still come', () => there.meta().twice === 2, 2_000);
    other.disconnect();
  });
});

describe('Redis killed', () => {
  it('[M6] loses nothing: edits are found in the log, and signals come again when it is back', async () => {
    const { here, there } = await both();
    here.provider.awareness.setLocalStateField('cell', { row: 'r1', column: 'title' });
    await until('present', () => seenOf(there, here)?.cell !== undefined);
    await redis.kill();
    // What must not wait has a second way.
    await signOutElsewhere('Gone While Away');
    here.set('while-away', 1);
    there.set('while-away-too', 2);
    await until(
      'both without Redis',
      () => here.meta()['while-away-too'] === 2 && there.meta()['while-away'] === 1,
    );
    expect(await a.signIn(network.secretariat.email, PASSWORD)).toContain('=');
    await redis.start();
    await until('both processes hear each other again', async () => {
      const figures = await Promise.all([a, b].map((server) => server.ask('/metrics')));
      return figures.every(({ text }) => /jalon_signals_connected 1\b/.test(text));
    });
    here.set('after', 3);
    await until('signals again', () => there.meta().after === 3, 2_000);
    here.provider.awareness.setLocalStateField('cell', { row: 'r2', column: 'title' });
    await until('presence again', () => (seenOf(there, here)?.cell as { row?: string })?.row === 'r2');
    expect(here.closed).toEqual([]);
    expect(there.closed).toEqual([]);
  });
});

describe('a process killed with -9', () => {
  it('[M7] loses nothing anyone saw; its people join another and it is forgotten', async () => {
    const child = await startChild(setting);
    const { plan, here, there } = await both(child);
    const left = join(child, plan, amel.cookie);
    left.provider.awareness.setLocalStateField('cell', { row: 'r3', column: 'title' });
    await until('Amel sees her other window', () => seenOf(here, left)?.cell !== undefined);
    there.provider.awareness.setLocalStateField('cell', { row: 'r1', column: 'title' });
    await until('Amel sees Giulia', () => seenOf(here, there)?.cell !== undefined);
    for (let edit = 0; edit < 50; edit += 1) there.set(`before-${edit}`, edit);
    await until('some were seen', () => Object.keys(here.meta()).length > 10);
    left.provider.shouldConnect = false;
    await child.kill();
    const seen = Object.keys(here.meta());
    there.set('alone', true);
    there.provider.disconnect();
    // The balancer sends the next connection elsewhere: the same person with the same document.
    const again = join(b, plan, giulia.cookie, there.doc);
    await until('in again', () => again.provider.synced);
    await until('what was written alone came', () => here.meta().alone === true);
    const fresh = join(a, plan, amel.cookie);
    await until('in', () => fresh.provider.synced && fresh.meta().alone === true);
    for (const key of seen) expect(fresh.meta()).toHaveProperty(key);
    for (let edit = 0; edit < 50; edit += 1) expect(fresh.meta()).toHaveProperty(`before-${edit}`);
    await until(
      'its rows were projected by another',
      async () => {
        const { rows } = await database().pool.query<{ done: boolean }>(
          'SELECT sequence = "projectedSequence" AS done FROM "Document" WHERE id = $1',
          [plan],
        );
        return rows[0]?.done === true;
      },
      20_000,
    );
  });
});

describe('who may share a database', () => {
  it('[M8] refuses a process without REDIS_URL beside others, and says why', async () => {
    await expect(serveBeside({ ...setting, redisUrl: undefined })).rejects.toThrow(
      /Another Jalon process uses this database\. .*REDIS_URL/,
    );
  });

  it('[M8] refuses a process with another DATA_DIR, and says why', async () => {
    const other = makeDataDir();
    await expect(serveBeside({ ...setting, dataDir: other.path })).rejects.toThrow(/another DATA_DIR/);
    other.remove();
  });

  it('[M8] refuses to share when one has the database for itself, and ends in plain words', async () => {
    const alone = await createDatabase();
    const first = await serveBeside({ ...setting, databaseUrl: alone.url, redisUrl: undefined });
    await expect(startChild({ ...setting, databaseUrl: alone.url })).rejects.toThrow(
      /ended with 1:\n(.*\n)*A Jalon process without REDIS_URL uses this database/,
    );
    await first.close();
    await alone.drop();
  });

  it('[M9] migrates and fills an empty database once when two start at the same moment', async () => {
    const empty = await createDatabase('empty');
    const folder = makeDataDir();
    const shared = { ...setting, databaseUrl: empty.url, dataDir: folder.path };
    const children = await Promise.all([startChild(shared, true), startChild(shared, true)]);
    expect(await empty.prisma.network.count()).toBe(1);
    expect(await empty.prisma.auditEntry.count({ where: { action: 'demo.load' } })).toBe(1);
    for (const child of children) expect(child.output()).toContain('Demo accounts');
    await Promise.all(children.map((child) => child.stop()));
    await empty.drop();
    folder.remove();
  });
});
