import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbedded } from '#server/database/embedded';
import { type Keeper, keepRunning } from '#server/database/keeper';
import { postgresOf } from '#tests/harness/postgres-of';
import { until } from '#tests/server/collab/served';

const PATIENCE_MS = 60_000;
let dataDir: string;
let embedded: EmbeddedPostgres;
let keeper: Keeper;
let said: string[];

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-kept-'));
  // Root's PostgreSQL runs as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  said = [];
  embedded = await startEmbedded({ dataDir, log: pino({ level: 'silent' }) });
  const note = (...parts: unknown[]): void => void said.push(String(parts.at(-1)));
  keeper = keepRunning(embedded, { info: note, warn: note, error: note }, 50);
});
afterEach(async () => {
  await keeper.stop();
  await embedded.stop();
  for (const folder of [postgresOf(dataDir).home(), dataDir])
    rmSync(folder, { recursive: true, force: true });
});

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: embedded.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
const answers = () =>
  query('SELECT number FROM seen').then(
    (rows) => rows.length === 1,
    () => false,
  );

describe('[C39] the embedded PostgreSQL', () => {
  it('that was killed is started again at the same address, with what was committed', async () => {
    await query('CREATE TABLE seen AS SELECT 1 AS number');
    for (let kill = 1; kill <= 2; kill++) {
      postgresOf(dataDir).kill();
      await until('is gone', () => said.filter((line) => line.includes('ended by itself')).length === kill);
      await until('is back', answers, PATIENCE_MS);
    }
    await until('is said', () => said.at(-1)?.includes('running again') === true);
  });

  it('that cannot start is tried on, which is said once, and comes back when it can', async () => {
    await query('CREATE TABLE seen AS SELECT 1 AS number');
    const letItStart = postgresOf(dataDir).keepAway();
    postgresOf(dataDir).kill();
    await until('was tried', () => said.some((line) => line.includes('Trying on')), PATIENCE_MS);
    letItStart();
    await until('is back', answers, PATIENCE_MS);
    await until('is said', () => said.at(-1)?.includes('running again') === true);
    expect(said.map((line) => line.split('.')[0])).toEqual([
      'PostgreSQL has ended by itself',
      'PostgreSQL does not start',
      'PostgreSQL is running again',
    ]);
  });

  it('that is stopped on purpose stays stopped', async () => {
    await keeper.stop();
    await embedded.stop();
    expect([embedded.isRunning(), said]).toEqual([false, []]);
  });
});
