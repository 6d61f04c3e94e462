/**
 * The PostgreSQL of a test run, with a migrated template that each test file clones. Vitest starts it once for
 * the projects that need it; domain tests run without. TEST_DATABASE_URL names a server to use instead.
 */
import { rmSync } from 'node:fs';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/database/migrate';
import { startScratch } from '#server/database/scratch';
import { demoOf, withDatabase } from '#tests/harness/database-url';

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

interface SharedServer {
  readonly url: string;
  readonly template: string;
  stop(): Promise<void>;
}

async function start(): Promise<SharedServer> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given === undefined ? await startScratch() : { url: given, destroy: async () => undefined };
  const template = `jalon_template_${process.pid}`;
  await run(server.url, `CREATE DATABASE ${template}`);
  await migrate(withDatabase(server.url, template));
  return {
    url: server.url,
    template,
    async stop() {
      const demo = demoOf(template);
      for (const name of [template, demo.database, `${demo.database}_unfinished`]) {
        await run(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }
      rmSync(demo.folder, { recursive: true, force: true });
      await server.destroy();
    },
  };
}

/**
 * Each project loads this file anew, in one process: what they share hangs on the global object. Two migrations
 * at once would also share one instance of the engine, which breaks it.
 */
const holder: typeof globalThis & { jalonTestServer?: { users: number; server: Promise<SharedServer> } } =
  globalThis;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder.jalonTestServer ??= { users: 0, server: start() };
  const shared = holder.jalonTestServer;
  shared.users += 1;
  const server = await shared.server;
  project.provide('databaseServer', { url: server.url, template: server.template });
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) await server.stop();
  };
}
