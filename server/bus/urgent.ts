import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from '#server/database/client';
import type { Bus } from './bus';
import { createSeal } from './seal';
import type { Secret } from './secret';
import { decodeSignal, encodeSignal, type Sent } from './signals';

const RETRY_MS = 1_000;

export interface UrgentOptions {
  readonly database: Pick<Database, 'pool' | 'url'>;
  readonly secret: Secret;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Whether a signal must arrive within a second, whatever happens to Redis: somebody lost a right. */
function isUrgent(signal: Sent): boolean {
  return signal.topic === 'recheck' || (signal.topic === 'live' && signal.event.kind === 'rights');
}

/**
 * The same bus with a second way for what must not wait: PostgreSQL's own notifications, which are there whenever
 * rights can be changed at all. Urgent signals go both ways; to hear one twice does nothing.
 */
export async function withUrgentWay(bus: Bus, options: UrgentOptions): Promise<Bus> {
  const { database, logger } = options;
  const seal = createSeal(options.secret.bytes);
  const channel = `jalon_${options.secret.nameOf('urgent signals')}`;
  const listeners = {
    signal: [] as ((signal: Sent, from: string) => void)[],
    missed: [] as (() => void)[],
  };
  let client: pg.Client | null = null;
  let sending: Promise<unknown> = Promise.resolve();
  let closed = false;

  function receive(payload: string): void {
    const opened = seal.open(Buffer.from(payload, 'base64'));
    if (!opened || opened.from === seal.self) return;
    const signal = decodeSignal(opened.plain);
    // Nothing else is sent this way.
    if (signal.topic === 'recheck' || signal.topic === 'live')
      for (const tell of listeners.signal) tell(signal, opened.from);
  }

  async function listen(): Promise<void> {
    const line = new pg.Client({ connectionString: database.url, keepAlive: true });
    line.on('error', (error) => logger.warn({ err: error }, 'The line for urgent signals broke.'));
    line.once('end', () => void again());
    line.on('notification', ({ payload = '' }) => receive(payload));
    client = line;
    await line.connect();
    await line.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  }

  /** Until PostgreSQL is back: without it nobody can change a right either. */
  async function again(): Promise<void> {
    while (!closed) {
      await pause(RETRY_MS, undefined, { ref: false });
      try {
        if (!closed) await listen();
        for (const look of listeners.missed) look();
        return;
      } catch (error) {
        logger.warn({ err: error }, 'The line for urgent signals could not be opened.');
        client?.removeAllListeners('end');
      }
    }
  }

  await listen();
  return {
    ...bus,
    publish: (signal) => {
      bus.publish(signal);
      if (!isUrgent(signal)) return;
      const sealed = seal.seal(encodeSignal(signal)).toString('base64');
      // One after the other: a seal that overtakes another makes it look as if it were sent again.
      sending = sending
        .then(() => database.pool.query('SELECT pg_notify($1, $2)', [channel, sealed]))
        .catch((error: unknown) => logger.warn({ err: error }, 'An urgent signal could not be sent.'));
    },
    onSignal: (tell) => {
      bus.onSignal(tell);
      listeners.signal.push(tell);
    },
    onMissed: (look) => {
      bus.onMissed(look);
      listeners.missed.push(look);
    },
    close: async () => {
      closed = true;
      client?.removeAllListeners('end');
      await bus.close();
      await sending;
      await client?.end();
    },
  };
}
