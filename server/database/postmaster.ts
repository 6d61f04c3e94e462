import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Owner } from '#server/database/owner';

/** What a running (or killed) server wrote into its lock file. */
export interface LockFile {
  readonly pid: number;
  readonly dataDirectory: string;
  readonly port: number;
}

export function lockFilePath(dataDirectory: string): string {
  return path.join(dataDirectory, 'postmaster.pid');
}

/** Reads `postmaster.pid`: line 1 process, 2 data folder, 4 port (PostgreSQL's miscadmin.h). */
export function readLockFile(dataDirectory: string): LockFile | undefined {
  const file = lockFilePath(dataDirectory);
  if (!existsSync(file)) return undefined;
  const [pid, folder, , port] = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(pid), dataDirectory: folder ?? '', port: Number(port) };
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a process, or undefined where the system does not show it. */
function commandOf(pid: number): string | undefined {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ').trim() : undefined;
}

function samePlace(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
}

/**
 * Whether the lock file speaks of a server that is alive on this very data. After a reboot its number may
 * belong to any other process, and a copied folder carries the lock of the original.
 */
export function lockIsHeld(lock: LockFile, dataDirectory: string): boolean {
  if (!Number.isInteger(lock.pid) || lock.pid <= 1 || !samePlace(lock.dataDirectory, dataDirectory))
    return false;
  if (!isAlive(lock.pid)) return false;
  const command = commandOf(lock.pid);
  // An ended process that nobody has collected yet has an empty command line.
  return command === undefined || command.includes('postgres');
}

/** Runs one of PostgreSQL's programs to its end. @throws Error with what the program said. */
export async function runProgram(program: string, args: readonly string[], owner: Owner): Promise<string> {
  return new Promise((resolve, reject) => {
    // Its own small environment: PGDATA, PGPORT and the like of the person who starts us must not count.
    // (NODE_ENV means nothing to PostgreSQL; a package's types demand it of every environment.)
    const child = spawn(program, args, {
      ...owner,
      cwd: '/',
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    // 'exit', not 'close': the server inherits the pipes and keeps them open for as long as it lives.
    child.on('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve(output);
      else reject(new Error(`${path.basename(program)} ended with ${code}: ${output.trim()}`));
    });
  });
}
