import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** The user of the machine under which PostgreSQL runs; `undefined` is the user who started us. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

const USER = 'postgres';

function idOf(user: string): Owner {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user], { encoding: 'utf8' }));
  if (uid === undefined || gid === undefined || uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout.trim()), gid: Number(gid.stdout.trim()) };
}

function createUser(): Owner {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', USER], {
      stdio: 'pipe',
    });
  } catch (cause) {
    // Another start may have created it in the same second.
    const owner = idOf(USER);
    if (owner !== undefined) return owner;
    throw new Error(
      `PostgreSQL refuses to run as root, and the user "${USER}" could not be created. ` +
        'Create it, start Jalon as another user, or set DATABASE_URL.',
      { cause },
    );
  }
  return idOf(USER);
}

/**
 * Who runs the server: ourselves, unless we are root, as whom PostgreSQL refuses to run. Then it is whoever
 * owns the data already, or the user `postgres`, created when the machine has none.
 */
export function chooseOwner(dataDirectory: string): Owner {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDirectory)) {
    const { uid, gid } = statSync(dataDirectory);
    if (uid !== 0) return { uid, gid };
  }
  return idOf(USER) ?? createUser();
}

/**
 * Whether the owner can reach a file or folder. Asked of the system itself, as that user: modes, groups and
 * access lists together are its business.
 */
export function reachableBy(owner: Owner): (file: string) => boolean {
  return (file) => {
    if (owner === undefined) return existsSync(file);
    return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', file], { ...owner, cwd: '/' }).status === 0;
  };
}
