import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { NO_FILTERS, withSchemaEngine } from '#server/database/schema-engine';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
export const MIGRATION_LOCK = 'migration_lock.toml';

/** Any constant will do; only migrations of Jalon ask for it. */
const ADVISORY_LOCK = 7_240_117;

/** Names of the migrations in the folder, in the order in which they are applied. */
export function migrationNames(folder = MIGRATIONS_FOLDER): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

function loadMigrations(folder: string, upTo: string | undefined): MigrationList {
  const lock = path.join(folder, MIGRATION_LOCK);
  const names = migrationNames(folder);
  if (upTo !== undefined && !names.includes(upTo))
    throw new Error(`There is no migration ${upTo} in ${folder}.`);
  return {
    baseDir: folder,
    lockfile: { path: MIGRATION_LOCK, content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names
      .filter((name) => upTo === undefined || name <= upTo)
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

/** The engine's error without its trace through Rust. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n   0: ')[0] ?? text).replace(/^external connector error\n/, '').trim();
}

/** Migrations that were begun and never finished: their process was killed, or their SQL failed. */
async function unfinished(client: pg.Client): Promise<string[]> {
  const known = await client.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (known.rows[0]?.there !== true) return [];
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
  return rows.map((row) => row.migration_name);
}

async function markRolledBack(url: string, names: readonly string[]): Promise<void> {
  for (const migrationName of names) {
    await withSchemaEngine(url, (engine) => engine.markMigrationRolledBack({ migrationName }));
  }
}

export interface MigrateOptions {
  /** Another folder of migrations, for tests. */
  readonly folder?: string;
  /** The last migration to apply; all when absent. */
  readonly upTo?: string;
}

/**
 * Applies the migrations that the database does not have yet, each in one transaction, and keeps Prisma's own
 * history table. Processes that start together wait for each other.
 * @returns the names applied now
 * @throws Error naming the migration that failed and why; the database is then as before that migration
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const migrationsList = loadMigrations(options.folder ?? MIGRATIONS_FOLDER, options.upTo);
  const client = new pg.Client({ connectionString: url });
  // A lost connection is told by the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    // PostgreSQL runs a script of several statements as one transaction, so what was begun and never finished
    // left nothing behind, and may begin again.
    await markRolledBack(url, await unfinished(client));
    const input = { migrationsList, filters: NO_FILTERS };
    const { appliedMigrationNames } = await withSchemaEngine(url, (engine) => engine.applyMigrations(input));
    return appliedMigrationNames;
  } catch (cause) {
    const failed = await unfinished(client).catch(() => []);
    await markRolledBack(url, failed);
    const which = failed[0] === undefined ? 'The migrations' : `The migration ${failed[0]}`;
    throw new Error(
      `${which} could not be applied: ${reasonOf(cause)}. The database was left as it was before it.`,
      {
        cause,
      },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
