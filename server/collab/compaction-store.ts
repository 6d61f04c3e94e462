import type pg from 'pg';
import type { DocumentId, NetworkId } from '#domain/ids';
import type { CompactionLimits } from './compaction';
import type { FieldChange, LoggedUpdate } from './history';

/** Space of the advisory locks under which one document is compacted; any constant of our own. */
const LOCK_SPACE = 7_240_119;
/** So many rows are written or removed by one statement. */
const ROWS_AT_ONCE = 2_000;

/** Where compaction goes on: the last state it made, or an empty document. */
export interface CompactionBase {
  readonly networkId: NetworkId;
  readonly documentId: DocumentId;
  readonly epoch: number;
  readonly shape: number;
  readonly sequence: number;
  readonly state: Uint8Array | null;
  /** The newest number of the log. */
  readonly logged: number;
}

/** Takes the document's lock; it belongs to the connection and ends with it at the latest. */
export async function isFree(client: pg.ClientBase, documentId: DocumentId): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    'SELECT pg_try_advisory_lock($1, hashtext($2)) AS free',
    [LOCK_SPACE, documentId],
  );
  return rows[0]?.free === true;
}

export async function release(client: pg.ClientBase, documentId: DocumentId): Promise<void> {
  await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [LOCK_SPACE, documentId]);
}

export async function readBase(
  client: pg.ClientBase,
  documentId: DocumentId,
): Promise<CompactionBase | null> {
  const { rows } = await client.query<CompactionBase>(
    `SELECT d."networkId", d.id AS "documentId", d.epoch, d.shape, coalesce(s.sequence, 0) AS sequence, s.state,
       d.sequence AS logged
     FROM "Document" d LEFT JOIN LATERAL (
       SELECT sequence, state FROM "DocumentSnapshot"
       WHERE "documentId" = d.id AND epoch = d.epoch AND compacted ORDER BY sequence DESC LIMIT 1
     ) s ON true WHERE d.id = $1`,
    [documentId],
  );
  return rows[0] ?? null;
}

/**
 * The next updates after `base`, at most a piece, and none that must stay behind one that may go. @throws Error when one is missing
 */
export async function readTail(
  client: pg.ClientBase,
  base: CompactionBase,
  { pieceRows, pieceBytes, keepMs }: Pick<CompactionLimits, 'pieceRows' | 'pieceBytes' | 'keepMs'>,
): Promise<LoggedUpdate[]> {
  const { rows } = await client.query<LoggedUpdate>(
    `SELECT sequence, "update", "authorId", "sessionId", origin, at FROM (
       SELECT *, sum(length("update")) OVER (ORDER BY sequence) AS bytes FROM (
         SELECT * FROM "DocumentUpdate"
         WHERE "documentId" = $1 AND epoch = $2 AND sequence > $3 ORDER BY sequence LIMIT $4
       ) piece
     ) tail WHERE bytes <= $5 OR sequence = $3 + 1 ORDER BY sequence`,
    [base.documentId, base.epoch, base.sequence, pieceRows, pieceBytes],
  );
  rows.forEach(({ sequence }, index) => {
    const expected = base.sequence + 1 + index;
    if (sequence !== expected) throw new Error(`Update ${expected} is missing from the log.`);
  });
  const young = rows.findIndex(({ at }) => at.getTime() >= Date.now() - keepMs);
  return young > 0 ? rows.slice(0, young) : rows;
}

/**
 * History and state in one transaction. Nothing is written when the document's epoch is another by now.
 * @throws Error when the stored state is not the one with this digest
 */
export async function writeCompacted(
  client: pg.ClientBase,
  base: CompactionBase,
  { sequence, state, sha256 }: { sequence: number; state: Uint8Array; sha256: string },
  changes: readonly FieldChange[],
  written: () => Promise<void> | void,
): Promise<void> {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ sha256: string }>(
      `INSERT INTO "DocumentSnapshot" ("networkId", "documentId", sequence, epoch, shape, state, compacted)
       SELECT "networkId", id, $2, epoch, shape, $4, true FROM "Document" WHERE id = $1 AND epoch = $3
       ON CONFLICT ("documentId", sequence) DO UPDATE
         SET state = excluded.state, epoch = excluded.epoch, shape = excluded.shape, compacted = true
       RETURNING encode(sha256(state), 'hex') AS sha256`,
      [base.documentId, sequence, base.epoch, Buffer.from(state)],
    );
    if (rows[0]?.sha256 !== sha256) throw new Error('The state was not stored as it was verified.');
    for (let at = 0; at < changes.length; at += ROWS_AT_ONCE)
      await writeChanges(client, base, changes.slice(at, at + ROWS_AT_ONCE));
    await written();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function writeChanges(
  client: pg.ClientBase,
  { networkId, documentId }: CompactionBase,
  changes: readonly FieldChange[],
): Promise<void> {
  const json = (value: FieldChange['before']): string | null =>
    value === null ? null : JSON.stringify(value);
  await client.query(
    `INSERT INTO "DocumentChange" ("networkId", "documentId", sequence, ordinal, "firstSequence", at, "authorId",
       "sessionId", origin, part, "nodeId", field, before, after)
     SELECT $1, $2, c.* FROM unnest($3::int[], $4::int[], $5::int[], $6::timestamptz[], $7::uuid[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::text[], $13::jsonb[], $14::jsonb[]) c`,
    [
      networkId,
      documentId,
      changes.map((change) => change.sequence),
      changes.map((change) => change.ordinal),
      changes.map((change) => change.firstSequence),
      changes.map((change) => change.at),
      changes.map((change) => change.authorId),
      changes.map((change) => change.sessionId),
      changes.map((change) => change.origin),
      changes.map((change) => change.part),
      changes.map((change) => change.nodeId),
      changes.map((change) => change.field),
      changes.map((change) => json(change.before)),
      changes.map((change) => json(change.after)),
    ],
  );
}

/**
 * Takes away the updates up to a compacted state that is old enough, oldest first and some at a time: whatever is
 * left is a log without a gap behind a state. States that nothing builds on any more go last.
 * @returns how many updates went
 */
export async function removeCovered(
  client: pg.ClientBase,
  documentId: DocumentId,
  limits: Pick<CompactionLimits, 'keepMs' | 'keepRows' | 'keepAtLeastMs'>,
  removedSome: () => Promise<void> | void,
): Promise<number> {
  const { rows } = await client.query<{ floor: number | null }>(
    `SELECT max(s.sequence) AS floor
     FROM "DocumentSnapshot" s JOIN "Document" d ON d.id = s."documentId"
     LEFT JOIN "DocumentUpdate" u ON u."documentId" = s."documentId" AND u.sequence = s.sequence
     WHERE s."documentId" = $1 AND s.compacted AND (${isOldEnough})`,
    [documentId, limits.keepMs, limits.keepRows, limits.keepAtLeastMs],
  );
  const floor = rows[0]?.floor ?? null;
  if (floor === null) return 0;
  let removed = 0;
  for (;;) {
    const { rowCount } = await client.query(
      `DELETE FROM "DocumentUpdate" WHERE "documentId" = $1 AND sequence <= $2 AND sequence < $3 + (
         SELECT min(sequence) FROM "DocumentUpdate" WHERE "documentId" = $1)`,
      [documentId, floor, ROWS_AT_ONCE],
    );
    if (!rowCount) break;
    removed += rowCount;
    await removedSome();
  }
  await client.query(
    `DELETE FROM "DocumentSnapshot" s WHERE "documentId" = $1 AND (sequence < $2 OR (NOT compacted AND EXISTS (
       SELECT 1 FROM "DocumentSnapshot" n WHERE n."documentId" = $1 AND n.compacted AND n.sequence > s.sequence)))`,
    [documentId, floor],
  );
  return removed;
}

/** A compacted state `s` of document `d` whose own update `u` may go, with all before it. Its own being gone, they are. */
const isOldEnough = `u.at IS NULL OR u.at < now() - $2 * interval '1 ms'
  OR (u.at < now() - $4 * interval '1 ms' AND d.sequence - s.sequence >= $3)`;

/** Documents that are due, those with the longest tails first. */
export async function dueDocuments(
  client: Pick<pg.ClientBase, 'query'>,
  limits: CompactionLimits,
  most: number,
): Promise<DocumentId[]> {
  const { rows } = await client.query<{ id: DocumentId }>(
    `SELECT d.id FROM "Document" d
     CROSS JOIN LATERAL (
       SELECT coalesce(max(sequence), 0) AS sequence FROM "DocumentSnapshot"
       WHERE "documentId" = d.id AND epoch = d.epoch AND compacted
     ) h
     LEFT JOIN "DocumentUpdate" oldest ON oldest."documentId" = d.id AND oldest.sequence = h.sequence + 1
     WHERE d.sequence - h.sequence >= $1
       OR (d.sequence > h.sequence AND oldest.at < now() - $3 * interval '1 ms'
         AND d."updatedAt" < now() - $4 * interval '1 ms')
       OR (d.sequence > h.sequence AND d."updatedAt" > now() - $3 * interval '1 ms' AND (
         SELECT sum(length("update")) FROM "DocumentUpdate"
         WHERE "documentId" = d.id AND sequence > h.sequence) >= $2)
       OR EXISTS (
         SELECT 1 FROM "DocumentSnapshot" s JOIN "DocumentUpdate" u
           ON u."documentId" = s."documentId" AND u.sequence = s.sequence
         WHERE s."documentId" = d.id AND s.compacted AND u.at < now() - $5 * interval '1 ms')
     ORDER BY d.sequence - h.sequence DESC LIMIT $6`,
    [limits.tailRows, limits.tailBytes, limits.ageMs, limits.quietMs, limits.keepMs, most],
  );
  return rows.map(({ id }) => id);
}
