import { performance } from 'node:perf_hooks';
import { setTimeout as pause, setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { JalonError } from '#domain/errors';
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

/** `first`: the number of the first row written; null when others had written meanwhile, up to `newest`. */
export type Appended = { readonly first: number } | { readonly first: null; readonly newest: number };

interface Waiting {
  readonly request: AppendRequest;
  resolve(result: Appended): void;
  reject(error: unknown): void;
}

/** A commit that takes longer has met a dead line; its outcome is looked for at the next try. */
const COMMIT_TIMEOUT_MS = 15_000;
/**
 * When the process is nearly overloaded, a round of many documents is followed by a rest in which more comes together:
 * each edit then costs a part of a check, a row and a frame, so that there is no overload.
 */
const BUSY = 0.8;
const MANY_DOCUMENTS = 16;
const LONGEST_REST_MS = 40;
/** How much of the newest round counts in what is taken for busy. */
const NEWEST = 0.2;
/** Statements stay small enough for one parameter, whatever waits. */
const MAX_BYTES = 32_000_000;

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

/** What one commit took. */
export interface CommitFigures {
  readonly seconds: number;
  readonly documents: number;
  readonly updates: number;
}

export interface GroupCommit {
  append(request: AppendRequest): Promise<Appended>;
  /**
   * When the next round begins, while one of many documents is under way; null when there is nothing to wait for.
   * What arrives until then is best checked, written and sent together.
   */
  turn(): Promise<void> | null;
}

/**
 * Lets appends that arrive during a commit wait for each other and go together in the next one.
 * @param observe told after each commit that succeeded
 */
export function createGroupCommit(
  pool: pg.Pool,
  observe: (commit: CommitFigures) => void = () => undefined,
): GroupCommit {
  let waiting: Waiting[] = [];
  let running = false;
  let next: Promise<void> | null = null;
  let utilisation = 0;
  let measured = performance.eventLoopUtilization();

  /** In ms; 0 when there is nothing to gain. */
  function restAfter(documents: number): number {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, measured);
    measured = now;
    utilisation += (utilization - utilisation) * NEWEST;
    if (documents < MANY_DOCUMENTS) return 0;
    return Math.floor(Math.max(0, (utilisation - BUSY) / (1 - BUSY)) * LONGEST_REST_MS);
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const group = takeGroup();
      const rest = restAfter(group.length);
      if (rest === 0) await settle(group);
      else {
        next = round(group, rest);
        await next;
        next = null;
        // Those who waited for their turn come now.
        await setImmediate();
      }
    }
    running = false;
  }

  async function round(group: readonly Waiting[], rest: number): Promise<void> {
    await settle(group);
    await pause(rest);
  }

  function takeGroup(): Waiting[] {
    const group = new Map<DocumentId, Waiting>();
    const left: Waiting[] = [];
    let bytes = 0;
    for (const entry of waiting) {
      const size = entry.request.updates.reduce((sum, { update }) => sum + update.byteLength, 0);
      if (group.has(entry.request.documentId) || (group.size > 0 && bytes + size > MAX_BYTES))
        left.push(entry);
      else {
        group.set(entry.request.documentId, entry);
        bytes += size;
      }
    }
    waiting = left;
    return [...group.values()];
  }

  async function settle(group: readonly Waiting[]): Promise<void> {
    try {
      const began = performance.now();
      const rows = await commit(
        pool,
        group.map((entry) => entry.request),
      );
      observe({
        seconds: (performance.now() - began) / 1_000,
        documents: group.length,
        updates: group.reduce((sum, { request }) => sum + request.updates.length, 0),
      });
      for (const entry of group) {
        const row = rows.get(entry.request.documentId);
        if (!row) entry.reject(new JalonError('not-found', { document: entry.request.documentId }));
        else if (row.epoch !== entry.request.epoch)
          entry.reject(new JalonError('conflict', { epoch: row.epoch }));
        else if (row.sequence !== entry.request.after) entry.resolve({ first: null, newest: row.sequence });
        else entry.resolve({ first: row.sequence + 1 });
      }
    } catch (error) {
      // One document's data must not hold the others back.
      if (group.length > 1 && isAboutData(error)) for (const entry of group) await settle([entry]);
      else for (const entry of group) entry.reject(error);
    }
  }

  async function append(request: AppendRequest): Promise<Appended> {
    if (request.again) {
      const first = await alreadyWritten(pool, request);
      if (first !== null) return { first };
    }
    return new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
      if (!running) void run();
    });
  }
  return { append, turn: () => next };
}

/** The document as it was before the append. */
interface Before {
  readonly id: string;
  readonly sequence: number;
  readonly epoch: number;
}

async function commit(
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
async function alreadyWritten(pool: pg.Pool, request: AppendRequest): Promise<number | null> {
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

/** SQLSTATE classes 22 (data), 23 (constraint) and 54 (limits): the statement's own fault, not the server's. */
function isAboutData(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(22|23|54)/.test(code);
}
