import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type JalonProcess, jalonProcess } from '#tests/harness/jalon-process';
import { freePort } from '#tests/harness/redis';
import { type RunningServer, startServer } from '#tests/harness/server';
import { type Client, join } from './served';

export interface Setting {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
}

export function makeDataDir(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-processes-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A whole Jalon in this process, beside others of the same setting. */
export const serveBeside = (setting: Setting): Promise<RunningServer> =>
  startServer(
    { url: setting.databaseUrl },
    { pages: false, env: { redisUrl: setting.redisUrl, dataDir: setting.dataDir } },
  );

/** A Jalon in a process of its own, which can be killed. @throws Error with what it wrote when it ends before it listens */
export async function startChild(setting: Setting, demo = false): Promise<JalonProcess> {
  const child = jalonProcess(await freePort(), {
    DATA_DIR: setting.dataDir,
    DATABASE_URL: setting.databaseUrl,
    REDIS_URL: setting.redisUrl ?? '',
    DEMO: demo ? '1' : '0',
  });
  await child.start();
  return child;
}

/** Somebody in a document, through one of the processes. */
export function enter(
  at: { readonly url: string },
  documentId: string,
  cookie: string,
  doc?: Client['doc'],
): Client {
  const address = `${at.url.replace('http', 'ws')}/collab`;
  return join(address, documentId, { cookie, origin: at.url, ...(doc ? { doc } : {}) });
}

/** What `client` is shown of another's presence. */
export const seenOf = (client: Client, other: Client): Record<string, unknown> | undefined =>
  client.provider.awareness.getStates().get(other.doc.clientID);
