/**
 * The PostgreSQL of a test run, with a migrated template that each test file clones. Vitest starts it once for
 * the projects that need it; domain tests run without. TEST_DATABASE_URL names a server to use instead.
 */
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/database/migrate';
import { startScratch } from '#server/database/scratch';
import { withDatabase } from '#tests/harness/database-url';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database of the server through which others are made, and the template's name. */
    databaseServer: { url: string; template: string };
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given === undefined ? await startScratch() : { url: given, destroy: async () => undefined };
  const template = `jalon_template_${process.pid}_${project.name}`;
  await run(server.url, `CREATE DATABASE ${template}`);
  await migrate(withDatabase(server.url, template));
  project.provide('databaseServer', { url: server.url, template });
  return async () => {
    await run(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await server.destroy();
  };
}
