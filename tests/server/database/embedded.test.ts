import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type EmbeddedPostgres, startEmbedded } from '#server/database/embedded';
import { reachableBy } from '#server/database/owner';
import { readRemembered } from '#server/database/place';
import { lockFilePath, readLockFile } from '#server/database/postmaster';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SCRIPT = path.join(ROOT, 'tests', 'harness', 'start-embedded.ts');
const NOBODY = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const started = z.object({ url: z.string(), attached: z.boolean(), said: z.array(z.string()) });

let base: string;
let dataDir: string;
let children: ChildProcess[];

beforeEach(() => {
  children = [];
  base = mkdtempSync(path.join(tmpdir(), 'jalon-embedded-'));
  dataDir = base;
  chmodSync(base, 0o755);
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  // Whatever a test left running is taken over and stopped.
  const home = readRemembered(dataDir)?.home;
  if (home !== undefined && readLockFile(path.join(home, 'data')) !== undefined) await (await start()).stop();
  for (const folder of [home, base])
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const start = (said: string[] = [], folder = dataDir): Promise<EmbeddedPostgres> => {
  const sink = pino(
    { base: null },
    { write: (line: string) => void said.push(z.object({ msg: z.string() }).parse(JSON.parse(line)).msg) },
  );
  return startEmbedded({ dataDir: folder, log: sink });
};

/** Starts it in a process of its own, perhaps as another user. */
async function startElsewhere(options: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, dataDir], {
    ...options,
    cwd: ROOT,
    env: { PATH: process.env.PATH, TMPDIR: dataDir, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout }))
    return { child, ...started.parse(JSON.parse(line)) };
  throw new Error('It ended without a word.');
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const write = (url: string) => query(url, 'CREATE TABLE seen AS SELECT 1 AS number');
const read = (url: string) => query(url, 'SELECT number FROM seen');
const portOf = (url: string) => Number(new URL(url).port);

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('the embedded database', () => {
  it('keeps its data, port and password from one start to the next', async () => {
    const first = await start();
    await write(first.url);
    await first.stop();
    const second = await start();
    expect([second.url, second.attached]).toEqual([first.url, false]);
    expect(await read(second.url)).toEqual([{ number: 1 }]);
    await second.stop();
    expect(existsSync(lockFilePath(path.join(dataDir, 'postgres', 'data')))).toBe(false);
  });

  it('keeps its password from other users of the machine', async () => {
    await (await start()).stop();
    expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
  });

  it('is taken over after a kill -9 of the process that started it', async () => {
    const { child, url } = await startElsewhere();
    await write(url);
    await kill(child);
    const next = await start();
    expect([next.url, next.attached]).toEqual([url, true]);
    expect(await read(next.url)).toEqual([{ number: 1 }]);
    await next.stop();
    await expect(query(url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('recovers what was committed after a kill -9 of the server itself', async () => {
    const first = await start();
    await write(first.url);
    process.kill(readLockFile(path.join(dataDir, 'postgres', 'data'))?.pid ?? 0, 'SIGKILL');
    const second = await start();
    expect(await read(second.url)).toEqual([{ number: 1 }]);
  });

  it.each([
    [
      'of a process that lives but is no database',
      () => process.pid,
      () => path.join(dataDir, 'postgres', 'data'),
    ],
    ['that a copied folder carries', () => process.pid, () => '/somewhere/else'],
    ['of a process that is gone', () => 4_194_000, () => path.join(dataDir, 'postgres', 'data')],
  ])('starts in spite of a lock file %s', async (_, pid, folder) => {
    await (await start()).stop();
    const lock = lockFilePath(path.join(dataDir, 'postgres', 'data'));
    writeFileSync(lock, `${pid()}\n${folder()}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready\n`);
    const next = await start();
    expect(next.attached).toBe(false);
  });

  it('takes another port when its own was taken meanwhile, and remembers it', async () => {
    const first = await start();
    await first.stop();
    const stranger = net.createServer().listen(portOf(first.url), '127.0.0.1');
    await once(stranger, 'listening');
    const second = await start();
    stranger.close();
    expect(portOf(second.url)).not.toBe(portOf(first.url));
    await second.stop();
    const third = await start();
    expect(third.url).toBe(second.url);
  });

  it('is made once by two processes that start together', async () => {
    const both = await Promise.all([startElsewhere(), startElsewhere()]);
    expect(both.map(({ attached }) => attached).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ url }) => url)).size).toBe(1);
  });

  it('is left running by a command that passes by while others use it', async () => {
    const command = await start();
    const other = new pg.Client({ connectionString: command.url });
    await other.connect();
    await command.leave();
    expect((await other.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await other.end();
  });

  it('refuses data whose password was lost, and touches nothing', async () => {
    await (await start()).stop();
    const state = readFileSync(path.join(dataDir, 'postgres.json'));
    rmSync(path.join(dataDir, 'postgres.json'));
    await expect(start()).rejects.toThrow(/postgres.json with its password is missing/);
    writeFileSync(path.join(dataDir, 'postgres.json'), state, { mode: 0o600 });
    await (await start()).stop();
  });
});

describe.runIf(isRoot)('started by root', () => {
  it('runs under a user of its own', async () => {
    await start();
    const { pid } = readLockFile(path.join(dataDir, 'postgres', 'data')) ?? { pid: 0 };
    expect(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).trim()).not.toBe('0');
  });

  it('in a folder that only root may enter, lives where its user can reach it, says where, and stays there', async () => {
    chmodSync(dataDir, 0o700);
    const said: string[] = [];
    const first = await start(said);
    await write(first.url);
    await first.stop();
    const home = readRemembered(dataDir)?.home ?? '';
    expect(home).toMatch(/^\/var\/lib\/jalon\//);
    expect(said.join()).toContain(home);
    const second = await start();
    expect([second.url, readRemembered(dataDir)?.home]).toEqual([first.url, home]);
    expect(await read(second.url)).toEqual([{ number: 1 }]);
  });

  it('moves data along when the folder was closed after they were made', async () => {
    const first = await start();
    await write(first.url);
    await first.stop();
    chmodSync(dataDir, 0o700);
    const second = await start();
    expect(readRemembered(dataDir)?.home).toMatch(/^\/var\/lib\/jalon\//);
    expect(await read(second.url)).toEqual([{ number: 1 }]);
  });

  it('refuses a copy of a folder whose database lives elsewhere: two networks would share it', async () => {
    chmodSync(dataDir, 0o700);
    await (await start()).stop();
    const copy = `${dataDir}-copy`;
    cpSync(dataDir, copy, { recursive: true });
    await expect(start([], copy)).rejects.toThrow(/is a copy of it/);
    rmSync(copy, { recursive: true });
  });
});

// Only root can become another user, and that user must be able to read the project.
describe.runIf(isRoot && reachableBy(NOBODY)(SCRIPT.replace(/[^/]+$/, '')))(
  'started by an ordinary user',
  () => {
    it('runs as that user, in its own folder', async () => {
      mkdirSync(path.join(dataDir, 'own'));
      dataDir = path.join(dataDir, 'own');
      execFileSync('chown', [`${NOBODY.uid}:${NOBODY.gid}`, dataDir]);
      const { child, url } = await startElsewhere(NOBODY);
      await write(url);
      const { pid } = readLockFile(path.join(dataDir, 'postgres', 'data')) ?? { pid: 0 };
      expect(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).trim()).toBe(
        String(NOBODY.uid),
      );
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await gone).toEqual([0, null]);
    });
  },
);
