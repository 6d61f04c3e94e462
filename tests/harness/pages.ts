import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Any number that nothing else locks. */
const BUILDING = 7_201_534;

/** Builds the pages unless what is built is of these sources. One test file builds, the others wait for it. */
export async function ensurePages(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer').url });
  await client.connect();
  try {
    // Held until the connection ends, also when this process is killed.
    await client.query('SELECT pg_advisory_lock($1)', [BUILDING]);
    const build = "import { prepare } from './server/prepare.mjs'; await prepare({ pages: true });";
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', build], { cwd: root });
  } finally {
    await client.end();
  }
}
