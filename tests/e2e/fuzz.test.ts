import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentId } from '#domain/ids';
import { buildDocument } from '#server/collab/check';
import { createDocumentLog } from '#server/collab/log';
import { rebuild } from '#server/projection/rebuild';
import type { JalonProcess } from '#tests/harness/jalon-process';
import { contentOf, editPlan } from '#tests/server/collab/plan-edits';
import { type Random, random, seedFrom } from '#tests/server/collab/random';
import { until } from '#tests/server/collab/served';
import { type Fallible, startFallible } from './fallible';
import { aLedger, type Ledger, type Watched, watch } from './watched';

/** `FUZZ_SECONDS=600 FUZZ_SEED=… FUZZ_SERVERS=2 npx vitest run tests/e2e/fuzz.test.ts` is the long run. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 6);
const SEED = seedFrom(process.env.FUZZ_SEED);
const SERVERS = Number(process.env.FUZZ_SERVERS ?? 2);
const PEOPLE = 8;
const PATIENCE_MS = 60_000;

let jalon: Fallible;
const dice: Random = random(SEED);
const counts = {
  edits: 0,
  left: 0,
  back: 0,
  newDevices: 0,
  forged: 0,
  kills: 0,
  databaseKills: 0,
  redisKills: 0,
  compacted: 0,
  brokenCompactions: 0,
  looks: 0,
};

beforeAll(async () => {
  jalon = await startFallible({ servers: SERVERS });
});
afterAll(() => jalon.close());

/** Somebody at a device; the device, and what is unsent on it, stays while they come and go. */
interface Somebody {
  readonly documentId: DocumentId;
  readonly ledger: Ledger;
  readonly reads: boolean;
  watched: Watched;
}

const ledgers = new Map<DocumentId, Ledger>();
const anyServer = (): JalonProcess => {
  const server = dice.any(jalon.servers);
  if (!server) throw new Error('There is no server.');
  return server;
};
const socketsOf = ({ url }: JalonProcess): string => `${url.replace('http', 'ws')}/collab`;

function sitDown(documentId: DocumentId, reads: boolean): Somebody {
  const ledger = ledgers.get(documentId) ?? aLedger();
  ledgers.set(documentId, ledger);
  const server = anyServer();
  const cookie = reads ? jalon.reader : (dice.any(jalon.writers) ?? '');
  const doc = new Y.Doc();
  doc.clientID = dice.below(2 ** 31);
  // Each server takes its own page's origin; a balancer would show one address for all.
  const options = { cookie, origin: server.url, doc };
  const watched = watch({ url: socketsOf(server), documentId, options }, ledger);
  return { documentId, ledger, reads, watched };
}

function act(somebody: Somebody): void {
  const { watched, reads } = somebody;
  const { provider, doc } = watched.client;
  if (dice.chance(0.02)) {
    if (provider.shouldConnect) {
      provider.disconnect();
      counts.left += 1;
    } else {
      provider.connect();
      counts.back += 1;
    }
  } else if (reads) {
    if (dice.chance(0.05)) {
      counts.forged += 1;
      doc.getMap('meta').set(`forged-${counts.forged}`, true);
    }
  } else if (provider.synced || dice.chance(0.2)) {
    // Before it was ever there, a device shows no document to write in.
    if (documentIsThere(doc)) {
      counts.edits += 1;
      editPlan(doc, dice);
      if (dice.chance(0.5)) watched.mark();
    }
  }
}

const documentIsThere = (doc: Y.Doc): boolean => doc.getMap('meta').has('title');

/** What the process or the database does to them. Gives what must be done to have it back. */
async function disaster(people: Somebody[]): Promise<() => Promise<void>> {
  const kind = dice.below(12);
  if (kind < 4) {
    const server = anyServer();
    counts.kills += 1;
    await server.kill();
    return server.start;
  }
  if (kind < 6) {
    counts.databaseKills += 1;
    await jalon.killDatabase();
    return jalon.startDatabase;
  }
  if (kind < 7) {
    const server = anyServer();
    counts.kills += 1;
    counts.databaseKills += 1;
    await Promise.all([server.kill(), jalon.killDatabase()]);
    return async () => {
      await jalon.startDatabase();
      await server.start();
    };
  }
  if (kind < 9) {
    counts.redisKills += 1;
    await jalon.killRedis();
    return jalon.startRedis;
  }
  // A device is lost, with what was unsent on it, and its owner takes another.
  const at = dice.below(people.length);
  const somebody = people[at];
  if (somebody) {
    counts.newDevices += 1;
    somebody.watched.leave();
    people[at] = sitDown(somebody.documentId, somebody.reads);
  }
  return async () => undefined;
}

/** At any moment, also when PostgreSQL is killed under it. */
async function compact(): Promise<void> {
  try {
    counts.compacted += await jalon.compact();
  } catch {
    // What it had not done is done by the next.
    counts.brokenCompactions += 1;
  }
}

async function live(people: Somebody[], ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    for (const somebody of people) if (dice.chance(0.3)) act(somebody);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What is running, and the last of what each server wrote, for whoever reads a failure. */
const state = (): string =>
  jalon.servers
    .map(
      (server) => `${server.url} ${server.isUp() ? 'runs' : 'has ended'}: ${server.output().slice(-3_000)}`,
    )
    .join('\n');

/** Somebody new looks at a document while its authors are away: what they saw or were told is there. */
async function lookAlone(people: readonly Somebody[], documentId: DocumentId): Promise<void> {
  counts.looks += 1;
  const authors = people.filter((somebody) => somebody.documentId === documentId);
  for (const { watched } of authors) watched.client.provider.disconnect();
  const fresh = sitDown(documentId, false);
  const { client } = fresh.watched;
  await until('a new device is in', () => client.provider.synced, PATIENCE_MS).catch((cause: unknown) => {
    throw new Error(
      `Nobody comes in at ${client.provider.url}, closed with ${client.closed.slice(-5)}. ${state()}`,
      {
        cause,
      },
    );
  });
  const lost = () => fresh.ledger.lost(client.doc);
  const isThere = (): boolean => Object.values(lost()).every((marks) => marks.length === 0);
  // Another process may learn of a commit a moment later; what is lost never comes.
  await until('all there', isThere, PATIENCE_MS).catch(() =>
    expect(lost(), `lost with FUZZ_SEED=${SEED}; ${state()}`).toEqual({ seen: [], acknowledged: [] }),
  );
  fresh.watched.leave();
  for (const { watched } of authors) watched.client.provider.connect();
}

/** The same with its keys in order: maps are equal in whatever order their keys were set. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** Everyone comes back, and everything agrees. */
async function settle(people: readonly Somebody[], documentId: DocumentId): Promise<void> {
  const writers = people.filter((somebody) => somebody.documentId === documentId && !somebody.reads);
  const readers = people.filter((somebody) => somebody.documentId === documentId && somebody.reads);
  // A reader's own writes were dropped: its device shows them until it is opened anew.
  for (const { watched } of readers) watched.leave();
  for (const { watched } of writers) watched.client.provider.connect();
  await until(
    'all saved',
    () => writers.every(({ watched }) => watched.client.provider.synced && watched.isSaved()),
    PATIENCE_MS,
  );
  const [fresh, reader] = [sitDown(documentId, false), sitDown(documentId, true)];
  const docs = [...writers, fresh, reader].map(({ watched }) => watched.client.doc);
  const shown = (doc: Y.Doc): string => JSON.stringify(sorted(contentOf(doc)));
  await until('all equal', () => new Set(docs.map(shown)).size === 1, PATIENCE_MS);
  await until('all saved', () => writers.every(({ watched }) => watched.isSaved()), PATIENCE_MS);
  const log = createDocumentLog(jalon.database.pool);
  const loaded = await log.load(documentId);
  expect(contentOf(buildDocument(loaded)), 'the replay of the log').toEqual(
    contentOf(fresh.watched.client.doc),
  );
  expect(fresh.ledger.lost(fresh.watched.client.doc)).toEqual({ seen: [], acknowledged: [] });
  const { meta } = contentOf(fresh.watched.client.doc) as { meta: Record<string, unknown> };
  expect(Object.keys(meta).filter((key) => key.startsWith('forged'))).toEqual([]);
  const { rows } = await jalon.database.pool.query<{ sequence: number }>(
    'SELECT sequence FROM "DocumentUpdate" WHERE "documentId" = $1 ORDER BY sequence',
    [documentId],
  );
  const first = rows[0]?.sequence ?? loaded.sequence + 1;
  expect(rows.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: loaded.sequence - first + 1 }, (_, index) => first + index),
  );
  for (const { watched } of [...writers, fresh, reader]) watched.leave();
}

it(`[C38] whatever fails at any moment, all end equal and nothing promised is lost (FUZZ_SEED=${SEED})`, {
  timeout: (SECONDS + 300) * 1000,
}, async () => {
  const people = Array.from({ length: PEOPLE }, (_, index) =>
    sitDown(jalon.documents[index % jalon.documents.length] ?? ('' as DocumentId), index >= PEOPLE - 2),
  );
  await until('all in', () => people.every(({ watched }) => watched.client.provider.synced), PATIENCE_MS);
  const end = Date.now() + SECONDS * 1000;
  while (Date.now() < end) {
    await live(people, 100 + dice.below(1_500));
    const compacting = dice.chance(0.5) ? compact() : null;
    await live(people, dice.below(60));
    const revive = await disaster(people);
    await live(people, dice.below(500));
    await Promise.all([revive(), compacting, live(people, dice.below(1_500))]);
    // What failed beside a server must not take it along.
    expect(jalon.servers.every((server) => server.isUp()) || state()).toBe(true);
    const looked = dice.any(jalon.documents);
    if (looked && dice.chance(0.3)) await lookAlone(people, looked);
  }
  await compact();
  for (const documentId of jalon.documents) await settle(people, documentId);
  const log = createDocumentLog(jalon.database.pool);
  const differences = async () =>
    (await rebuild({ pool: jalon.database.pool, log }, { check: true })).differences;
  await until('projected', async () => (await differences()).length === 0, PATIENCE_MS).catch(async () =>
    expect(await differences(), `rebuild --check with FUZZ_SEED=${SEED}`).toEqual([]),
  );
  const promised = [...ledgers.values()];
  const sum = (of: (ledger: Ledger) => Set<string>): number =>
    promised.reduce((all, each) => all + of(each).size, 0);
  process.stdout.write(
    `FUZZ_SEED=${SEED}, ${SERVERS} servers, ${SECONDS} s: ${JSON.stringify(counts)}; of ${sum(({ made }) => made)} marks ` +
      `${sum(({ seen }) => seen)} were seen by others and ${sum(({ acknowledged }) => acknowledged)} told saved; lost: 0\n`,
  );
  expect(counts.edits).toBeGreaterThan(0);
  expect(counts.compacted).toBeGreaterThan(0);
});
