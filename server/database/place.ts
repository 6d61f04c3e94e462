import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { chooseOwner, type Owner, reachableBy } from '#server/database/owner';
import { lockIsHeld, readLockFile } from '#server/database/postmaster';

/** What DATA_DIR remembers of its database, in `postgres.json`, readable by its owner only. */
const remembered = z.object({ home: z.string(), port: z.number().int(), password: z.string().min(1) });
export type Remembered = z.infer<typeof remembered>;

/** Where a database lives and who runs it. */
export interface Place {
  readonly home: string;
  readonly data: string;
  readonly owner: Owner;
}

/** Folder for databases of root whose DATA_DIR is closed to PostgreSQL's user. */
const ELSEWHERE = '/var/lib/jalon';

const stateFile = (dataDir: string) => path.join(dataDir, 'postgres.json');
const belongsTo = (home: string) => path.join(home, 'belongs-to');

export function readRemembered(dataDir: string): Remembered | undefined {
  const file = stateFile(dataDir);
  if (!existsSync(file)) return undefined;
  const parsed = remembered.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is damaged: restore it from a copy, it holds the password.`);
  return parsed.data;
}

/** Written aside and renamed, so that a crash leaves the old or the new, never half of one. */
export function writeRemembered(dataDir: string, state: Remembered): void {
  const aside = `${stateFile(dataDir)}.new`;
  writeFileSync(aside, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, stateFile(dataDir));
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * A copied DATA_DIR still names the place of the original, and two networks would share one database.
 * A moved one (the original is gone) takes its place along.
 */
function checkBelongs(home: string, dataDir: string): void {
  const file = belongsTo(home);
  const owner = existsSync(file) ? readFileSync(file, 'utf8').trim() : dataDir;
  if (owner !== dataDir && existsSync(stateFile(owner)) && readRemembered(owner)?.home === home) {
    throw new Error(
      `The database in ${home} belongs to ${owner}. ${dataDir} is a copy of it: ` +
        'delete its postgres.json to start empty, or use backup and restore.',
    );
  }
}

function makeHomeElsewhere(): string {
  const home = path.join(ELSEWHERE, randomUUID());
  mkdirSync(home, { recursive: true });
  for (const folder of [ELSEWHERE, home]) chmodSync(folder, 0o711);
  return home;
}

/** Copies first, remembers the new place, and only then lets go of the old one. */
function moveData(from: string, to: string, owner: Owner, remember: () => void): void {
  if (existsSync(path.join(from, 'data'))) {
    cpSync(path.join(from, 'data'), path.join(to, 'data'), { recursive: true, verbatimSymlinks: true });
    if (owner !== undefined)
      execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, path.join(to, 'data')]);
    remember();
  }
  rmSync(from, { recursive: true, force: true });
}

/**
 * Finds or makes the folder of the database: `<dataDir>/postgres`, or, where the user who runs PostgreSQL
 * cannot enter it, a folder of its own under /var/lib/jalon, to which existing data are moved.
 * @returns the place, and a sentence to log when it is not in DATA_DIR
 */
export function findPlace(
  dataDirAsGiven: string,
  state: Remembered | undefined,
): { place: Place; said?: string } {
  mkdirSync(dataDirAsGiven, { recursive: true });
  const dataDir = realpathSync(dataDirAsGiven);
  const inside = path.join(dataDir, 'postgres');
  const current = state !== undefined && existsSync(state.home) ? state.home : inside;
  const data = path.join(current, 'data');
  const owner = chooseOwner(data);
  if (current !== inside) checkBelongs(current, dataDir);
  mkdirSync(current, { recursive: true });

  // A server that runs needs no way in any more: it is left where it is.
  const lock = readLockFile(data);
  const running = lock !== undefined && lockIsHeld(lock, data);
  let home = current;
  if (!running && !reachableBy(owner)(current)) {
    home = makeHomeElsewhere();
    if (!reachableBy(owner)(home)) {
      throw new Error(
        `PostgreSQL's user can enter neither ${dataDir} nor ${home}. Set DATABASE_URL or DATA_DIR.`,
      );
    }
    moveData(current, home, owner, () => {
      if (state !== undefined) writeRemembered(dataDir, { ...state, home });
    });
  }
  if (owner !== undefined) chownSync(home, owner.uid, owner.gid);
  const place = { home, data: path.join(home, 'data'), owner };
  if (home === inside) return { place };
  writeFileSync(belongsTo(home), dataDir);
  return { place, said: `PostgreSQL's user cannot enter ${dataDir}: its data are in ${home}.` };
}
