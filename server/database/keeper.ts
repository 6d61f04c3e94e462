import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EmbeddedPostgres } from '#server/database/embedded';

const LOOK_MS = 1_000;
/** Tries come up to so many times as slowly as looks. */
const SLOWEST = 5;
/** How long ending waits for a start that is under way; PostgreSQL then goes on, and the next start takes it over. */
const PATIENCE_MS = 3_000;

export interface Keeper {
  /** From now on PostgreSQL may end. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL again, at the same address, whenever it has ended by itself: it was killed, or a
 * full disk left no room for its log, after which it gives up for good even when there is room again.
 * Without success it is tried again for as long as it takes; that is said once.
 */
export function keepRunning(
  postgres: Pick<EmbeddedPostgres, 'isRunning' | 'startAgain'>,
  log: Pick<Logger, 'error' | 'warn' | 'info'>,
  lookMs = LOOK_MS,
): Keeper {
  const stopped = new AbortController();

  async function revive(): Promise<void> {
    log.error('PostgreSQL has ended by itself. Starting it again.');
    for (let attempt = 1; !stopped.signal.aborted; attempt += 1) {
      try {
        await postgres.startAgain();
        return log.info('PostgreSQL is running again.');
      } catch (error) {
        if (attempt === 1) log.warn({ err: error }, 'PostgreSQL does not start. Trying on.');
      }
      // Each attempt leaves some lines in PostgreSQL's own log.
      await pause(lookMs * Math.min(attempt, SLOWEST));
    }
  }

  async function keep(): Promise<void> {
    while (!stopped.signal.aborted) {
      if (!postgres.isRunning()) await revive();
      await pause(lookMs, undefined, { ref: false });
    }
  }

  const keeping = keep().catch((error) =>
    log.error({ err: error }, 'PostgreSQL is not looked after any more.'),
  );
  return {
    stop: async () => {
      stopped.abort();
      await Promise.race([keeping, pause(PATIENCE_MS, undefined, { ref: false })]);
    },
  };
}
