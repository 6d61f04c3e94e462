/**
 * Loaded before the server by start.mjs: when the process that started it is killed so hard that it cannot
 * pass the signal on (kill -9), the server ends too, in order, and gives the port back.
 */
import { isMainThread } from 'node:worker_threads';

/** Sends ourselves SIGTERM, which ends us in order, once the parent is gone. */
export function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

// Worker threads inherit the options that load this file; they end with their process anyway.
if (isMainThread && process.execArgv.some((option) => option.includes('end-with-parent'))) endWithParent();
