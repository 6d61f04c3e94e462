/**
 * Writes the SQL that leads from the migrations so far to prisma/schema.prisma:
 * `node --import tsx server/database/new-migration.ts NAME`. Read the result before committing it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATION_LOCK, MIGRATIONS_FOLDER, migrate } from '#server/database/migrate';
import { NO_FILTERS, withSchemaEngine } from '#server/database/schema-engine';
import { startScratch } from '#server/database/scratch';

const SCHEMA = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/** The SQL from the database's state to the schema file; empty when nothing differs. */
export async function differenceToSchema(url: string, schemaFile = SCHEMA): Promise<string> {
  const content = readFileSync(schemaFile, 'utf8');
  const files = [{ path: schemaFile, content }];
  const { stdout } = await withSchemaEngine(
    url,
    (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: path.dirname(schemaFile) },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      }),
    [[schemaFile, content]],
  );
  const script = stdout ?? '';
  return script.includes('This is an empty migration') ? '' : script.trim();
}

async function writeMigration(name: string): Promise<string> {
  const scratch = await startScratch();
  try {
    await migrate(scratch.url);
    const sql = await differenceToSchema(scratch.url);
    if (sql === '') return 'The migrations already lead to the schema: nothing to write.';
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const folder = path.join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`);
    writeFileSync(path.join(MIGRATIONS_FOLDER, MIGRATION_LOCK), 'provider = "postgresql"\n');
    return `Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it before committing it.`;
  } finally {
    await scratch.destroy();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? '';
  if (/^[a-z0-9_]+$/.test(name)) {
    process.stdout.write(`${await writeMigration(name)}\n`);
  } else {
    process.stderr.write('Say what changes, in small letters: … new-migration.ts add_alerts\n');
    process.exitCode = 2;
  }
}
