/**
 * Gets a clone ready to run: packages, database client, pages. Each step looks first whether it is needed.
 * Plain JavaScript without dependencies, because on a fresh clone there are none yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateClient } from './database/generate.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const NODE = [20, 19];

/** What the built pages are made of. */
const PAGE_INPUTS = [
  'app',
  'domain',
  'locales',
  'public',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'postcss.config.js',
  'postcss.config.cjs',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
];

/** Progress goes to standard error: standard output belongs to what was asked for. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** A failure that a person can read; no stack is shown for it. */
export class Refusal extends Error {}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return;
  throw new Refusal(`Jalon needs Node ${NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
}

/** Runs a program to its end with its output shown. @param {string} what for the message when it fails */
export async function run(what, program, args, env = {}) {
  const code = await new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      // 2 is standard error.
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ...env },
      // npm is a script there, which only a shell can start.
      shell: process.platform === 'win32' && program === 'npm',
    });
    child.on('error', reject);
    child.on('exit', (exitCode, signal) => resolve(signal ?? exitCode));
  }).catch((error) => error.message);
  if (code !== 0) throw new Refusal(`${what} failed (${code}). What it said stands above.`);
}

const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/**
 * Whether node_modules holds what package-lock.json says. npm writes its own list of what it installed at the
 * very end, so an interrupted installation has none.
 */
function isInstalled() {
  if (!existsSync(path.join(root, 'node_modules', '.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const there = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || entry.link) return true;
    if (there[name] === undefined) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return there[name].version === entry.version;
  });
}

async function install() {
  if (isInstalled()) return;
  say('Installing packages (npm ci); a few minutes on the first start.');
  await run(
    'Installing packages',
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      // Keeps Prisma from downloading an engine that Jalon does not use, from a host that may be out of reach.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      NODE_ENV: 'development',
    },
  );
}

function addToHash(hash, file) {
  const absolute = path.join(root, file);
  if (!existsSync(absolute)) return;
  hash.update(`${file}\0`);
  if (!statSync(absolute).isDirectory()) hash.update(readFileSync(absolute));
  else for (const name of readdirSync(absolute).sort()) addToHash(hash, path.join(file, name));
}

async function buildPages() {
  const stamp = path.join(root, 'build', '.made-from');
  const hash = createHash('sha256');
  for (const input of PAGE_INPUTS) addToHash(hash, input);
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Building the pages.');
  // Without its stamp a half-written build is not taken for a whole one.
  rmSync(stamp, { force: true });
  const remix = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  await run('Building the pages', process.execPath, [remix, 'vite:build'], { NODE_ENV: 'production' });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * @param {{ pages: boolean }} wanted whether the pages are needed too
 * @throws {Refusal} in plain words
 */
export async function prepare({ pages }) {
  checkNode();
  await install();
  const client = generateClient();
  if (client.failed) throw new Refusal(client.message);
  if (client.done) say(client.message);
  if (pages) await buildPages();
}

/** Runs a script's body; a refusal ends it with its sentence and code 1. */
export async function runScript(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
