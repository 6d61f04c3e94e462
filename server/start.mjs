/** `npm start`: prepares a clone and runs the server until it is told to stop. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './end-with-parent.mjs';
import { prepare, root, runScript } from './prepare.mjs';

/** Megabytes of each half of V8's nursery: what lives shortly is collected early, before the process has grown. */
const NURSERY_MB = 8;
/** glibc gives large pieces back when they are freed; left alone, it stops doing so after the first one. */
const MALLOC = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2' };

await runScript(async () => {
  await prepare({ pages: true });
  const preload = pathToFileURL(path.join(root, 'server', 'end-with-parent.mjs')).href;
  const nursery = `--max-semi-space-size=${NURSERY_MB}`;
  const server = spawn(
    process.execPath,
    [nursery, '--import', 'tsx', '--import', preload, 'server/index.ts'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...MALLOC, ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
    },
  );
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  // Ctrl-C in a terminal reaches the server by itself; a second one would be taken for impatience.
  process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'));
  // Started otherwise than by npm, a lost parent means nothing (nohup, a service).
  if (process.env.npm_lifecycle_event === 'start') endWithNpm();
  process.exitCode = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => resolve(signal === null ? code : 1));
  });
});
