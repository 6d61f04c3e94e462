/** `npm start`: prepares a clone and runs the server until it is told to stop. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './end-with-parent.mjs';
import { prepare, root, runScript } from './prepare.mjs';

await runScript(async () => {
  await prepare({ pages: true });
  const preload = pathToFileURL(path.join(root, 'server', 'end-with-parent.mjs')).href;
  const server = spawn(process.execPath, ['--import', 'tsx', '--import', preload, 'server/index.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
  });
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
