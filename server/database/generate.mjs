/**
 * Writes the database client from prisma/schema.prisma into server/database/generated.
 *
 * Plain JavaScript without dependencies, because npm runs it at the end of an installation (postinstall),
 * before anything of ours is compiled; start, test and check run it again when the schema has changed.
 *
 * Prisma's command line wants to download a migration engine that generating does not use. Naming any
 * executable as that engine keeps it from trying, so this works without that host (see
 * docs/decisions/migrations-without-engine.md).
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemaFile = path.join(root, 'prisma', 'schema.prisma');
const generated = path.join(root, 'server', 'database', 'generated');
const stamp = path.join(generated, '.made-from');

/** What the generated client depends on: the schema and the generator's version. */
function fingerprint(prismaPackageFile) {
  return createHash('sha256')
    .update(readFileSync(schemaFile))
    .update(JSON.parse(readFileSync(prismaPackageFile, 'utf8')).version)
    .digest('hex');
}

/**
 * Brings the generated client up to date.
 * @returns {{ done: boolean, message: string, failed?: boolean }} what happened, in one sentence
 */
export function generateClient() {
  if (!existsSync(schemaFile)) {
    return { done: false, message: 'No prisma/schema.prisma here: the database client was not generated.' };
  }
  const prismaPackageFile = createRequire(path.join(root, 'package.json')).resolve('prisma/package.json');
  const wanted = fingerprint(prismaPackageFile);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return { done: false, message: 'The database client is up to date.' };
  }
  const run = spawnSync(
    process.execPath,
    [path.join(path.dirname(prismaPackageFile), 'build', 'index.js'), 'generate', '--schema', schemaFile],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        NO_COLOR: '1',
      },
    },
  );
  if (run.status !== 0) {
    const reason = run.error?.message ?? `${run.stdout}${run.stderr}`.trim();
    return { done: false, failed: true, message: `The database client could not be generated:\n${reason}` };
  }
  mkdirSync(generated, { recursive: true });
  writeFileSync(stamp, wanted);
  return { done: true, message: 'The database client was generated from prisma/schema.prisma.' };
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const result = generateClient();
  process.stdout.write(`${result.message}\n`);
  process.exitCode = result.failed ? 1 : 0;
}
