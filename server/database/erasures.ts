import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { quoted, readTables } from '#server/database/catalog';
import type { Database } from '#server/database/client';

const erasureSchema = z.object({
  id: z.uuid(),
  networkId: z.uuid(),
  personId: z.uuid(),
  reason: z.string(),
  erasedById: z.uuid(),
  at: z.coerce.date(),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** Any constant will do; only this file asks for it. */
const LIST_LOCK = 7_240_121;

const listFile = (dataDir: string) => path.join(dataDir, 'erasures.ndjson');

/** The erasures that the data folder remembers, one JSON line each. */
export function readErasures(dataDir: string): Erasure[] {
  if (!existsSync(listFile(dataDir))) return [];
  const lines = readFileSync(listFile(dataDir), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => erasureSchema.parse(JSON.parse(line)));
}

/**
 * Copies the database's erasures into the data folder, which outlives the database: restoring a backup made
 * before them must not bring the names back. Called at every start and after every erasure; nothing is ever
 * removed from the list.
 */
export async function rememberErasures(database: Pick<Database, 'prisma'>, dataDir: string): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    // Processes that share the folder write one after the other, or the slower would drop a line of the faster.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LIST_LOCK})`;
    const known = new Map(readErasures(dataDir).map((erasure) => [erasure.id, erasure]));
    const rows = await tx.erasure.findMany();
    if (rows.every(({ id }) => known.has(id))) return;
    for (const row of rows) known.set(row.id, erasureSchema.parse(row));
    const lines = [...known.values()].map((erasure) => `${JSON.stringify(erasure)}\n`);
    const aside = `${listFile(dataDir)}.new`;
    writeFileSync(aside, lines.join(''), { mode: 0o600 });
    renameSync(aside, listFile(dataDir));
  });
}

/** What else knows a name, or is the person's own: the column it needs, and how it is forgotten ($1 person, $2 network). */
const forgotten: readonly { readonly table: string; readonly column: string; readonly sql: string }[] = [
  {
    table: 'Suggestion',
    column: 'authorName',
    sql: `UPDATE "Suggestion" s SET "authorName" = NULL FROM "Person" p
           WHERE p.id = $1 AND p."networkId" = $2 AND s."networkId" = p."networkId"
             AND lower(btrim(s."authorName")) = lower(btrim(p.name))`,
  },
  {
    table: 'Comment',
    column: 'writtenBy',
    sql: `UPDATE "Comment" c SET "writtenBy" = '' FROM "Person" p
           WHERE p.id = $1 AND p."networkId" = $2 AND c."networkId" = p."networkId"
             AND lower(btrim(c."writtenBy")) = lower(btrim(p.name))`,
  },
  ...['Notification', 'ColumnLayout'].map((table) => ({
    table,
    column: 'personId',
    sql: `DELETE FROM ${quoted(table)} WHERE "personId" = $1 AND "networkId" = $2`,
  })),
];

/**
 * Forgets again, inside the transaction that restores: at no moment can the names be read. The tables are those of the
 * backup's release; what came later holds nothing yet.
 * @returns how many people were blanked who had not been in the backup
 */
export async function reapplyErasures(client: pg.PoolClient, erasures: readonly Erasure[]): Promise<number> {
  const tables = await readTables(client);
  const there = forgotten.filter(({ table, column }) =>
    tables.some(({ name, columns }) => name === table && columns.some((each) => each.name === column)),
  );
  let blanked = 0;
  for (const { id, networkId, personId, reason, erasedById, at } of erasures) {
    for (const { sql } of there) await client.query(sql, [personId, networkId]);
    const { rowCount } = await client.query(
      `UPDATE "Person" SET name = NULL, email = NULL, "passwordHash" = NULL, "erasedAt" = $3
        WHERE id = $1 AND "networkId" = $2 AND "erasedAt" IS NULL`,
      [personId, networkId, at],
    );
    if (rowCount === 0) continue;
    await client.query('UPDATE "Membership" SET "endedAt" = $2 WHERE "personId" = $1 AND "endedAt" IS NULL', [
      personId,
      at,
    ]);
    await client.query(
      `INSERT INTO "Erasure" (id, "networkId", "personId", reason, "erasedById", at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [id, networkId, personId, reason, erasedById, at],
    );
    blanked += 1;
  }
  return blanked;
}
