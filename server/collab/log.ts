import type pg from 'pg';
import { JalonError } from '#domain/errors';
import type { DocumentId, NetworkId, PersonId } from '#domain/ids';
import { type AppendRequest, type CommitFigures, createGroupCommit } from './group-commit';

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
   * @returns the sequence number of the first
   */
  append(request: AppendRequest): Promise<{ first: number }>;
  /** What was committed after `sequence` and before `until`, in order. */
  between(documentId: DocumentId, sequence: number, until: number): Promise<Uint8Array[]>;
  /** Keeps the merged state; the log stays. Older snapshots go, since each is worth no more than the newest. */
  writeSnapshot(snapshot: Snapshot): Promise<void>;
}

interface DocumentRow {
  networkId: NetworkId;
  epoch: number;
  shape: number;
  sequence: number;
  stateSequence: number | null;
  state: Buffer | null;
}

/** The update log in PostgreSQL. */
export function createDocumentLog(
  pool: pg.Pool,
  observe: (commit: CommitFigures) => void = () => undefined,
): DocumentLog {
  const append = createGroupCommit(pool, observe);

  async function updatesAfter(documentId: DocumentId, epoch: number, sequence: number) {
    const { rows } = await pool.query<{ sequence: number; update: Buffer }>(
      `SELECT sequence, "update" FROM "DocumentUpdate"
       WHERE "documentId" = $1 AND epoch = $2 AND sequence > $3 ORDER BY sequence`,
      [documentId, epoch, sequence],
    );
    return rows;
  }

  async function load(documentId: DocumentId): Promise<LoadedDocument> {
    const { rows } = await pool.query<DocumentRow>(
      `SELECT d."networkId", d.epoch, d.shape, d.sequence, s.sequence AS "stateSequence", s.state
       FROM "Document" d LEFT JOIN LATERAL (
         SELECT sequence, state FROM "DocumentSnapshot"
         WHERE "documentId" = d.id AND epoch = d.epoch ORDER BY sequence DESC LIMIT 1
       ) s ON true WHERE d.id = $1`,
      [documentId],
    );
    const document = rows[0];
    if (!document) throw new JalonError('not-found', { document: documentId });
    // Read later than the row: it may hold more, never less, and always without a gap.
    const updates = await updatesAfter(documentId, document.epoch, document.stateSequence ?? 0);
    return {
      networkId: document.networkId,
      epoch: document.epoch,
      shape: document.shape,
      sequence: updates.at(-1)?.sequence ?? document.stateSequence ?? document.sequence,
      state: document.state,
      updates: updates.map((row) => row.update),
    };
  }

  async function between(documentId: DocumentId, sequence: number, until: number): Promise<Uint8Array[]> {
    const { rows } = await pool.query<{ update: Buffer }>(
      `SELECT "update" FROM "DocumentUpdate"
       WHERE "documentId" = $1 AND sequence > $2 AND sequence < $3 ORDER BY sequence`,
      [documentId, sequence, until],
    );
    return rows.map((row) => row.update);
  }

  async function writeSnapshot(snapshot: Snapshot): Promise<void> {
    const { documentId, sequence, epoch, shape, state } = snapshot;
    await pool.query(
      `WITH written AS (
         INSERT INTO "DocumentSnapshot" ("networkId", "documentId", sequence, epoch, shape, state)
         SELECT "networkId", id, $2, $3, $4, $5 FROM "Document" WHERE id = $1 AND epoch = $3
         ON CONFLICT ("documentId", sequence) DO NOTHING RETURNING sequence
       )
       DELETE FROM "DocumentSnapshot" WHERE "documentId" = $1 AND sequence < (SELECT sequence FROM written)`,
      [documentId, sequence, epoch, shape, Buffer.from(state)],
    );
  }

  return { load, append, between, writeSnapshot };
}
