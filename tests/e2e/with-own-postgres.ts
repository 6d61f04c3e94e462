import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { type Database, openDatabase } from '#server/database/client';
import { readRemembered } from '#server/database/place';
import { ask, form } from '#tests/harness/http';
import { type JalonProcess, jalonProcess } from '#tests/harness/jalon-process';
import { type PostgresOf, postgresOf } from '#tests/harness/postgres-of';
import { freePort } from '#tests/harness/redis';

/** Jalon with the demo network and the PostgreSQL it brings along and looks after, both of which can fail. */
export interface JalonWithPostgres {
  readonly process: JalonProcess;
  readonly postgres: PostgresOf;
  /** To look at what is committed. */
  readonly database: Database;
  close(): Promise<void>;
}

export async function startWithPostgres(): Promise<JalonWithPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-own-'));
  // Root's PostgreSQL runs as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  const jalon = jalonProcess(await freePort(), { DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '' });
  await jalon.start();
  const { port, password } = readRemembered(dataDir) ?? { port: 0, password: '' };
  const url = `postgresql://jalon:${password}@127.0.0.1:${port}/jalon`;
  const database = openDatabase(url, pino({ level: 'silent' }), 2);
  const postgres = postgresOf(dataDir);
  return {
    process: jalon,
    postgres,
    database,
    close: async () => {
      await database.close();
      // It stops its PostgreSQL, too.
      await jalon.stop();
      for (const each of [postgres.home(), dataDir]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** The network's own plan of the demo. */
export async function demoPlan({ pool }: Pick<Database, 'pool'>): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM "Document" WHERE kind = 'action-plan' AND "ownerOrganisationId" IS NULL LIMIT 1`,
  );
  return rows[0]?.id ?? '';
}

/** The Cookie header of a demo account. */
export async function demoCookie({ url }: { readonly url: string }, account: string): Promise<string> {
  const answer = await ask(
    `${url}/login`,
    form({ email: `${account}@demo.jalon.test`, password: 'jalon-demo-2020' }),
  );
  const [cookie] = answer.headers['set-cookie'] ?? [];
  if (!cookie) throw new Error(`Signing in as ${account} was answered with ${answer.status}.`);
  return cookie.split(';')[0] ?? '';
}
