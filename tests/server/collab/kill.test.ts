import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DocumentId, type NetworkId, newId, type PersonId } from '#domain/ids';
import { useDatabase } from '#tests/harness/database';
import { makeDocument } from '#tests/server/collab/network';
import { type Client, join, until } from '#tests/server/collab/served';

const database = useDatabase();
let networkId: NetworkId;
let documentId: DocumentId;
let server: ChildProcess | null = null;
const clients: Client[] = [];

beforeEach(async () => {
  ({ networkId, documentId } = await makeDocument(database()));
});
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
  server?.kill('SIGKILL');
});

async function start(): Promise<string> {
  server = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/server/collab/kill-server.ts', database().url, networkId],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (!server.stdout) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: server.stdout }))
    if (line.startsWith('ws://')) return line;
  throw new Error('The server did not start.');
}

async function kill(): Promise<void> {
  if (!server) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}

function enter(url: string): Client {
  const client = join(url, documentId, { cookie: newId<PersonId>() });
  clients.push(client);
  return client;
}

const EDITS = 100;

it('[C4] an edit that was seen, or said to be saved, survives kill -9 of the server', {
  timeout: 120_000,
}, async () => {
  const url = await start();
  const [amina, karim] = [enter(url), enter(url)];
  await until('both in', () => amina.provider.synced && karim.provider.synced, 20_000);

  // 100 edits by two people in turns, the next as soon as this turn of the loop is over; the kill falls among them.
  let made = 0;
  const edit = () => {
    const author = made % 2 === 0 ? amina : karim;
    author.set(`${made % 2 === 0 ? 'amina' : 'karim'}-${made}`, made);
    made += 1;
  };
  const seenByOther = () => [
    ...Object.keys(amina.meta()).filter((key) => key.startsWith('karim')),
    ...Object.keys(karim.meta()).filter((key) => key.startsWith('amina')),
  ];
  while (made < EDITS && seenByOther().length < EDITS / 2) {
    edit();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const killed = kill();
  while (made < EDITS) edit();
  await killed;
  await until('both know', () => !amina.provider.wsconnected && !karim.provider.wsconnected);
  const seen = seenByOther();
  const saved = { amina: amina.saved(), karim: karim.saved() };
  for (const client of [amina, karim]) client.provider.disconnect();
  expect(seen.length).toBeGreaterThanOrEqual(EDITS / 2);

  // Somebody with nothing on the device: what is there comes from the log alone.
  const again = await start();
  const fresh = enter(again);
  await until('in', () => fresh.provider.synced, 20_000);
  const there = fresh.meta();
  const lost = seen.filter((key) => there[key] === undefined);
  expect(lost, `${lost.length} of ${seen.length} edits that the other side had received`).toEqual([]);
  // The first message of each socket is its empty answer to the server's question.
  const savedEdits = [
    ...Object.keys(amina.meta())
      .filter((key) => key.startsWith('amina'))
      .slice(0, Math.max(0, saved.amina - 1)),
    ...Object.keys(karim.meta())
      .filter((key) => key.startsWith('karim'))
      .slice(0, Math.max(0, saved.karim - 1)),
  ];
  expect(savedEdits.filter((key) => there[key] === undefined)).toEqual([]);
  const { rows } = await database().pool.query<{ sequence: number }>(
    'SELECT sequence FROM "DocumentUpdate" WHERE "documentId" = $1 ORDER BY sequence',
    [documentId],
  );
  expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => index + 1));

  // The authors come back with what they had not sent: nothing is lost at all.
  const back = [
    join(again, documentId, { cookie: newId<PersonId>(), doc: amina.doc }),
    join(again, documentId, { cookie: newId<PersonId>(), doc: karim.doc }),
  ];
  clients.push(...back);
  await until('all edits', () => Object.keys(fresh.meta()).length === EDITS);
});
