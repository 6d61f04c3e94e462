import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Logger } from 'pino';
import { PrismaClient } from '#server/database/generated/client';

/** The open database: Prisma for rows, the pool for what Prisma cannot say (locks, COPY-like streams, LISTEN). */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** A connection of its own for the commits of shared edits: none waits behind whatever else is asked. */
  readonly commits: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** Prisma as given to a function inside `$transaction`. */
export type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>;

/**
 * Opens one pool that Prisma and plain SQL share. Connections are made when first asked for.
 * @param log told when the server drops an idle connection, which without a listener would end the process
 */
export function openDatabase(url: string, log: Pick<Logger, 'warn'>, maxConnections = 20): Database {
  // Prisma's adapter takes every instant it reads for UTC, whatever zone the server answers in.
  const options = { connectionString: url, options: '-c TimeZone=UTC' };
  const pool = new pg.Pool({ ...options, max: maxConnections });
  const commits = new pg.Pool({ ...options, max: 1, idleTimeoutMillis: 0 });
  for (const each of [pool, commits]) {
    each.on('error', (error) => log.warn({ err: error }, 'PostgreSQL closed an idle connection.'));
    // The pool listens to idle connections only. One that breaks between two queries of a transaction would end the
    // process; whoever holds it is told by its next query.
    each.on('connect', (client) => client.on('error', () => undefined));
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), commits.end()]);
  };
  return {
    prisma,
    pool,
    commits,
    url,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
