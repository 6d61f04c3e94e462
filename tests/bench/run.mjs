/**
 * `npm run bench`: the small benches, by Vitest. `npm run bench -- collab [scenario…]`: shared editing beside other
 * servers (docs/benchmarks.md). Figures are for reading: nothing is asserted.
 */
import { spawn } from 'node:child_process';
import { prepare, root, runScript } from '../../server/prepare.mjs';

await runScript(async () => {
  const [what, ...rest] = process.argv.slice(2);
  const collab = what === 'collab';
  await prepare({ pages: collab });
  const args = collab
    ? ['--import', 'tsx', 'tests/bench/collab/main.ts', ...rest]
    : ['node_modules/vitest/vitest.mjs', 'bench', '--run', '--config', 'tests/bench/vitest.config.ts'].concat(
        process.argv.slice(2),
      );
  const bench = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  // Ctrl-C in a terminal reaches the bench by itself, and it tidies up before it ends.
  process.on('SIGINT', () => process.stdin.isTTY || bench.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => bench.kill(signal));
  process.exitCode = await new Promise((resolve, reject) => {
    bench.on('error', reject);
    bench.on('exit', (code) => resolve(code ?? 1));
  });
});
