import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import type { Bus } from './bus';
import { createPeers } from './peers';
import { createSeal } from './seal';
import type { Secret } from './secret';
import { decodeSignal, encodeSignal, type Sent, type Signal } from './signals';

export interface RedisBusOptions {
  readonly url: string;
  readonly secret: Secret;
  /** What tells this database from every other: deployments that share a Redis do not hear each other. */
  readonly database: string;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Between two signs of life; after four times as long in silence a process counts as gone. */
  readonly aliveMs?: number;
}

/** The bus, and the connection for others who keep something in Redis. */
export interface RedisBus extends Bus {
  /** Fails at once while Redis is away. */
  readonly redis: Redis;
}

const ALIVE_MS = 2_500;
const SILENT_ALIVES = 4;
const FIRST_CONNECTION_MS = 3_000;
const QUIT_MS = 1_000;

/** No waiting queue and no repetition: a signal that cannot be sent now is worth nothing later. */
const CONNECTION: RedisOptions = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 5_000,
  retryStrategy: (times) => Math.min(100 * 2 ** Math.min(times, 4), 1_000),
};

/**
 * The bus over Redis publish/subscribe: one channel, everything on it sealed. Redis keeps nothing of it. While Redis
 * is away signals are lost, which is logged once; it is connected to again by itself.
 */
export async function openRedisBus(options: RedisBusOptions): Promise<RedisBus> {
  const { logger, secret } = options;
  const aliveMs = options.aliveMs ?? ALIVE_MS;
  const silentMs = aliveMs * SILENT_ALIVES;
  const channel = `jalon:${secret.nameOf(`signals of ${options.database}`)}`;
  const seal = createSeal(secret.bytes);
  const sender = new Redis(options.url, { ...CONNECTION, enableAutoPipelining: true, commandTimeout: 5_000 });
  const listener = new Redis(options.url, CONNECTION);
  const listeners = {
    signal: [] as ((signal: Sent, from: string) => void)[],
    missed: [] as (() => void)[],
    gone: [] as ((process: string) => void)[],
  };
  const figures = { sent: 0, unsent: 0, received: 0, refused: 0 };
  const peers = createPeers(silentMs, (process) => {
    for (const tell of listeners.gone) tell(process);
  });
  let listening = false;
  let awayLogged = false;
  let closed = false;
  /** Whether something could not be sent since the others were last told so. */
  let owing = false;
  let echoedAt = Date.now();

  function send(signal: Signal): Promise<void> {
    return sender.publish(channel, seal.seal(encodeSignal(signal))).then(
      () => {
        figures.sent += 1;
      },
      () => {
        figures.unsent += 1;
        owing = true;
      },
    );
  }

  function away(error: unknown): void {
    if (awayLogged || closed) return;
    awayLogged = true;
    logger.warn(
      { err: error },
      'Redis is away: what happens in other processes is found in the database, later.',
    );
  }

  function back(): void {
    if (!listening || sender.status !== 'ready') return;
    if (awayLogged) logger.info('Redis is back.');
    awayLogged = false;
    if (owing) void send({ topic: 'missed' });
    owing = false;
    void send({ topic: 'alive' });
  }

  function missed(): void {
    for (const look of listeners.missed) look();
  }

  async function listen(): Promise<void> {
    await listener.subscribe(channel);
    listening = true;
    echoedAt = Date.now();
    peers.forgive();
    back();
    missed();
  }

  function receive(sealed: Buffer): void {
    const opened = seal.open(sealed);
    if (!opened) {
      figures.refused += 1;
      return;
    }
    const { from } = opened;
    if (from === seal.self) {
      echoedAt = Date.now();
      return;
    }
    figures.received += 1;
    try {
      handle(decodeSignal(opened.plain), from);
    } catch (error) {
      // A process of another release, while one is put in the place of the other.
      logger.warn({ err: error }, 'A signal of another process was not understood.');
      missed();
    }
  }

  function handle(signal: Signal, from: string): void {
    if (signal.topic === 'leaving') peers.left(from);
    else peers.heard(from);
    if (signal.topic === 'missed') missed();
    else if (signal.topic !== 'alive' && signal.topic !== 'leaving')
      for (const tell of listeners.signal) tell(signal, from);
  }

  listener.on('messageBuffer', (_channel: Buffer, message: Buffer) => receive(message));
  for (const connection of [sender, listener]) {
    connection.on('error', away);
    connection.on('close', () => away(new Error('The connection was closed.')));
  }
  sender.on('ready', back);
  listener.on('close', () => {
    listening = false;
  });
  listener.on('ready', () => {
    listen().catch((error: unknown) => {
      away(error);
      listener.disconnect(true);
    });
  });

  const pulse = setInterval(() => {
    if (!listening) return;
    void send({ topic: 'alive' });
    peers.sweep();
    // Our own words do not come back: the line is dead, though nobody said so.
    if (Date.now() - echoedAt > silentMs) {
      echoedAt = Date.now();
      listener.disconnect(true);
    }
  }, aliveMs);
  pulse.unref();

  // A Redis that is away at the start is connected to later, like one that goes away.
  const first = [sender, listener].map((connection) => connection.connect().catch(away));
  await within(Promise.all(first), FIRST_CONNECTION_MS);

  return {
    shared: true,
    redis: sender,
    publish: (signal) => void send(signal),
    onSignal: (tell) => void listeners.signal.push(tell),
    onMissed: (look) => void listeners.missed.push(look),
    onGone: (tell) => void listeners.gone.push(tell),
    figures: () => ({
      ...figures,
      connected: listening && sender.status === 'ready',
      others: peers.count(),
    }),
    close: async () => {
      closed = true;
      clearInterval(pulse);
      // What was sent last goes out before the end, if Redis is there.
      await within(send({ topic: 'leaving' }), QUIT_MS);
      sender.disconnect();
      listener.disconnect();
    },
  };
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    patience = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(patience);
}
