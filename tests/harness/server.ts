import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { build } from '#server/build';
import type { Database } from '#server/database/client';
import type { Env } from '#server/env';
import type { Services } from '#server/services';
import { type Answered, type Asked, ask, form } from '#tests/harness/http';
import { ensurePages } from '#tests/harness/pages';

/** A whole Jalon in this process, on a port of its own. */
export interface RunningServer {
  readonly url: string;
  readonly services: Services;
  ask(path: string, asked?: Asked): Promise<Answered>;
  /** Signs in by the form as a browser does, where there are pages; gives the Cookie header. Throws when refused. */
  signIn(email: string, password: string): Promise<string>;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Build the pages first; without them everything but pages answers. */
  readonly pages?: boolean;
  readonly env?: Partial<Env>;
}

/** Starts Jalon on a database that is there already. */
export async function startServer(
  database: Pick<Database, 'url'>,
  { pages = true, env = {} }: ServerOptions = {},
): Promise<RunningServer> {
  if (pages) await ensurePages();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-server-'));
  const settings: Env = {
    nodeEnv: 'test',
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    dataDir,
    databaseUrl: database.url,
    redisUrl: undefined,
    smtpUrl: undefined,
    demo: false,
    logLevel: 'silent',
    collab: {},
    ...env,
  };
  const jalon = await build(settings, pino({ level: settings.logLevel }));
  const url = `http://127.0.0.1:${await jalon.listen()}`;
  return {
    url,
    services: jalon.services,
    ask: (target, asked) => ask(url + target, asked),
    async signIn(email, password) {
      if (!pages) {
        const { cookie } = await jalon.services.sessions.signIn({ email, password, address: '127.0.0.1' });
        return cookie.split(';')[0] ?? '';
      }
      const { status, headers } = await ask(`${url}/login`, form({ email, password }));
      const [cookie] = headers['set-cookie'] ?? [];
      if (status !== 302 || !cookie) throw new Error(`Signing in as ${email} was answered with ${status}.`);
      return cookie.split(';')[0] ?? '';
    },
    async close() {
      await jalon.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Gives the test file a running Jalon: `const server = useServer(database);` after `useDatabase()`;
 * inside tests `server().ask('/trpc/people.me', { cookie })`.
 */
export function useServer(
  database: () => Pick<Database, 'url'>,
  options: ServerOptions = {},
): () => RunningServer {
  let server: RunningServer | undefined;
  beforeAll(async () => {
    server = await startServer(database(), options);
    // A slow machine takes its time to build the pages.
  }, 600_000);
  afterAll(() => server?.close());
  return () => {
    if (server === undefined) throw new Error('The server is there inside tests and hooks only.');
    return server;
  };
}
