import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '#server/database/postmaster';

function takeLock(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    try {
      writeSync(handle, String(process.pid));
    } catch (error) {
      // A full disk: a lock that names nobody would be waited for.
      rmSync(file, { force: true });
      throw error;
    } finally {
      closeSync(handle);
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two processes that start in the same folder at once (a server and a command line) make the database one
 * after the other. A lock left by a killed process is recognised by its number.
 * @returns the function that gives the lock back
 * @throws Error when a living process keeps the lock for five minutes
 */
export async function startLock(dataDir: string): Promise<() => void> {
  const file = path.join(dataDir, 'postgres.starting');
  const deadline = Date.now() + 300_000;
  for (;;) {
    if (takeLock(file)) return () => rmSync(file, { force: true });
    const holder = Number(await readHolder(file));
    // A number equal to ours was given to us anew after a restart of the machine or container.
    if (holder > 0 && (holder === process.pid || !isAlive(holder))) rmSync(file, { force: true });
    else if (Date.now() > deadline)
      throw new Error(`Another start holds ${file}; remove it if none is running.`);
    else await pause(50);
  }
}

async function readHolder(file: string): Promise<string> {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Given back between our look and our read.
    return '';
  }
}
