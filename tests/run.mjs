/**
 * `npm test`: prepares a clone (a browser and Redis too), runs the tests, and ends with one line that counts them.
 * Arguments go to Vitest: `npm test -- tests/domain`, `npm test -- --project server`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { prepare, Refusal, root, run, runScript, say } from '../server/prepare.mjs';

const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const MAC_BROWSER = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Refusal(`CHROMIUM names ${named}, which does not exist.`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = BROWSERS.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, MAC_BROWSER].find((file) => existsSync(file));
}

async function findOrInstallBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (canInstall()) {
    say('Installing Chromium for the browser tests (apt-get).');
    await aptInstall('chromium');
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Refusal(
    'The browser tests need Chromium or Chrome. Install it (Debian: sudo apt-get install chromium) ' +
      'or name one: CHROMIUM=/path/to/chromium npm test. Without it: npm test -- --project domain --project server',
  );
}

function findRedis() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, 'redis-server')));
}

async function ensureRedis() {
  if (findRedis()) return;
  if (canInstall()) {
    say('Installing Redis for the tests of several processes (apt-get).');
    await aptInstall('redis-server');
    if (findRedis()) return;
  }
  throw new Refusal(
    'The tests of several processes need redis-server. Install it (Debian: sudo apt-get install redis-server). ' +
      'Without it: npm test -- --project domain --project app',
  );
}

const canInstall = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;

async function aptInstall(name) {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get update', 'apt-get', ['update', '-qq'], quiet);
  const args = ['install', '-y', '-qq', '--no-install-recommends', name];
  await run(`Installing ${name}`, 'apt-get', args, quiet);
}

/** Whether the arguments can reach a test of several processes: a choice of other projects or files cannot. */
function wantsRedis(args) {
  const text = args.join(' ');
  if (/--project[= ]/.test(text)) return text.includes('server');
  const named = args.filter((arg) => !arg.startsWith('-'));
  return named.length === 0 || named.some((arg) => /server|bus|collab|process|redis/.test(arg));
}

/** Whether the arguments can reach a browser test: anything but a choice of other projects or folders. */
function wantsBrowser(args) {
  const text = args.join(' ');
  if (text.includes('e2e')) return true;
  return !/--project[= ]/.test(text) && !args.some((arg) => !arg.startsWith('-'));
}

/** Counts of a run; a file that could not even be read counts as one failed test. */
function count(resultsFile, code) {
  if (!existsSync(resultsFile)) return { passed: 0, failed: 1 };
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  const unread = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = results.numFailedTests + unread.length;
  // An error outside of every test fails the run without failing a test.
  return { passed: results.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

await runScript(async () => {
  const args = process.argv.slice(2);
  const browser = wantsBrowser(args);
  await prepare({ pages: browser });
  if (wantsRedis(args)) await ensureRedis();
  const env = browser ? { CHROMIUM: await findOrInstallBrowser() } : {};
  const artifacts = path.join(root, 'tests', '.artifacts');
  const results = path.join(artifacts, `results-${process.pid}.json`);
  mkdirSync(artifacts, { recursive: true });
  const vitest = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'test', ...env } },
  );
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => vitest.kill(signal));
  const code = await new Promise((resolve, reject) => {
    vitest.on('error', reject);
    vitest.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  const { passed, failed } = count(results, code);
  rmSync(results, { force: true });
  process.exitCode = code;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
});
