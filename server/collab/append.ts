import type pg from 'pg';
import type { DocumentId } from '#domain/ids';
import type { Authorship } from './log';

export interface AppendRequest {
  readonly documentId: DocumentId;
  /** The epoch the updates were written in; another one in the row refuses them. */
  readonly epoch: number;
  /** The number the updates were checked at: they are written right behind it, or not at all. */
  readonly after: number;
  readonly updates: readonly { readonly update: Uint8Array; readonly by: Authorship }[];
  /** True after a try whose outcome is not known: what it may have committed is looked for first. */
  readonly again: boolean;
}

/** A commit that takes longer has met a dead line; its outcome is looked for at the next try. */
const COMMIT_TIMEOUT_MS = 15_000;
/**
 * One statement is one transaction: it locks the documents in the order of their ids, gives out the numbers
 * under those locks, writes a row for each update and moves `Document.sequence`, for all documents at once. Behind
 * another number than the one the updates were checked at nothing is written: another process was first.
 * The lock lets rows that refer to the document be written meanwhile (snapshots, history): edits wait for no one else.
 */
const APPEND = `
  WITH asked AS (
    SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $11::int[])
      WITH ORDINALITY AS a(id, epoch, total, after, place)
  ), locked AS (
    SELECT d.id, d."networkId", d.sequence, d.epoch FROM "Document" d
    WHERE d.id = ANY($1::uuid[]) ORDER BY d.id FOR NO KEY UPDATE
  ), numbered AS (
    SELECT l.*, a.total, a.place FROM locked l JOIN asked a ON a.id = l.id AND a.epoch = l.epoch AND a.after = l.sequence
  ), grown AS (
    UPDATE "Document" d SET sequence = n.sequence + n.total, "updatedAt" = now()
    FROM numbered n WHERE d.id = n.id
  ), author AS (
    SELECT * FROM unnest($8::uuid[], $9::text[], $10::text[]) WITH ORDINALITY AS w(person, session, origin, place)
  ), written AS (
    INSERT INTO "DocumentUpdate"
      ("networkId", "documentId", sequence, epoch, "update", "authorId", "sessionId", origin)
    SELECT n."networkId", n.id, n.sequence + u.nth, n.epoch, substring($4::bytea FROM u.start FOR u.length),
      w.person, w.session, w.origin
    FROM (
      SELECT document, author, length,
        row_number() OVER (PARTITION BY document ORDER BY place)::int AS nth,
        (1 + sum(length) OVER (ORDER BY place) - length)::int AS start
      FROM unnest($5::int[], $6::int[], $7::int[]) WITH ORDINALITY AS p(document, author, length, place)
    ) u
    JOIN numbered n ON n.place = u.document
    JOIN author w ON w.place = u.author
  )
  SELECT l.id, l.sequence, l.epoch FROM locked l`;

/**
 * The same for one row of one document, which is what people at work mostly send: a third of the time. Gives no row
 * when the document is gone, in another epoch, or others were first; the statement above then says which.
 */
const APPEND_ONE = `
  WITH grown AS (
    UPDATE "Document" SET sequence = sequence + 1, "updatedAt" = now()
    WHERE id = $1::uuid AND epoch = $2::int AND sequence = $3::int
    RETURNING id, "networkId", sequence, epoch
  )
  INSERT INTO "DocumentUpdate"
    ("networkId", "documentId", sequence, epoch, "update", "authorId", "sessionId", origin)
  SELECT "networkId", id, sequence, epoch, $4::bytea, $5::uuid, $6::text, $7::text FROM grown
  RETURNING "documentId" AS id, sequence - 1 AS sequence, epoch`;

/** The document as it was before the append. */
export interface Before {
  readonly id: string;
  readonly sequence: number;
  readonly epoch: number;
}

/** Writes all of them in one transaction. @returns each document as it was before; those that are gone are missing */
export async function commit(
  pool: pg.Pool,
  requests: readonly AppendRequest[],
): Promise<ReadonlyMap<string, Before>> {
  const [request] = requests;
  const written = requests.length === 1 && request ? await commitOne(pool, request) : null;
  return written ? new Map([[written.id, written]]) : commitAll(pool, requests);
}

/** Null when there is more to write than one row, or nothing could be written. */
async function commitOne(
  pool: pg.Pool,
  { documentId, epoch, after, updates }: AppendRequest,
): Promise<Before | null> {
  const [row, second] = updates;
  if (!row || second) return null;
  const { update, by } = row;
  const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength);
  const result = await pool.query<Before>({
    name: 'append-one',
    ...withTimeout(APPEND_ONE, [documentId, epoch, after, bytes, by.authorId, by.sessionId, by.origin]),
  });
  return result.rows[0] ?? null;
}

async function commitAll(
  pool: pg.Pool,
  requests: readonly AppendRequest[],
): Promise<ReadonlyMap<string, Before>> {
  // Places count from 1, as in SQL.
  const documents: number[] = [];
  const authors: number[] = [];
  const lengths: number[] = [];
  const bytes: Uint8Array[] = [];
  const places = new Map<string, { place: number; by: Authorship }>();
  requests.forEach((request, index) => {
    for (const { update, by } of request.updates) {
      const key = `${by.authorId} ${by.sessionId} ${by.origin}`;
      const author = places.get(key) ?? { place: places.size + 1, by };
      places.set(key, author);
      documents.push(index + 1);
      authors.push(author.place);
      lengths.push(update.byteLength);
      bytes.push(update);
    }
  });
  const who = [...places.values()].map(({ by }) => by);
  const result = await pool.query<Before>({
    // Planned once for each connection.
    name: 'append-updates',
    ...withTimeout(APPEND, [
      requests.map((request) => request.documentId),
      requests.map((request) => request.epoch),
      requests.map((request) => request.updates.length),
      Buffer.concat(bytes),
      documents,
      authors,
      lengths,
      who.map(({ authorId }) => authorId),
      who.map(({ sessionId }) => sessionId),
      who.map(({ origin }) => origin),
      requests.map((request) => request.after),
    ]),
  });
  return new Map(result.rows.map((row) => [row.id, row]));
}

/** The first number of these very updates when an earlier try did commit them, though it could not say so. */
export async function alreadyWritten(pool: pg.Pool, request: AppendRequest): Promise<number | null> {
  const { rows } = await pool.query<{ sequence: number; update: Buffer; sessionId: string | null }>(
    withTimeout(
      `SELECT sequence, "update", "sessionId" FROM "DocumentUpdate"
       WHERE "documentId" = $1 AND sequence > $2 ORDER BY sequence`,
      [request.documentId, request.after],
    ),
  );
  const isOurs = (at: number) =>
    request.updates.every(({ update, by }, index) => {
      const row = rows[at + index];
      return row?.sessionId === by.sessionId && row.update.equals(update);
    });
  const at = rows.findIndex((_, index) => isOurs(index));
  return rows[at]?.sequence ?? null;
}

/** pg reads `query_timeout` from the query too; its types know it only on the client. */
function withTimeout(text: string, values: unknown[]): pg.QueryConfig {
  const query: pg.QueryConfig & { query_timeout: number } = {
    text,
    values,
    query_timeout: COMMIT_TIMEOUT_MS,
  };
  return query;
}
