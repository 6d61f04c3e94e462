import type pg from 'pg';

/** A table as the database itself describes it, so that no list of ours can forget one. */
export interface Table {
  readonly name: string;
  /** Columns that hold something of their own (generated ones are computed again). */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly primaryKey: readonly string[];
}

type Queryable = Pick<pg.ClientBase, 'query'>;

export const MIGRATION_HISTORY = '_prisma_migrations';

/** A table's or column's name in SQL. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** All tables of our schema but Prisma's history, by name. */
export async function readTables(client: Queryable): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
            json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                     ORDER BY a.attnum) AS columns,
            coalesce(json_agg(a.attname ORDER BY array_position(i.indkey::int2[], a.attnum))
                     FILTER (WHERE a.attnum = ANY (i.indkey::int2[])), '[]') AS "primaryKey"
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relnamespace = current_schema()::regnamespace AND c.relname <> $1
      GROUP BY c.relname ORDER BY c.relname`,
    [MIGRATION_HISTORY],
  );
  return rows;
}

/** The last value each sequence gave out, as text; those never used are left out. */
export async function readSequences(client: Queryable): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
      WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Foreign keys of our schema that are checked at once, as [table, constraint]. */
export async function readImmediateForeignKeys(client: Queryable): Promise<[string, string][]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT c.relname AS "table", k.conname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE k.contype = 'f' AND NOT k.condeferrable AND c.relnamespace = current_schema()::regnamespace
      ORDER BY 1, 2`,
  );
  return rows.map(({ table, name }) => [table, name]);
}

/** The last migration that was applied; undefined in a database that never had one. */
export async function lastMigration(client: Queryable): Promise<string | undefined> {
  const known = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    quoted(MIGRATION_HISTORY),
  ]);
  if (known.rows[0]?.there !== true) return undefined;
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${quoted(MIGRATION_HISTORY)}
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1`,
  );
  return rows[0]?.name;
}

/** The first table that holds a row. */
export async function firstFilledTable(client: Queryable): Promise<string | undefined> {
  for (const { name } of await readTables(client)) {
    const { rows } = await client.query<{ filled: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${quoted(name)}) AS filled`,
    );
    if (rows[0]?.filled === true) return name;
  }
  return undefined;
}
