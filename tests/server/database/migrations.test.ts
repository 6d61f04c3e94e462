import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrationNames } from '#server/database/migrate';
import { differenceToSchema } from '#server/database/new-migration';
import { createDatabase, type TestDatabase, useDatabase } from '#tests/harness/database';

describe('the migrations of the repository', () => {
  const database = useDatabase();

  it('lead exactly to prisma/schema.prisma', async () => {
    expect(await differenceToSchema(database().url)).toBe('');
  });

  it('are all in the history table, and applying them again does nothing', async () => {
    const { rows } = await database().pool.query('SELECT migration_name FROM _prisma_migrations ORDER BY 1');
    expect(rows.map((row) => row.migration_name)).toEqual(migrationNames());
    expect(await migrate(database().url)).toEqual([]);
  });
});

describe('a migration', () => {
  let folder: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'jalon-migrations-'));
    database = await createDatabase('empty');
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, sql: string) => {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'migration.sql'), sql);
  };
  const exists = async (table: string) => {
    const { rows } = await database.pool.query('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
    return rows[0]?.there;
  };

  it('that fails is named with its reason, leaves nothing behind, and can be repaired', async () => {
    write('1_first', 'CREATE TABLE first (id int);');
    write('2_broken', 'CREATE TABLE half (id int); SELECT nonsense;');
    const attempt = () => migrate(database.url, { folder });
    await expect(attempt()).rejects.toThrow(
      /2_broken could not be applied: column "nonsense" does not exist/,
    );
    await expect(attempt()).rejects.toThrow(/2_broken/);
    expect([await exists('first'), await exists('half')]).toEqual([true, false]);
    write('2_broken', 'CREATE TABLE half (id int);');
    expect(await attempt()).toEqual(['2_broken']);
  });

  it('whose process was killed in the middle is applied at the next start', async () => {
    write('1_first', 'CREATE TABLE first (id int);');
    await migrate(database.url, { folder });
    write('2_second', 'CREATE TABLE second (id int);');
    await database.pool.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('killed', 'x', '2_second')",
    );
    expect(await migrate(database.url, { folder })).toEqual(['2_second']);
    expect(await exists('second')).toBe(true);
  });

  it('may hold a function whose body has semicolons', async () => {
    write(
      '1_function',
      "CREATE FUNCTION twice() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END; $$; COMMENT ON FUNCTION twice() IS 'a;b';",
    );
    expect(await migrate(database.url, { folder })).toEqual(['1_function']);
  });

  it('is applied once when two processes start together', async () => {
    write('1_first', 'CREATE TABLE first (id int);');
    const both = await Promise.all([migrate(database.url, { folder }), migrate(database.url, { folder })]);
    expect(both.flat()).toEqual(['1_first']);
  });
});
