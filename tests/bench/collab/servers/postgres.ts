import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { startEmbedded } from '#server/database/embedded';
import { readRemembered } from '#server/database/place';
import { readLockFile } from '#server/database/postmaster';

/** The PostgreSQL of a whole bench. Its settings are those of `npm start`: what is committed is on the disk. */
export interface BenchPostgres {
  readonly url: string;
  readonly pid: number;
  destroy(): Promise<void>;
}

export async function startPostgres(): Promise<BenchPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-bench-postgres-'));
  // Root's server runs as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, log: pino({ level: 'silent' }) });
  const home = readRemembered(dataDir)?.home ?? dataDir;
  return {
    url: server.url,
    pid: readLockFile(path.join(home, 'data'))?.pid ?? 0,
    async destroy() {
      await server.stop();
      for (const folder of new Set([home, dataDir])) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
