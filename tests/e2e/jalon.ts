import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, type TestDatabase } from '#tests/harness/database';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Jalon as its users start it: a process of its own, which can be killed. */
export interface RunningJalon {
  readonly url: string;
  readonly database: TestDatabase;
  /** Everything the process has written. */
  output(): string;
  /** kill -9, without a chance to tidy up. */
  kill(): Promise<void>;
  /** Starts again on the same address and database. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Starts Jalon with the demo network on a database of its own. */
export async function startJalon(): Promise<RunningJalon> {
  const database = await createDatabase('migrated');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
    };
    const started = spawn(process.execPath, ['--import', 'tsx', 'server/index.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    await new Promise<void>((resolve, reject) => {
      const heard = (chunk: Buffer): void => {
        output += chunk.toString();
        // The welcome is printed once the server listens.
        if (output.includes(`Jalon  ${url}`)) resolve();
      };
      started.stdout.on('data', heard);
      started.stderr.on('data', heard);
      started.once('exit', (code) => reject(new Error(`Jalon ended with ${code}:\n${output}`)));
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
    output = '';
  }

  await start();
  return {
    url,
    database,
    output: () => output,
    start,
    kill: () => end('SIGKILL'),
    async close() {
      await end('SIGTERM');
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
