import { setTimeout as pause } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { DocumentSnapshot } from '#domain/document/read';
import type { DocumentId, NetworkId } from '#domain/ids';
import type { Database } from '#server/database/client';
import { areNone, changesFor } from './differences';
import { createKnownRows, type KnownRows } from './known-rows';
import { emptyMemo, type ProjectedRows, projectRows } from './rows';
import { inProjection, moveOn, readStored, writeRows } from './store';

export interface Projected {
  readonly documentId: DocumentId;
  readonly networkId: NetworkId;
  readonly sequence: number;
}

export interface ProjectionDeps {
  readonly database: Pick<Database, 'pool'>;
  /** Committed state only (`Collab.read`). */
  read(documentId: DocumentId): Promise<{ snapshot: DocumentSnapshot; sequence: number }>;
  /** Told once the rows are there. */
  onProjected(projected: Projected): void;
  readonly logger: {
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
  /** From a commit to its projection, and at least so long between two of one document. */
  readonly quietMs?: number;
}

export interface Projection {
  /** Asks for a projection soon. A thousand requests in a burst cost a few. */
  request(documentId: DocumentId): void;
  /** Projects now; null when the rows already stand for the newest sequence number. */
  project(documentId: DocumentId, options?: { force: boolean }): Promise<Projected | null>;
  /** Projects every document whose rows are behind its log: at start, and after a restore. */
  catchUp(): Promise<number>;
  /** Nobody has the document open any more. */
  forget(documentId: DocumentId): void;
  /** Resolves when nothing is asked for or under way. */
  idle(): Promise<void>;
  /** How often rows were written, and the last delay from request to row in ms, for /metrics. */
  figures(): { readonly projections: number; readonly lastDelayMs: number };
  close(): Promise<void>;
}

const QUIET_MS = 150;
/** A document is projected for at most this share of the time: a large one under a flood of edits, more rarely. */
const BUSY_SHARE = 0.04;
const LONGEST_QUIET_MS = 5_000;
/** When people write in hundreds of documents, edits must not wait for their rows. */
const AT_A_TIME = 4;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;

/** Documents → rows, a little later than the log and never ahead of it. */
export function createProjection(deps: ProjectionDeps): Projection {
  const quietMs = deps.quietMs ?? QUIET_MS;
  const running = new Map<DocumentId, Promise<void>>();
  /** Documents asked for again while theirs was under way, since when. */
  const asked = new Map<DocumentId, number>();
  const figures = { projections: 0, lastDelayMs: 0 };
  const closing = new AbortController();
  const rows = createKnownRows();
  const limited = pLimit(AT_A_TIME);
  const { pool } = deps.database;

  async function project(documentId: DocumentId, options = { force: false }): Promise<Projected | null> {
    // Read before the lock: what is committed meanwhile has its own request.
    const { snapshot, sequence } = await deps.read(documentId);
    const known = options.force ? undefined : rows.get(documentId);
    if (known && known.sequence < sequence) {
      const moved = await moveAlong(documentId, known, snapshot, sequence);
      if (moved) return moved;
    }
    const written = await inProjection(pool, documentId, async (client) => {
      const found = await client.query<{ networkId: NetworkId; projectedSequence: number }>(
        'SELECT "networkId", "projectedSequence" FROM "Document" WHERE id = $1',
        [documentId],
      );
      const document = found.rows[0];
      const isBehind = document && document.projectedSequence < sequence;
      if (!document || !(isBehind || (options.force && document.projectedSequence === sequence))) return null;
      const { networkId } = document;
      const mine = known?.sequence === document.projectedSequence ? known : null;
      const stored = mine?.stored ?? (await readStored(client, documentId));
      const memo = mine?.memo ?? emptyMemo();
      const projected = projectRows(networkId, documentId, snapshot, memo);
      const changes = await writeRows(client, documentId, sequence, projected, stored);
      return { networkId, sequence, snapshot, stored, memo, problems: problemsOf(projected), changes };
    });
    if (!written) return null;
    rows.wrote(documentId, written, written.changes);
    if (written.problems !== (known?.problems ?? '[]'))
      deps.logger.warn(
        { documentId, problems: JSON.parse(written.problems) },
        'Parts of a document were not projected.',
      );
    return done({ documentId, networkId: written.networkId, sequence });
  }

  /**
   * The usual edit changes no row: half a word in the text of the whole, a cursor's undo. Null when it did, or when
   * somebody else wrote the rows since.
   */
  async function moveAlong(
    documentId: DocumentId,
    known: KnownRows,
    snapshot: DocumentSnapshot,
    sequence: number,
  ): Promise<Projected | null> {
    const { networkId, stored, memo } = known;
    const projected = known.snapshot === snapshot ? null : projectRows(networkId, documentId, snapshot, memo);
    const isSame =
      projected === null ||
      (problemsOf(projected) === known.problems && areNone(changesFor(projected, stored)));
    const numbers = { from: known.sequence, sequence };
    if (!isSame || !(await moveOn(pool, documentId, numbers, projected?.document ?? null))) return null;
    rows.movedOn(documentId, { ...known, snapshot }, sequence);
    return done({ documentId, networkId, sequence });
  }

  function done(projected: Projected): Projected {
    figures.projections += 1;
    deps.onProjected(projected);
    return projected;
  }

  function request(documentId: DocumentId): void {
    if (closing.signal.aborted) return;
    if (!asked.has(documentId)) asked.set(documentId, Date.now());
    if (!running.has(documentId)) running.set(documentId, work(documentId));
  }

  /** Until nobody asks any more. */
  async function work(documentId: DocumentId): Promise<void> {
    let retry = FIRST_RETRY_MS;
    await rest(quietMs);
    for (let since = asked.get(documentId); since !== undefined; since = asked.get(documentId)) {
      asked.delete(documentId);
      try {
        const began = performance.now();
        await limited(() => project(documentId));
        // With the waiting for others: the more there is to do, the more rarely each is done.
        const took = performance.now() - began;
        figures.lastDelayMs = Date.now() - since;
        retry = FIRST_RETRY_MS;
        if (asked.has(documentId))
          await rest(Math.max(quietMs, Math.min(took / BUSY_SHARE, LONGEST_QUIET_MS)));
      } catch (error) {
        deps.logger.error({ err: error, documentId }, 'A document could not be projected.');
        // At the next start `catchUp` finds it.
        if (closing.signal.aborted) break;
        asked.set(documentId, since);
        await rest(retry);
        retry = Math.min(retry * 2, LONGEST_RETRY_MS);
      }
    }
    running.delete(documentId);
  }

  /** A pause that closing cuts short. */
  async function rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: closing.signal }).catch(() => undefined);
  }

  async function catchUp(): Promise<number> {
    const behind = await pool.query<{ id: DocumentId }>(
      'SELECT id FROM "Document" WHERE sequence > "projectedSequence" ORDER BY id',
    );
    for (const { id } of behind.rows) {
      try {
        await project(id);
      } catch (error) {
        // One document that cannot be read must not keep the others behind, nor the server from starting.
        deps.logger.error({ err: error, documentId: id }, 'A document could not be projected.');
      }
    }
    return behind.rows.length;
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values());
  }

  return {
    request,
    project,
    catchUp,
    forget: rows.forget,
    idle,
    figures: () => ({ ...figures }),
    close: async () => {
      closing.abort();
      await idle();
    },
  };
}

/** What was left out, in a form that can be compared. */
function problemsOf({ problems }: ProjectedRows): string {
  return JSON.stringify(problems.slice(0, 20));
}
