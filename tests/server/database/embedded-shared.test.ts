import { chmodSync } from 'node:fs';
import pg from 'pg';
import pino from 'pino';
import { expect, it } from 'vitest';
import { startEmbedded } from '#server/database/embedded';
import { makeDataDir } from '#tests/server/collab/processes';

const log = pino({ level: 'silent' });

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

it('[M8] the embedded PostgreSQL goes on for the process that is left, and stops with the last', async () => {
  const folder = makeDataDir();
  // Root's server runs as another user, who has to get in.
  chmodSync(folder.path, 0o711);
  const first = await startEmbedded({ dataDir: folder.path, log });
  const second = await startEmbedded({ dataDir: folder.path, log });
  expect(second.attached).toBe(true);
  const theirs = await connect(second.url);
  await first.stopUnlessUsed();
  expect((await theirs.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await theirs.end();
  await second.stopUnlessUsed();
  await expect(connect(second.url)).rejects.toThrow(/ECONNREFUSED/);
  folder.remove();
});
