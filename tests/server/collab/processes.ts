import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#tests/harness/redis';
import { type RunningServer, startServer } from '#tests/harness/server';
import { type Client, join } from './served';

const root = fileURLToPath(new URL('../../..', import.meta.url));

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

/** A Jalon in a process of its own, which can be killed. */
export interface Child {
  readonly url: string;
  output(): string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws Error with what it wrote when it ends before it listens */
export async function startChild(setting: Setting, demo = false): Promise<Child> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    DATA_DIR: setting.dataDir,
    DATABASE_URL: setting.databaseUrl,
    REDIS_URL: setting.redisUrl ?? '',
    DEMO: demo ? '1' : '0',
  };
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'server/index.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const atExit = (): void => void child.kill('SIGKILL');
  process.once('exit', atExit);
  child.once('close', () => process.off('exit', atExit));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const heard = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes(`Jalon  ${url}`)) resolve();
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('close', (code) => reject(new Error(`Jalon ended with ${code}:\n${output}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { url, output: () => output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
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

/** An open stream of live facts. */
export interface Stream {
  kinds(): string[];
  ended(): boolean;
  leave(): void;
}

export function openStream(at: { readonly url: string }, cookie: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/event-stream', cookie };
    const asked = request(
      `${at.url}/trpc/live.events`,
      { headers, agent: false },
      (answer: IncomingMessage) => {
        let text = '';
        let ended = false;
        answer.on('data', (part: Buffer) => {
          text += part.toString();
        });
        answer.on('close', () => {
          ended = true;
        });
        resolve({
          kinds: () => [...text.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind ?? ''),
          ended: () => ended,
          leave: () => asked.destroy(),
        });
      },
    );
    asked.on('error', (error) => (asked.destroyed ? undefined : reject(error)));
    asked.end();
  });
}
