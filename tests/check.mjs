/** `npm run check`: types, format and lint, import law and cycles, unused code, parity of the languages. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare, root, runScript, say } from '../server/prepare.mjs';

const bin = (name) => path.join('node_modules', '.bin', name);

const CHECKS = [
  { name: 'Types', program: bin('tsc'), args: ['--noEmit', '-p', '.'] },
  {
    name: 'Format and lint',
    program: bin('biome'),
    args: ['ci', '--colors=off', '--error-on-warnings', '.'],
  },
  {
    name: 'Import law and cycles',
    program: bin('depcruise'),
    args: ['--config', '.dependency-cruiser.cjs', 'app', 'domain', 'server', 'tests'],
  },
  { name: 'Unused code', program: bin('knip'), args: ['--no-progress'] },
  {
    name: 'Rules of the house and parity of the languages',
    program: bin('vitest'),
    args: ['run', 'tests/rules'],
  },
];

/** Runs one check; its words are shown only when it fails. */
async function check({ name, program, args }) {
  let output = '';
  const started = Date.now();
  const code = await new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.on('close', resolve);
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (code === 0) say(`✓ ${name} (${seconds} s)`);
  else say(`✗ ${name} (${seconds} s)\n${output.trim()}\n`);
  return code === 0;
}

await runScript(async () => {
  await prepare({ pages: false });
  // Types alone fill one core; the others share the second.
  const [types, ...others] = CHECKS;
  const rest = (async () => {
    const results = [];
    for (const one of others) results.push(await check(one));
    return results;
  })();
  const results = [await check(types), ...(await rest)];
  const failed = results.filter((passed) => !passed).length;
  say(failed === 0 ? 'Everything checked.' : `${failed} of ${results.length} checks failed.`);
  process.exitCode = failed === 0 ? 0 : 1;
});
