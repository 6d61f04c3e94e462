import { setTimeout as pause, setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { JalonError } from '#domain/errors';
import type { DocumentId } from '#domain/ids';
import { type AppendRequest, alreadyWritten, commit } from './append';
import { createPacing } from './pacing';

/** `first`: the number of the first row written; null when others had written meanwhile, up to `newest`. */
export type Appended = { readonly first: number } | { readonly first: null; readonly newest: number };

interface Waiting {
  readonly request: AppendRequest;
  resolve(result: Appended): void;
  reject(error: unknown): void;
}

/** Statements stay small enough for one parameter, whatever waits. */
const MAX_BYTES = 32_000_000;

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
  const pacing = createPacing();

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const group = takeGroup();
      const rest = pacing.restAfter(group.length);
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

/** SQLSTATE classes 22 (data), 23 (constraint) and 54 (limits): the statement's own fault, not the server's. */
function isAboutData(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(22|23|54)/.test(code);
}
