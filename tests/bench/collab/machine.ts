import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';

/** Linux counts processor time in hundredths of a second (USER_HZ, the same on every build of it). */
const TICKS_PER_SECOND = 100;
const MEGABYTE_KB = 1_000;

interface Process {
  readonly parent: number;
  readonly seconds: number;
}

function readProcess(pid: number): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold blanks and brackets; what follows its last bracket is counted from field 3 (proc(5)).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // User and system time, its own and that of the children it has outlived.
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    return { parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND };
  } catch {
    // It ended while we looked.
    return undefined;
  }
}

function treesOf(roots: readonly number[]): Map<number, Process> {
  const all = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const found = Number.isInteger(pid) ? readProcess(pid) : undefined;
    if (found) all.set(pid, found);
  }
  const belongs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent;
    return roots.includes(pid) || (parent !== undefined && parent > 1 && belongs(parent));
  };
  return new Map([...all].filter(([pid]) => belongs(pid)));
}

/** Whether processor time and memory of other processes can be read here. */
export const canMeasure = existsSync('/proc/self/stat');

/** Processor time in seconds that the processes and all their descendants have used; null where it is not told. */
export function processorSeconds(roots: readonly number[]): number | null {
  if (!canMeasure) return null;
  return [...treesOf(roots).values()].reduce((sum, { seconds }) => sum + seconds, 0);
}

function kilobytes(pid: number, file: string, name: string): number {
  try {
    const match = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
    return Number(match?.[1] ?? 0);
  } catch {
    // It ended while we looked.
    return 0;
  }
}

/** Megabytes of memory that the processes and their descendants hold (resident set); null where it is not told. */
export function residentMegabytes(roots: readonly number[]): number | null {
  if (!canMeasure) return null;
  return [...treesOf(roots).keys()].reduce(
    (sum, pid) => sum + kilobytes(pid, 'status', 'VmRSS') / MEGABYTE_KB,
    0,
  );
}

/**
 * The same with each page that several share counted once (proportional set): PostgreSQL's processes all map
 * its buffers, and their resident sets would count them many times over.
 */
export function sharedOnceMegabytes(roots: readonly number[]): number | null {
  if (!canMeasure) return null;
  return [...treesOf(roots).keys()].reduce(
    (sum, pid) => sum + kilobytes(pid, 'smaps_rollup', 'Pss') / MEGABYTE_KB,
    0,
  );
}

/** Processor time of the whole machine so far, and how much of it went to its neighbours (steal). */
export function machineTicks(): { readonly all: number; readonly stolen: number } {
  if (!canMeasure) return { all: 0, stolen: 0 };
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, value) => sum + value, 0), stolen: ticks[7] ?? 0 };
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
