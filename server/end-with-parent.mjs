/**
 * Loaded before the server by start.mjs: when the process that started it is killed so hard that it cannot
 * pass the signal on (kill -9), the server ends too, in order, and gives the port back.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const EVERY_MS = 500;

/** Sends ourselves SIGTERM, which ends us in order, as soon as `isOrphan` says so. */
function endWhen(isOrphan) {
  setInterval(() => {
    if (isOrphan()) process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS).unref();
}

/** Name and parent of a process, where the system shows them (proc_pid_stat(5)). */
function processInfo(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    // No such process, or no /proc on this system: nothing is known.
    return { name: undefined, parent: undefined };
  }
}

/**
 * For a script of npm. npm never ends before its script unless it was killed; between the two there may be a
 * shell, which survives npm and only changes its parent.
 */
export function endWithNpm() {
  const parent = process.ppid;
  const { name, parent: npm } = processInfo(parent);
  const throughShell = name !== undefined && /^(ba|da|z|k)?sh$/.test(name);
  endWhen(() => process.ppid !== parent || (throughShell && processInfo(parent).parent !== npm));
}

// Worker threads inherit the options that load this file; they end with their process anyway.
if (isMainThread && process.execArgv.some((option) => option.includes('end-with-parent'))) {
  const parent = process.ppid;
  endWhen(() => process.ppid !== parent);
}
