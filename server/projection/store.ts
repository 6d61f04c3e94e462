import type pg from 'pg';
import { type Changes, changesFor, keyOf, type StoredRows, type TableChanges } from './differences';
import { type ProjectedRows, type ProjectedTable, projectedTables, type Row } from './rows';

const tables = Object.keys(projectedTables) as readonly ProjectedTable[];

/** Space of the advisory locks under which one document is projected; any constant of our own. */
const LOCK_SPACE = 7_240_118;

const READ_STORED = tables
  .map((name) => `SELECT '${name}' AS name, to_jsonb(t) AS row FROM "${name}" t WHERE "documentId" = $1`)
  .join(' UNION ALL ');

/** The stored rows of a document, in the form of `rows.ts`. */
export async function readStored(client: pg.Pool | pg.PoolClient, documentId: string): Promise<StoredRows> {
  const { rows } = await client.query<{ name: ProjectedTable; row: Row }>(READ_STORED, [documentId]);
  const read = tables.map((table): [ProjectedTable, Map<string, Row>] => [table, new Map()]);
  // One entry for each table.
  const stored = Object.fromEntries(read) as Record<ProjectedTable, Map<string, Row>>;
  for (const { name, row } of rows) stored[name].set(keyOf(name, row), normalised(row));
  return stored;
}

/** Runs `work` in one transaction that nobody else projects this document in. */
export async function inProjection<T>(
  pool: pg.Pool,
  documentId: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCK_SPACE, documentId]);
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Closing the connection rolls back, also where the connection itself is what broke.
    client.release(true);
    throw error;
  }
}

/**
 * Writes what differs from what is stored, and the sequence number it stands for.
 * @returns what was written
 */
export async function writeRows(
  client: pg.PoolClient,
  documentId: string,
  sequence: number,
  rows: ProjectedRows,
  stored: StoredRows,
): Promise<Changes> {
  const changes = changesFor(rows, stored);
  for (const table of tables) await writeTable(client, table, changes[table]);
  await client.query(
    `UPDATE "Document" SET title = $2, language = coalesce($3, language), year = $4,
       "projectedSequence" = greatest("projectedSequence", $5), "text" = $6
     WHERE id = $1`,
    [
      documentId,
      rows.document.title,
      rows.document.language,
      rows.document.year,
      sequence,
      rows.document.text,
    ],
  );
  return changes;
}

/**
 * The same for edits that changed none of the rows: one statement.
 * @param from the number the rows stand for so far; at another one nothing is done
 * @param document what the document says of itself; null: that did not change either
 * @returns whether it was done
 */
export async function moveOn(
  pool: pg.Pool,
  documentId: string,
  { from, sequence }: { readonly from: number; readonly sequence: number },
  document: ProjectedRows['document'] | null,
): Promise<boolean> {
  const said = document ? `, title = $4, language = coalesce($5, language), year = $6, "text" = $7` : '';
  const { rowCount } = await pool.query(
    `UPDATE "Document" SET "projectedSequence" = $3${said} WHERE id = $1 AND "projectedSequence" = $2`,
    [
      documentId,
      from,
      sequence,
      ...(document ? [document.title, document.language, document.year, document.text] : []),
    ],
  );
  return rowCount === 1;
}

async function writeTable(
  client: pg.PoolClient,
  table: ProjectedTable,
  changes: TableChanges,
): Promise<void> {
  const { upsert, bury, remove } = changes;
  const keys = projectedTables[table];
  const key = keys.map((column) => `"${column}"`).join(', ');
  const first = upsert[0];
  if (first) {
    const columns = Object.keys(first);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const values = columns
      .filter((column) => !(keys as readonly string[]).includes(column))
      .map((column) => `"${column}" = excluded."${column}"`)
      .join(', ');
    await client.query(
      `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)
       ON CONFLICT (${key}) DO UPDATE SET ${values}`,
      [JSON.stringify(upsert)],
    );
  }
  const chosen = `(${key}) IN (SELECT ${key} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb))`;
  if (bury.length > 0) {
    await client.query(`UPDATE "${table}" SET "deletedAt" = now() WHERE ${chosen}`, [JSON.stringify(bury)]);
  }
  if (remove.length > 0)
    await client.query(`DELETE FROM "${table}" WHERE ${chosen}`, [JSON.stringify(remove)]);
}

/** PostgreSQL writes instants in the connection's zone. */
function normalised(row: Row): Row {
  return typeof row.deletedAt === 'string'
    ? { ...row, deletedAt: new Date(row.deletedAt).toISOString() }
    : row;
}
