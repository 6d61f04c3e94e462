import { mkdirSync, rmSync } from 'node:fs';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openDatabase } from '#server/database/client';
import { demoOf, withDatabase } from '#tests/harness/database-url';

/** A database of a test's own, with `drop`, which closes and removes it. */
export interface TestDatabase extends Database {
  drop(): Promise<void>;
}

type Query = (sql: string) => Promise<{ rows: unknown[] }>;

async function onServer<T>(work: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('databaseServer').url });
  await client.connect();
  try {
    return await work((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}

let made = 0;

/**
 * Makes a database for a test that needs more than its file's own.
 * @param from `migrated`: all tables, no rows; `empty`: nothing at all; else a copy of what `filledOnce` gives
 */
export async function createDatabase(
  from: 'migrated' | 'empty' | Pick<Filled, 'copyOf'> = 'migrated',
): Promise<TestDatabase> {
  const { url, template } = inject('databaseServer');
  made += 1;
  const name = `jalon_test_${process.pid}_${Date.now()}_${made}`;
  const source = from === 'migrated' ? template : from === 'empty' ? 'template0' : from.copyOf;
  await onServer((query) => query(`CREATE DATABASE ${name} TEMPLATE ${source}`));
  const database = openDatabase(withDatabase(url, name), pino({ level: 'silent' }));
  const drop = async () => {
    await database.close();
    await onServer((query) => query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { ...database, drop };
}

/** Held while a run's shared database is made; any number that nothing else of the server uses. */
const MAKING = 20_201_122;

/** A database that takes long to fill, and the folder of files beside it: to be copied, and never used itself. */
export interface Filled {
  readonly copyOf: string;
  readonly folder: string;
}

/**
 * The demo network, filled by the first test file of a run that asks, and removed at the run's end.
 * @param fill is given an empty migrated database and an empty folder, and leaves nobody connected
 */
export function filledOnce(fill: (url: string, folder: string) => Promise<void>): Promise<Filled> {
  const { url, template } = inject('databaseServer');
  const { database: name, folder } = demoOf(template);
  return onServer(async (query) => {
    // Whoever comes meanwhile waits; the lock goes with the connection.
    await query(`SELECT pg_advisory_lock(${MAKING})`);
    const { rows } = await query(`SELECT 1 FROM pg_database WHERE datname = '${name}'`);
    if (rows.length > 0) return { copyOf: name, folder };
    const unfinished = `${name}_unfinished`;
    await query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await query(`CREATE DATABASE ${unfinished} TEMPLATE ${template}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    await fill(withDatabase(url, unfinished), folder);
    await query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    return { copyOf: name, folder };
  });
}

/**
 * Gives the test file a migrated database of its own, empty of rows, dropped at its end:
 * `const database = useDatabase();` at the top, `database().prisma` inside tests.
 */
export function useDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(async () => {
    await database?.drop();
  });
  return () => {
    if (database === undefined) throw new Error('The database is there inside tests and hooks only.');
    return database;
  };
}
