import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openDatabase } from '#server/database/client';
import { withDatabase } from '#tests/harness/database-url';

/** A database of a test's own, with `drop`, which closes and removes it. */
export interface TestDatabase extends Database {
  drop(): Promise<void>;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer').url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

let made = 0;

/**
 * Makes a database for a test that needs more than its file's own.
 * @param from `migrated`: all tables, no rows; `empty`: nothing at all
 */
export async function createDatabase(from: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const { url, template } = inject('databaseServer');
  made += 1;
  const name = `jalon_test_${process.pid}_${Date.now()}_${made}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${from === 'migrated' ? template : 'template0'}`);
  const database = openDatabase(withDatabase(url, name), pino({ level: 'silent' }));
  const drop = async () => {
    await database.close();
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { ...database, drop };
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
