import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Jalon as its users start it: a process of its own, which can be killed and come back at the same address. */
export interface JalonProcess {
  readonly url: string;
  readonly pid: number | undefined;
  isUp(): boolean;
  /** What it has written since it was last started. */
  output(): string;
  /** @throws Error with what it wrote when it ends before it listens */
  start(): Promise<void>;
  /** kill -9, without a chance to tidy up. */
  kill(): Promise<void>;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
}

/**
 * Not started yet.
 * @param settings beside PORT: DATA_DIR, DATABASE_URL and the like; what is not named is as in this process
 */
export function jalonProcess(port: number, settings: Readonly<Record<string, string>>): JalonProcess {
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  let child: ChildProcess | null = null;

  const isUp = (): boolean => child !== null && child.exitCode === null && child.signalCode === null;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child;
    if (!ending || !isUp()) return ending?.exitCode ?? null;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    const [code] = await ended;
    return typeof code === 'number' ? code : null;
  }

  async function start(): Promise<void> {
    output = '';
    const started = spawn(process.execPath, ['--import', 'tsx', 'server/index.ts'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ...settings, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    // A test run that ends in the middle leaves nothing running.
    const atExit = (): void => void started.kill('SIGKILL');
    process.once('exit', atExit);
    started.once('close', () => process.off('exit', atExit));
    await new Promise<void>((resolve, reject) => {
      const heard = (chunk: Buffer): void => {
        output += chunk.toString();
        // The welcome is printed once the server listens.
        if (output.includes(`Jalon  ${url}`)) resolve();
      };
      started.stdout.on('data', heard);
      started.stderr.on('data', heard);
      started.once('close', (code, signal) =>
        reject(new Error(`Jalon ended with ${code ?? signal}:\n${output}`)),
      );
    });
  }

  return {
    url,
    get pid() {
      return child?.pid;
    },
    isUp,
    output: () => output,
    start,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}
