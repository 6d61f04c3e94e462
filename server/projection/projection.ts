import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentSnapshot } from '#domain/document/read';
import type { DocumentId, NetworkId } from '#domain/ids';
import type { Database } from '#server/database/client';
import { projectRows } from './rows';
import { inProjection, writeRows } from './store';

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

  async function project(documentId: DocumentId, options = { force: false }): Promise<Projected | null> {
    // Read before the lock: what is committed meanwhile has its own request.
    const { snapshot, sequence } = await deps.read(documentId);
    const written = await inProjection(deps.database.pool, documentId, async (client) => {
      const { rows } = await client.query<{ networkId: NetworkId; projectedSequence: number }>(
        'SELECT "networkId", "projectedSequence" FROM "Document" WHERE id = $1',
        [documentId],
      );
      const document = rows[0];
      const isBehind = document && document.projectedSequence < sequence;
      if (!document || !(isBehind || (options.force && document.projectedSequence === sequence))) return null;
      const projected = projectRows(document.networkId, documentId, snapshot);
      await writeRows(client, documentId, sequence, projected);
      return { networkId: document.networkId, problems: projected.problems };
    });
    if (!written) return null;
    figures.projections += 1;
    if (written.problems.length > 0) {
      deps.logger.warn(
        { documentId, problems: written.problems.slice(0, 20) },
        'Parts of a document were not projected.',
      );
    }
    const result = { documentId, networkId: written.networkId, sequence };
    deps.onProjected(result);
    return result;
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
        await project(documentId);
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
    const { rows } = await deps.database.pool.query<{ id: DocumentId }>(
      'SELECT id FROM "Document" WHERE sequence > "projectedSequence" ORDER BY id',
    );
    for (const { id } of rows) {
      try {
        await project(id);
      } catch (error) {
        // One document that cannot be read must not keep the others behind, nor the server from starting.
        deps.logger.error({ err: error, documentId: id }, 'A document could not be projected.');
      }
    }
    return rows.length;
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values());
  }

  return {
    request,
    project,
    catchUp,
    idle,
    figures: () => ({ ...figures }),
    close: async () => {
      closing.abort();
      await idle();
    },
  };
}
