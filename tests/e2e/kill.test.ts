import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, join, until } from '#tests/server/collab/served';
import { type RunningJalon, startJalon } from './jalon';
import { demoCookie, demoPlan } from './with-own-postgres';

const EDITS = 100;

let jalon: RunningJalon;
let documentId = '';
const clients: Client[] = [];

beforeAll(async () => {
  jalon = await startJalon();
  documentId = await demoPlan(jalon.database);
});
afterAll(async () => {
  for (const client of clients) client.leave();
  await jalon.close();
});

function enter(cookie: string, doc?: Client['doc']): Client {
  const address = `${jalon.url.replace('http', 'ws')}/collab`;
  const client = join(address, documentId, { cookie, origin: jalon.url, ...(doc ? { doc } : {}) });
  clients.push(client);
  return client;
}

/** What this test wrote, by the keys it wrote it under. */
const writtenBy = (client: Client, author: string): string[] =>
  Object.keys(client.meta()).filter((key) => key.startsWith(`${author}-`));

it('[C4] an edit that was seen, or said to be saved, survives kill -9 of the server', async () => {
  const [secretariat, copil] = await Promise.all([
    demoCookie(jalon, 'secretariat'),
    demoCookie(jalon, 'copil'),
  ]);
  const [amel, giulia] = [enter(secretariat), enter(copil)];
  await until('both in', () => amel.provider.synced && giulia.provider.synced, 20_000);

  // 100 edits by two people in turns, each a moment after the one before; the kill falls among them.
  let made = 0;
  const edit = (): void => {
    const [author, name] = made % 2 === 0 ? [amel, 'amel'] : [giulia, 'giulia'];
    author.set(`${name}-${made}`, made);
    made += 1;
  };
  const seenByOther = (): string[] => [...writtenBy(amel, 'giulia'), ...writtenBy(giulia, 'amel')];
  while (made < EDITS && seenByOther().length < EDITS / 2) {
    edit();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const killed = jalon.kill();
  while (made < EDITS) edit();
  await killed;
  await until('both know', () => !amel.provider.wsconnected && !giulia.provider.wsconnected);
  const seen = seenByOther();
  // The first message of each socket is its empty answer to the server's question.
  const said = [
    ...writtenBy(amel, 'amel').slice(0, Math.max(0, amel.saved() - 1)),
    ...writtenBy(giulia, 'giulia').slice(0, Math.max(0, giulia.saved() - 1)),
  ];
  for (const client of [amel, giulia]) client.provider.disconnect();
  expect(seen.length).toBeGreaterThanOrEqual(EDITS / 2);

  // Somebody with nothing on the device: what is there comes from the log alone.
  await jalon.start();
  const fresh = enter(secretariat);
  await until('in', () => fresh.provider.synced, 20_000);
  const there = fresh.meta();
  const lost = (keys: readonly string[]): string[] => keys.filter((key) => there[key] === undefined);
  process.stdout.write(
    `${made} edits, ${seen.length} seen by the other side and ${said.length} said to be saved before the kill; ` +
      `after it ${lost(seen).length} and ${lost(said).length} of them lost\n`,
  );
  expect(lost(seen)).toEqual([]);
  expect(lost(said)).toEqual([]);
  const { rows } = await jalon.database.pool.query<{ sequence: number }>(
    'SELECT sequence FROM "DocumentUpdate" WHERE "documentId" = $1 ORDER BY sequence',
    [documentId],
  );
  expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => index + 1));

  // The authors come back with what they had not sent: nothing is lost at all.
  enter(secretariat, amel.doc);
  enter(copil, giulia.doc);
  await until(
    'all edits',
    () => writtenBy(fresh, 'amel').length + writtenBy(fresh, 'giulia').length === EDITS,
  );
});
