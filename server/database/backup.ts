import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { type BackupWriter, createBackupWriter, FORMAT } from '#server/database/backup-format';
import { lastMigration, quoted, readSequences, readTables, type Table } from '#server/database/catalog';
import type { Database } from '#server/database/client';

/** Who restores a network signs in again: an old cookie, or a calendar's address taken back since, must open nothing. */
export const LEFT_OUT: ReadonlySet<string> = new Set(['Session', 'CalendarFeed']);

/** Rows that hold whole documents are large; a few of them at a time keep the memory small. */
const ROWS_AT_ONCE = { withBytes: 8, others: 500 };
const BYTES_AT_ONCE = 192 * 1024;

export interface BackupSummary {
  readonly migration: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly files: number;
}

/** How values are written as text, whatever the server's or user's defaults are. */
export const TEXT_SETTINGS = [
  "SET LOCAL TimeZone = 'UTC'",
  "SET LOCAL DateStyle = 'ISO, YMD'",
  "SET LOCAL IntervalStyle = 'iso_8601'",
  "SET LOCAL bytea_output = 'hex'",
  'SET LOCAL extra_float_digits = 1',
].join('; ');

async function writeTable(client: pg.PoolClient, table: Table, writer: BackupWriter): Promise<number> {
  const columns = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ');
  const order = table.primaryKey.length === 0 ? '' : `ORDER BY ${table.primaryKey.map(quoted).join(', ')}`;
  const atOnce = table.columns.some(({ type }) => type === 'bytea')
    ? ROWS_AT_ONCE.withBytes
    : ROWS_AT_ONCE.others;
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT ${columns} FROM ${quoted(table.name)} ${order}`,
  );
  await writer.write({ table: table.name, columns: table.columns.map(({ name }) => name) });
  const hash = createHash('sha256');
  let count = 0;
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${atOnce} FROM backup_rows`,
      rowMode: 'array',
    });
    for (const row of rows) hash.update(await writer.write(row));
    count += rows.length;
    if (rows.length < atOnce) break;
  }
  await client.query('CLOSE backup_rows');
  await writer.write({ endOfTable: table.name, rows: count, sha256: hash.digest('hex') });
  return count;
}

/** Files of the data folder lie under their content's SHA-256 (`ab/abcdef…`). */
export const filePath = (filesDir: string, sha256: string) => path.join(filesDir, sha256.slice(0, 2), sha256);

async function storedFiles(filesDir: string): Promise<string[]> {
  if (!existsSync(filesDir)) return [];
  const names = await readdir(filesDir, { recursive: true });
  // What is still being written has another name.
  return names
    .map((name) => path.basename(name))
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .sort();
}

async function writeFile(filesDir: string, sha256: string, writer: BackupWriter): Promise<void> {
  const file = filePath(filesDir, sha256);
  await writer.write({ file: sha256, size: (await stat(file)).size });
  for await (const chunk of createReadStream(file, { highWaterMark: BYTES_AT_ONCE })) {
    await writer.write({ bytes: Buffer.from(chunk).toString('base64') });
  }
}

async function writeRows(client: pg.PoolClient, writer: BackupWriter): Promise<Omit<BackupSummary, 'files'>> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(TEXT_SETTINGS);
    const migration = await lastMigration(client);
    if (migration === undefined) throw new Error('The database holds no network: nothing to back up.');
    const version = await client.query<{ server_version: string }>('SHOW server_version');
    const postgres = version.rows[0]?.server_version ?? '';
    await writer.write({ jalonBackup: FORMAT, migration, at: new Date().toISOString(), postgres });
    const rows: Record<string, number> = {};
    for (const table of await readTables(client)) {
      if (!LEFT_OUT.has(table.name)) rows[table.name] = await writeTable(client, table, writer);
    }
    await writer.write({ sequences: await readSequences(client) });
    return { migration, rows };
  } finally {
    await client.query('ROLLBACK');
  }
}

/**
 * Writes the whole network into one file: all rows as they stood at one moment, while people go on working, and
 * the files of the data folder. Sessions and calendars' addresses are left out. A backup that fails leaves no file.
 * @param filesDir the folder of files, which may be missing
 * @param outFile replaced when it exists; readable by its owner only, for it holds everything
 */
export async function backup(
  database: Pick<Database, 'pool'>,
  filesDir: string,
  outFile: string,
): Promise<BackupSummary> {
  const writer = await createBackupWriter(outFile);
  try {
    const client = await database.pool.connect();
    const { migration, rows } = await writeRows(client, writer).finally(() => client.release());
    // After the rows: each file they name was there before them.
    const files = await storedFiles(filesDir);
    for (const sha256 of files) await writeFile(filesDir, sha256, writer);
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    const counts = { tables: Object.keys(rows).length, rows: total, files: files.length };
    await writer.write({ end: { ...counts, sha256: writer.digest() } });
    await writer.commit();
    return { migration, rows, files: files.length };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}
