/** `npm run -s jalon -- COMMAND`: prepares a clone, telling so on standard error only, then runs the command. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { prepare, root, runScript } from './prepare.mjs';

await runScript(async () => {
  await prepare({ pages: false });
  const cli = path.join(root, 'server', 'cli.ts');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', cli, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 2;
});
