import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { filePath, TEXT_SETTINGS } from '#server/database/backup';
import { BackupError, type Head, type Line, readBackup } from '#server/database/backup-format';
import {
  firstFilledTable,
  lastMigration,
  quoted,
  readImmediateForeignKeys,
  readTables,
  type Table,
} from '#server/database/catalog';
import type { Database } from '#server/database/client';
import { type Erasure, reapplyErasures } from '#server/database/erasures';
import { migrate, migrationNames } from '#server/database/migrate';

/** Rows are sent in packets of about this many characters. */
const PACKET = 2_000_000;

export interface RestoreSummary {
  /** The migration of the backup; later ones were applied afterwards. */
  readonly migration: string;
  readonly rows: number;
  readonly files: number;
  /** People whose erasure happened after the backup and was done again. */
  readonly erasedAgain: number;
}

export interface RestoreOptions {
  readonly filesDir: string;
  readonly erasures?: readonly Erasure[];
}

/** Reads the whole file once before anything is touched. @throws BackupError */
async function verify(file: string): Promise<Head> {
  let head: Head | undefined;
  for await (const line of readBackup(file)) if ('jalonBackup' in line) head = line;
  if (head === undefined) throw new BackupError('The backup is empty.');
  if (!migrationNames().includes(head.migration)) {
    throw new BackupError(
      `This release does not know the backup's state (${head.migration}). Use a newer release.`,
    );
  }
  return head;
}

/** Brings an empty database to the migration of the backup. @throws Error when it is not empty */
async function prepareDatabase(database: Database, migration: string): Promise<void> {
  const filled = await firstFilledTable(database.pool);
  if (filled !== undefined)
    throw new Error(`The database is not empty (${filled} has rows). Restore onto an empty one.`);
  const there = await lastMigration(database.pool);
  if (there !== undefined && there > migration) {
    // Its tables are newer than the rows, and empty: made anew, as they were then.
    const { rows } = await database.pool.query<{ name: string }>(
      'SELECT quote_ident(current_schema()) AS name',
    );
    const schema = rows[0]?.name ?? 'public';
    await database.pool.query(`DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema}`);
  }
  await migrate(database.url, { upTo: migration });
}

async function insert(
  client: pg.PoolClient,
  table: Table,
  columns: readonly string[],
  rows: (string | null)[][],
) {
  if (rows.length === 0) return;
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const values = columns.map((name, index) => `v${index}::${types.get(name)} AS ${quoted(name)}`);
  const names = columns.map((_, index) => `v${index}`).join(', ');
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  await client.query(
    `INSERT INTO ${quoted(table.name)} (${columns.map(quoted).join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT ${values.join(', ')} FROM unnest(${arrays}) AS packet(${names})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

/** Takes the lines that are rows and sends them in packets. */
function createInserter(client: pg.PoolClient, tables: readonly Table[]) {
  let current: { table: Table; columns: string[] } | undefined;
  let packet: (string | null)[][] = [];
  let size = 0;
  const flush = async () => {
    if (current !== undefined) await insert(client, current.table, current.columns, packet);
    packet = [];
    size = 0;
  };
  return async (line: Line): Promise<void> => {
    if (Array.isArray(line)) {
      packet.push(line);
      size += line.reduce((sum, value) => sum + (value?.length ?? 4), 0);
      if (size > PACKET) await flush();
    } else if ('table' in line) {
      const table = tables.find(({ name }) => name === line.table);
      const known = new Set(table?.columns.map(({ name }) => name));
      const strange = line.columns.find((column) => !known.has(column));
      if (table === undefined || strange !== undefined) {
        throw new BackupError(
          `The backup names ${line.table}${strange === undefined ? '' : `.${strange}`}, unknown here.`,
        );
      }
      current = { table, columns: line.columns };
    } else if ('endOfTable' in line) {
      await flush();
      current = undefined;
    } else if ('sequences' in line) {
      for (const [name, value] of Object.entries(line.sequences)) {
        await client.query('SELECT setval(quote_ident($1)::regclass, $2::bigint)', [name, value]);
      }
    }
  };
}

/** Takes the lines that are files; those that are there already (their name is their content) stay. */
function createFileWriter(filesDir: string) {
  const made: string[] = [];
  let current: { stream: ReturnType<typeof createWriteStream>; target: string; left: number } | undefined;
  const close = async () => {
    if (current === undefined) return;
    current.stream.end();
    await finished(current.stream);
    if (!existsSync(current.target)) made.push(current.target);
    await rename(`${current.target}.restoring`, current.target);
    current = undefined;
  };
  return {
    async take(line: Line): Promise<void> {
      if (Array.isArray(line)) return;
      if ('file' in line) {
        const target = filePath(filesDir, line.file);
        await mkdir(path.dirname(target), { recursive: true });
        current = {
          stream: createWriteStream(`${target}.restoring`, { mode: 0o600, flush: true }),
          target,
          left: line.size,
        };
      } else if ('bytes' in line && current !== undefined) {
        const bytes = Buffer.from(line.bytes, 'base64');
        current.left -= bytes.byteLength;
        if (!current.stream.write(bytes)) await once(current.stream, 'drain');
      }
      if (current?.left === 0) await close();
    },
    /** Undoes what this restore added. */
    async abandon(): Promise<void> {
      if (current !== undefined) {
        current.stream.destroy();
        await rm(`${current.target}.restoring`, { force: true });
      }
      for (const file of made) await rm(file, { force: true });
    },
  };
}

/** Foreign keys are checked once at the end, so that neither order nor circles of tables matter. */
async function withDeferredKeys(client: pg.PoolClient, work: () => Promise<void>): Promise<void> {
  const keys = await readImmediateForeignKeys(client);
  const alter = (how: string) =>
    keys
      .map(([table, key]) => `ALTER TABLE ${quoted(table)} ALTER CONSTRAINT ${quoted(key)} ${how}`)
      .join('; ');
  await client.query(alter('DEFERRABLE INITIALLY DEFERRED'));
  await work();
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await client.query(alter('NOT DEFERRABLE'));
}

/**
 * Brings a backup back: the whole file is verified, then its rows enter an empty database as it was at the
 * backup's migration, all in one transaction, then later migrations are applied.
 * @param options.erasures people to forget again (`readErasures` of the data folder)
 * @throws BackupError when the file is damaged; Error when the database is not empty. Either way nothing is left.
 */
export async function restore(
  inFile: string,
  database: Database,
  options: RestoreOptions,
): Promise<RestoreSummary> {
  const head = await verify(inFile);
  await prepareDatabase(database, head.migration);
  const client = await database.pool.connect();
  const files = createFileWriter(options.filesDir);
  let counts = { rows: 0, files: 0 };
  let erasedAgain = 0;
  try {
    await client.query('BEGIN');
    await client.query(TEXT_SETTINGS);
    const take = createInserter(client, await readTables(client));
    await withDeferredKeys(client, async () => {
      for await (const line of readBackup(inFile)) {
        await take(line);
        await files.take(line);
        if ('end' in line) counts = line.end;
      }
    });
    erasedAgain = await reapplyErasures(client, options.erasures ?? []);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    await files.abandon();
    throw error;
  } finally {
    client.release();
  }
  await migrate(database.url);
  return { migration: head.migration, rows: counts.rows, files: counts.files, erasedAgain };
}
