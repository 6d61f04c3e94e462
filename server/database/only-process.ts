import pg from 'pg';
import type { Logger } from 'pino';

/** Any constant will do; only this file asks for it. */
const LOCK = 7_240_118;

/**
 * Claims the database for one process: two that know nothing of each other would each keep documents in memory
 * and hand out live facts to their own people only. Waits a little for a process that is just ending.
 * @throws Error when another process holds it
 */
export async function claimDatabase(
  url: string,
  log: Pick<Logger, 'error'>,
): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url, application_name: 'jalon-only-process' });
  client.on('error', (error) =>
    log.error({ err: error }, 'The claim on the database was lost with its connection.'),
  );
  await client.connect();
  // A killed process keeps its lock until PostgreSQL notices the closed connection: moments, not minutes.
  await client.query(`SET lock_timeout = '5s'`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  } catch (error) {
    await client.end();
    if (error instanceof pg.DatabaseError && error.code === '55P03') {
      throw new Error(
        'Another Jalon process uses this database. Stop it first: running several at once needs REDIS_URL, which this release does not support yet.',
      );
    }
    throw error;
  }
  return { release: () => client.end() };
}
