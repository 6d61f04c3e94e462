import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

/** Any constants will do; only this file asks for them. */
const USE = 7_240_118;
const START = 7_240_119;
const MARK = 7_240_120;
const BETWEEN_TRIES_MS = 1_000;

export interface Claim {
  release(): Promise<void>;
}

export interface ClaimOptions {
  readonly log: Pick<Logger, 'error' | 'warn'>;
  /**
   * Set when the process hears the others over Redis: the mark of the secret they must have in common. Absent: the
   * process wants the database for itself.
   */
  readonly sharedMark?: number;
}

/**
 * Claims the database: for this process alone, or shared with others that hear each other. Two that know nothing of
 * each other would each show their own people what the others do only later, or never. Waits a little for a process
 * that is just ending. A claim lost with its connection is made again.
 * @throws Error saying who is in the way and what to do
 */
export async function claimDatabase(url: string, options: ClaimOptions): Promise<Claim> {
  const { log } = options;
  let released = false;
  let client = await hold(url, options, onLost);

  function onLost(error: Error): void {
    if (released) return;
    log.warn({ err: error }, 'The claim on the database was lost with its connection.');
    void again();
  }

  async function again(): Promise<void> {
    let told = false;
    while (!released) {
      await pause(BETWEEN_TRIES_MS, undefined, { ref: false });
      try {
        const held = await hold(url, options, onLost);
        if (released) return await held.end();
        client = held;
        return;
      } catch (error) {
        if (told || !(error instanceof InTheWay)) continue;
        told = true;
        log.error({ err: error }, 'Meanwhile another process took the database.');
      }
    }
  }

  return {
    release: async () => {
      released = true;
      await client.end();
    },
  };
}

/** Another process is in the way; the message says what to do. */
class InTheWay extends Error {}

async function hold(url: string, options: ClaimOptions, onLost: (error: Error) => void): Promise<pg.Client> {
  const { sharedMark } = options;
  const client = new pg.Client({ connectionString: url, application_name: 'jalon-claim' });
  let held = false;
  client.on('error', (error) => {
    if (held) onLost(error);
    held = false;
  });
  await client.connect();
  try {
    // A killed process keeps its lock until PostgreSQL notices the closed connection: moments, not minutes.
    await client.query(`SET lock_timeout = '5s'`);
    if (sharedMark === undefined) await lockAlone(client);
    else await lockShared(client, sharedMark);
    held = true;
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function lockAlone(client: pg.Client): Promise<void> {
  if (await lock(client, 'pg_advisory_lock($1)', [USE])) return;
  throw new InTheWay(
    'Another Jalon process uses this database. Stop it first, or start both with the same REDIS_URL: then several share it.',
  );
}

async function lockShared(client: pg.Client, mark: number): Promise<void> {
  if (!(await lock(client, 'pg_advisory_lock_shared($1)', [USE]))) {
    throw new InTheWay(
      'A Jalon process without REDIS_URL uses this database and shares it with nobody. Stop it, or start it again with the same REDIS_URL.',
    );
  }
  await lock(client, 'pg_advisory_lock_shared($1, $2)', [MARK, mark]);
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = $1 AND objid <> $2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1`,
    [MARK, mark],
  );
  if (rowCount !== 0) {
    throw new InTheWay(
      'The Jalon processes of this database have another DATA_DIR. Give all of them the same folder: files and the key of their signals are in it.',
    );
  }
}

/** False when somebody else held it all the time that was waited. */
async function lock(client: pg.Client, call: string, values: number[]): Promise<boolean> {
  try {
    await client.query(`SELECT ${call}`, values);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03') return false;
    throw error;
  }
}

/**
 * Runs `work` while no other process of this database starts: migrations, the demo and what was left undone are for
 * one at a time. The turn ends with its connection, so a killed process holds nobody up.
 */
export async function inTurn<T>(url: string, log: Pick<Logger, 'info'>, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'jalon-start' });
  // What is under way tells it too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [
      START,
    ]);
    if (rows[0]?.free !== true) {
      log.info('Another process is starting on this database: waiting for it.');
      await client.query('SELECT pg_advisory_lock($1)', [START]);
    }
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What tells this database from every other, also from a copy of it on another server. */
export async function identityOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ identity: string }>(
    `SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity
       FROM pg_control_system()`,
  );
  return rows[0]?.identity ?? '';
}
