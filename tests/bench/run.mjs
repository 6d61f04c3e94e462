/**
 * The benches, run by hand; figures are for reading, ratios to a peer of the same run, and nothing is asserted
 * (docs/benchmarks.md):
 *   npm run bench -- collab [scenario…]   shared editing beside other servers
 *   npm run bench -- plan [rounds]        a plan of 1,000 activities beside one of 50, in Chromium
 *   npm run bench -- protect [cells…]     releases of case statistics, as they grow
 *   npm run bench -- register [lines]     a register counted in Chromium beside csv-parse
 */
import { spawn } from 'node:child_process';
import { prepare, Refusal, root, runScript } from '../../server/prepare.mjs';

await runScript(async () => {
  const [what, ...rest] = process.argv.slice(2);
  const benches = {
    collab: { main: 'tests/bench/collab/main.ts', pages: true },
    plan: { main: 'tests/bench/plan-page.ts', pages: true },
    protect: { main: 'tests/bench/protect.ts', pages: false },
    register: { main: 'tests/bench/register.ts', pages: false },
  };
  const chosen = benches[what];
  if (!chosen) throw new Refusal(`Which bench? npm run bench -- ${Object.keys(benches).join(' | ')}`);
  await prepare({ pages: chosen.pages });
  const args = ['--import', 'tsx', chosen.main, ...rest];
  const bench = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  // Ctrl-C in a terminal reaches the bench by itself, and it tidies up before it ends.
  process.on('SIGINT', () => process.stdin.isTTY || bench.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => bench.kill(signal));
  process.exitCode = await new Promise((resolve, reject) => {
    bench.on('error', reject);
    bench.on('exit', (code) => resolve(code ?? 1));
  });
});
