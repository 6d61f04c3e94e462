import type pg from 'pg';
import * as Y from 'yjs';
import { JalonError } from '#domain/errors';
import type { DocumentId, NetworkId, PersonId } from '#domain/ids';
import type { AppendRequest } from './append';
import { buildDocument } from './check';
import { type Appended, type CommitFigures, createGroupCommit } from './group-commit';

/** Who wrote an update, and how it came. */
export interface Authorship {
  readonly authorId: PersonId | null;
  /** The session's digest; null for what no session did. */
  readonly sessionId: string | null;
  /** 'socket', 'import', 'seed', 'restore', 'command' … */
  readonly origin: string;
}

/** A document as it is committed. */
export interface LoadedDocument {
  readonly networkId: NetworkId;
  readonly epoch: number;
  readonly shape: number;
  readonly sequence: number;
  /** The newest snapshot; null when there is none yet. */
  readonly state: Uint8Array | null;
  /** What was written after the snapshot, in order. */
  readonly updates: readonly Uint8Array[];
}

export interface Snapshot {
  readonly documentId: DocumentId;
  readonly epoch: number;
  readonly shape: number;
  readonly sequence: number;
  readonly state: Uint8Array;
}

/** What a live document needs of its store. */
export interface DocumentLog {
  /** Throws `not-found`. */
  load(documentId: DocumentId): Promise<LoadedDocument>;
  /**
   * Writes updates behind each other, each as a row of its own. Appends of several documents that arrive
   * while a commit is under way share the next one. Throws `not-found` when the document is gone, `conflict`
   * when its epoch is another; any other error means that nothing is known to be committed: try again.
   */
  append(request: AppendRequest): Promise<Appended>;
  /** When it is best to check what has arrived and append it; null: now. Nothing is wrong with now. */
  turn(): Promise<void> | null;
  /**
   * What was committed after `sequence` and before `until`, in order. Throws `unavailable` when compaction has taken
   * some of it away: who is so far behind loads the document again.
   */
  between(documentId: DocumentId, sequence: number, until: number): Promise<Uint8Array[]>;
  /** Keeps the merged state. Older ones that compaction did not make go: each is worth no more than the newest. */
  writeSnapshot(snapshot: Snapshot): Promise<void>;
}

/** A document as it was at one sequence number. */
export interface Revision extends Snapshot {
  readonly networkId: NetworkId;
}

interface DocumentRow {
  networkId: NetworkId;
  epoch: number;
  shape: number;
  sequence: number;
  stateSequence: number | null;
  state: Buffer | null;
}
interface UpdateRow {
  sequence: number;
  update: Buffer;
}

/**
 * The document at its revision $2 (null: the newest): one row for it and its newest state until then, then one for
 * each update after that state. One statement sees one moment, so compaction cannot come in between.
 */
const READ = `
  WITH document AS (
    SELECT d.id, d."networkId", d.epoch, d.shape, coalesce($2::int, d.sequence) AS sequence,
      s.sequence AS "stateSequence", s.state
    FROM "Document" d LEFT JOIN LATERAL (
      SELECT sequence, state FROM "DocumentSnapshot"
      WHERE "documentId" = d.id AND epoch = d.epoch AND sequence <= coalesce($2::int, d.sequence)
      ORDER BY sequence DESC LIMIT 1
    ) s ON true WHERE d.id = $1
  )
  SELECT "networkId", epoch, shape, sequence, "stateSequence", state, NULL::bytea AS "update" FROM document
  UNION ALL
  SELECT NULL, NULL, NULL, u.sequence, NULL, NULL, u."update"
  FROM document d JOIN "DocumentUpdate" u ON u."documentId" = d.id AND u.epoch = d.epoch
    AND u.sequence > coalesce(d."stateSequence", 0) AND ($2::int IS NULL OR u.sequence <= $2)`;

type Queryable = Pick<pg.Pool, 'query'>;

/** @throws `not-found`; Error when the updates are not exactly those up to the number: better no document than half of one */
async function read(client: Queryable, documentId: string, sequence: number | null): Promise<LoadedDocument> {
  const { rows } = await client.query<DocumentRow | UpdateRow>(READ, [documentId, sequence]);
  const document = rows.find((row): row is DocumentRow => 'networkId' in row && row.networkId !== null);
  if (!document) throw new JalonError('not-found', { document: documentId });
  const updates = inOrder(rows.filter((row): row is UpdateRow => row !== document && 'update' in row));
  refuseGaps(documentId, document.stateSequence ?? 0, updates, document.sequence);
  return {
    networkId: document.networkId,
    epoch: document.epoch,
    shape: document.shape,
    sequence: document.sequence,
    state: document.state,
    updates: updates.map((row) => row.update),
  };
}

const inOrder = (rows: UpdateRow[]): UpdateRow[] => rows.sort((a, b) => a.sequence - b.sequence);

function refuseGaps(documentId: string, after: number, rows: readonly UpdateRow[], last: number): void {
  const gap = rows.findIndex((row, index) => row.sequence !== after + 1 + index);
  const missing = gap >= 0 ? after + 1 + gap : after + rows.length + 1;
  if (missing <= last)
    throw new Error(`The log of document ${documentId} does not lead to ${last}: it breaks at ${missing}.`);
}

/**
 * A document as it was, for what rests on that revision and keeps it. Possible as far back as the log goes
 * (server/collab/compaction). Throws `not-found`, and `unavailable` when the log begins later.
 */
export async function readRevision(
  client: Queryable,
  documentId: DocumentId,
  sequence: number,
): Promise<Revision> {
  const loaded = await read(client, documentId, sequence).catch((error: unknown) => {
    if (error instanceof JalonError) throw error;
    throw new JalonError('unavailable', { document: documentId, sequence });
  });
  const doc = buildDocument(loaded);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const { networkId, epoch, shape } = loaded;
  return { networkId, documentId, epoch, shape, sequence, state };
}

export interface DocumentLogOptions {
  /** Where commits are made; the pool itself unless something else is asked there too. */
  readonly commits?: pg.Pool;
  /** Told after each commit that succeeded. */
  readonly observe?: (commit: CommitFigures) => void;
}

/** The update log in PostgreSQL. */
export function createDocumentLog(pool: pg.Pool, options: DocumentLogOptions = {}): DocumentLog {
  const { append, turn } = createGroupCommit(options.commits ?? pool, options.observe);

  async function between(documentId: DocumentId, sequence: number, until: number): Promise<Uint8Array[]> {
    const { rows } = await pool.query<UpdateRow>(
      `SELECT sequence, "update" FROM "DocumentUpdate"
       WHERE "documentId" = $1 AND sequence > $2 AND sequence < $3`,
      [documentId, sequence, until],
    );
    if (rows.length !== until - sequence - 1)
      throw new JalonError('unavailable', { document: documentId, after: sequence });
    return inOrder(rows).map((row) => row.update);
  }

  async function writeSnapshot(snapshot: Snapshot): Promise<void> {
    const { documentId, sequence, epoch, shape, state } = snapshot;
    await pool.query(
      `WITH written AS (
         INSERT INTO "DocumentSnapshot" ("networkId", "documentId", sequence, epoch, shape, state)
         SELECT d."networkId", d.id, $2, $3, $4, $5 FROM "Document" d
         WHERE id = $1 AND epoch = $3 AND NOT EXISTS (
           SELECT 1 FROM "DocumentSnapshot" s WHERE s."documentId" = d.id AND s.sequence >= $2)
         ON CONFLICT ("documentId", sequence) DO NOTHING RETURNING sequence
       )
       DELETE FROM "DocumentSnapshot" WHERE "documentId" = $1 AND NOT compacted AND sequence < (SELECT sequence FROM written)`,
      [documentId, sequence, epoch, shape, Buffer.from(state)],
    );
  }

  return { load: (documentId) => read(pool, documentId, null), append, turn, between, writeSnapshot };
}
