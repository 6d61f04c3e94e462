import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { startEmbedded } from '#server/database/embedded';
import { readRemembered } from '#server/database/place';
import { isAlive, lockIsHeld, readLockFile } from '#server/database/postmaster';

/** Nothing of it outlives the process that made it, so nothing need reach the disk. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const PREFIX = 'jalon-scratch-';

function remove(dataDir: string): void {
  const home = readRemembered(dataDir)?.home;
  for (const folder of [home, dataDir])
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** Clears away what killed processes of ours left: a server that still runs, and its folder. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dataDir = path.join(tmpdir(), name);
    const maker = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!(maker > 0) || isAlive(maker) || statSync(dataDir).uid !== process.getuid?.()) continue;
    const home = readRemembered(dataDir)?.home ?? dataDir;
    const lock = readLockFile(path.join(home, 'data'));
    if (lock !== undefined && lockIsHeld(lock, path.join(home, 'data'))) process.kill(lock.pid, 'SIGQUIT');
    remove(dataDir);
  }
}

/**
 * A PostgreSQL for the length of one command or test run, in a temporary folder.
 * @returns the address of its empty database, and `destroy`, which stops it and removes every trace
 */
export async function startScratch(): Promise<{ url: string; destroy(): Promise<void> }> {
  sweep();
  const dataDir = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // Root's server runs as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  const log = pino({ level: 'silent' });
  const server = await startEmbedded({ dataDir, log, settings: { ...FORGETFUL, max_connections: '200' } });
  const destroy = async () => {
    await server.stop();
    remove(dataDir);
  };
  return { url: server.url, destroy };
}
