import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { random, seedFrom } from '#tests/server/collab/random';
import { until } from '#tests/server/collab/served';
import { type Fallible, startFallible } from './fallible';
import { aLedger, type Ledger, type Watched, watch } from './watched';

/** `KILLS=100 npx vitest run tests/e2e/kills.test.ts` is the long run. */
const KILLS = Number(process.env.KILLS ?? 2);
const DATABASE_KILLS = Number(process.env.DATABASE_KILLS ?? Math.ceil(KILLS / 5));
const SEED = seedFrom(process.env.KILLS_SEED);
const PATIENCE_MS = 60_000;
/** The kill falls somewhere in so many milliseconds of writing. */
const LONGEST_LOAD_MS = 400;

let jalon: Fallible;
let ledger: Ledger;
const dice = random(SEED);

beforeAll(async () => {
  jalon = await startFallible();
  ledger = aLedger();
});
afterAll(() => jalon.close());

function enter(doc?: Y.Doc): Watched {
  const [server] = jalon.servers;
  const [documentId = ''] = jalon.documents;
  const url = server?.url ?? '';
  const cookie = dice.any(jalon.writers) ?? '';
  return watch(
    {
      url: `${url.replace('http', 'ws')}/collab`,
      documentId,
      options: { cookie, origin: url, ...(doc ? { doc } : {}) },
    },
    ledger,
  );
}

const isIn = ({ client }: Watched): boolean => client.provider.synced;

/** Four people write until `end` is reached, each as fast as the line takes it. */
async function writeUntil(people: readonly Watched[], over: () => boolean): Promise<void> {
  while (!over()) {
    for (const person of people) {
      if (dice.chance(0.7)) person.mark();
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/**
 * People write, `kill` falls among it, and somebody with nothing on the device looks at what is there, before any
 * author comes back.
 */
async function killOnce(kill: () => Promise<void>, revive: () => Promise<void>): Promise<void> {
  const people = [enter(), enter(), enter(), enter()];
  await until('all in', () => people.every(isIn), PATIENCE_MS);
  const killAt = Date.now() + dice.below(LONGEST_LOAD_MS);
  await writeUntil(people, () => Date.now() >= killAt);
  let isDead = false;
  const killing = kill().then(() => {
    isDead = true;
  });
  await writeUntil(people, () => isDead);
  await killing;
  for (const person of people) person.leave();
  await revive();
  const fresh = enter();
  await until('a new device is in', () => isIn(fresh), PATIENCE_MS);
  expect(ledger.lost(fresh.client.doc)).toEqual({ seen: [], acknowledged: [] });
  fresh.leave();
}

/** Sequence numbers without a gap, and rows that give the state which is shown. */
async function logIsWhole(): Promise<void> {
  const [documentId] = jalon.documents;
  const { rows } = await jalon.database.pool.query<{ sequence: number }>(
    'SELECT sequence FROM "DocumentUpdate" WHERE "documentId" = $1 ORDER BY sequence',
    [documentId],
  );
  const first = rows[0]?.sequence ?? 1;
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => first + index));
}

const told = (what: string, kills: number): void => {
  process.stdout.write(
    `seed ${SEED}: ${kills} kills of ${what}; ${ledger.made.size} edits in all, ${ledger.seen.size} seen by others, ` +
      `${ledger.acknowledged.size} told saved; lost of either: 0\n`,
  );
};

it(`[C4] ${KILLS} kills of the server at any moment lose nothing that was seen or told saved`, {
  timeout: 60_000 + KILLS * 30_000,
}, async () => {
  const [server] = jalon.servers;
  for (let kill = 0; kill < KILLS; kill++)
    await killOnce(
      async () => server?.kill(),
      async () => server?.start(),
    );
  await logIsWhole();
  told('the server', KILLS);
  expect(ledger.seen.size).toBeGreaterThan(0);
});

it(`[C37] ${DATABASE_KILLS} kills of PostgreSQL at any moment lose nothing that was seen or told saved`, {
  timeout: 60_000 + DATABASE_KILLS * 30_000,
}, async () => {
  for (let kill = 0; kill < DATABASE_KILLS; kill++) await killOnce(jalon.killDatabase, jalon.startDatabase);
  await logIsWhole();
  told('PostgreSQL', DATABASE_KILLS);
});
