import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { listens } from '../machine';

const START_MS = 120_000;
const STOP_MS = 15_000;
const LAST_WORDS = 2_000;

export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /** Whether it can be used, where listening does not say so. */
  readonly isReady?: () => Promise<boolean>;
}

/** One process of a server, which can be started again after it was stopped or killed. */
export interface ServerProcess {
  pid(): number | undefined;
  alive(): boolean;
  start(): Promise<void>;
  stop(): Promise<number>;
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Kills whatever still runs: for the end of a run that was cut short. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

export function serverProcess(launch: Launch): ServerProcess {
  let child: ChildProcess | null = null;
  let words = '';

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === null || ended(child)) return;
    const ending = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child?.kill('SIGKILL'), STOP_MS);
    await ending;
    clearTimeout(late);
  }

  return {
    pid: () => child?.pid,
    alive: () => child !== null && !ended(child),
    async start() {
      words = '';
      const started = spawn(launch.program, launch.args, {
        cwd: launch.folder,
        env: { ...process.env, ...launch.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      running.add(started);
      started.once('exit', () => running.delete(started));
      started.once('error', (error) => {
        words += error.message;
      });
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (chunk: Buffer) => {
          words = (words + chunk.toString('utf8')).slice(-LAST_WORDS);
        });
      const deadline = performance.now() + START_MS;
      const isReady = launch.isReady ?? (() => listens(launch.port));
      while (!(await isReady())) {
        if (ended(started)) throw new Error(`The server ended at its start: ${words.trim()}`);
        if (performance.now() > deadline)
          throw new Error(`The server did not listen in time: ${words.trim()}`);
        await pause(5);
      }
    },
    async stop() {
      const startedAt = performance.now();
      await end('SIGTERM');
      return performance.now() - startedAt;
    },
    kill: () => end('SIGKILL'),
  };
}
