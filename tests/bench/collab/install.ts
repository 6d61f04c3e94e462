import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PEERS_FOLDER } from './servers/peers';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      devDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

/** What a lock file says of the packages that the folder asks for, as [name, version]. */
function wanted(file: string): [string, string | undefined][] | undefined {
  const lock = path.join(PEERS_FOLDER, file);
  if (!existsSync(lock)) return undefined;
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(lock, 'utf8')));
  return Object.entries(packages)
    .filter(([name]) => name !== '')
    .map(([name, { version }]) => [name, version]);
}

/** npm writes its own list at the very end, so an interrupted installation has none. */
function isInstalled(): boolean {
  const there = wanted('node_modules/.package-lock.json');
  const all = wanted('package-lock.json') ?? [];
  if (there === undefined) return false;
  const versions = new Map(all);
  return there.length > 0 && there.every(([name, version]) => versions.get(name) === version);
}

/** Installs the peers into their own folder, where they are not yet; tells whether they are there. */
export function installPeers(): boolean {
  if (isInstalled()) return true;
  process.stderr.write('Installing the peers (npm ci in tests/bench/collab/peers); a minute or two.\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS_FOLDER,
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}
