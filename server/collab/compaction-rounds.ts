import { Worker } from 'node:worker_threads';
import type { DocumentId } from '#domain/ids';
import type { Database } from '#server/database/client';
import { type CompactionLimits, compactionLimits } from './compaction';
import { dueDocuments } from './compaction-store';
import type { CompactionOutcome, CompactionWork } from './compaction-work';

export interface CompactionRounds {
  /** Looks soon, because a document was put away or is written in much. Many wishes cost one look. */
  soon(): void;
  /** One round now; waits for the one under way. @returns how many documents were compacted */
  round(): Promise<number>;
  figures(): {
    readonly compacted: number;
    readonly changes: number;
    readonly removed: number;
    readonly failed: number;
  };
  /** Stops at once, also in the middle of a document: each step leaves everything whole. */
  close(): Promise<void>;
}

export interface CompactionRoundsDeps {
  readonly database: Pick<Database, 'pool' | 'url'>;
  readonly logger: { warn(details: object, message: string): void };
  readonly limits?: Partial<CompactionLimits>;
  readonly everyMs?: number;
  readonly soonMs?: number;
}

const EVERY_MS = 5 * 60_000;
const SOON_MS = 30_000;
/** A few at a time: the next round takes the next. */
const DOCUMENTS_A_ROUND = 20;
/** A document that could not be compacted is left alone for so long. */
const LEAVE_ALONE_MS = 60 * 60_000;

/** Compacts in the background what is due, in a thread of its own: nobody's edit waits for the replay. */
export function startCompaction(deps: CompactionRoundsDeps): CompactionRounds {
  const limits = { ...compactionLimits, ...deps.limits };
  const figures = { compacted: 0, changes: 0, removed: 0, failed: 0 };
  const leftAlone = new Map<DocumentId, number>();
  let running: Promise<number> | null = null;
  let worker: Worker | null = null;
  let closed = false;
  let wish: NodeJS.Timeout | null = null;
  // Processes that start together look at different moments.
  const every = deps.everyMs ?? EVERY_MS;
  const timer = setInterval(() => void quietly(), every * (0.9 + Math.random() / 5));
  timer.unref();

  async function quietly(): Promise<void> {
    try {
      await round();
    } catch (error) {
      if (!closed) deps.logger.warn({ err: error }, 'The logs could not be compacted now.');
    }
  }

  function round(): Promise<number> {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  }

  async function work(): Promise<number> {
    if (closed) return 0;
    const due = await dueDocuments(deps.database.pool, limits, DOCUMENTS_A_ROUND + leftAlone.size);
    const documentIds = due.filter(mayTry).slice(0, DOCUMENTS_A_ROUND);
    if (documentIds.length === 0 || closed) return 0;
    let done = 0;
    await inWorker({ url: deps.database.url, documentIds, limits }, (outcome) => {
      if ('failed' in outcome) {
        figures.failed += 1;
        leftAlone.set(outcome.documentId, Date.now() + LEAVE_ALONE_MS);
        deps.logger.warn(outcome, 'The log of a document could not be compacted; it stays as it is.');
      } else if (outcome.compacted) {
        done += 1;
        figures.compacted += 1;
        figures.changes += outcome.compacted.changes;
        figures.removed += outcome.compacted.removed;
      }
    });
    return done;
  }

  function mayTry(documentId: DocumentId): boolean {
    const until = leftAlone.get(documentId) ?? 0;
    if (until > Date.now()) return false;
    leftAlone.delete(documentId);
    return true;
  }

  function inWorker(work: CompactionWork, tell: (outcome: CompactionOutcome) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const made = new Worker(new URL('./compaction-worker.mjs', import.meta.url), { workerData: work });
      worker = made;
      made.on('message', tell);
      made.once('error', reject);
      made.once('exit', () => {
        worker = null;
        resolve();
      });
    });
  }

  return {
    soon: () => {
      if (closed || wish) return;
      wish = setTimeout(() => {
        wish = null;
        void quietly();
      }, deps.soonMs ?? SOON_MS);
      wish.unref();
    },
    round,
    figures: () => ({ ...figures }),
    close: async () => {
      closed = true;
      clearInterval(timer);
      if (wish) clearTimeout(wish);
      await worker?.terminate();
      // What it was doing is done again at the next start.
      await running?.catch(() => undefined);
    },
  };
}
