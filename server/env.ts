import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type CollabLimits, defaultLimits } from '#server/collab/limits';

/** Jalon's settings, read once at the start. README lists each of them. */
export interface Env {
  readonly nodeEnv: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** The address people type, without a slash at its end. Decides cookies, links in mails and the demo. */
  readonly publicUrl: string;
  /** Absolute path of the folder that holds everything Jalon keeps outside the database, and the embedded one. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Absent: this process has the database for itself. */
  readonly redisUrl: string | undefined;
  /** Absent: each mail becomes an .eml file in `dataDir`. */
  readonly smtpUrl: string | undefined;
  /** Whether an empty database is filled with the demo network; never when `publicUrl` or HOST is not local. */
  readonly demo: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** What shared editing may cost; each over its limit is closed with a named code. */
  readonly collab: Partial<CollabLimits>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A setting that is written but empty (`SMTP_URL=`) is one that is not set. */
const unset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const address = (protocols: readonly string[], example: string) =>
  z
    .string()
    .trim()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must look like ${example}`,
    );

const optionalAddress = (protocols: readonly string[], example: string) =>
  z.preprocess(unset, address(protocols, example).optional());

const choice = <const T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) =>
  z.preprocess(unset, z.enum(values, `must be one of ${values.join(', ')}`).default(fallback));

/** A number of bytes, connections or messages. */
function amount(fallback: number, min: number) {
  const wrong = `must be a whole number, ${min} or more`;
  return z.preprocess(unset, z.coerce.number(wrong).int(wrong).min(min, wrong).default(fallback));
}

/** So many seconds' worth of messages may come at once: what was held back on a bad line. */
const BURST_SECONDS = defaultLimits.messagesAtOnce / defaultLimits.messagesPerSecond;

const settings = z.object({
  NODE_ENV: choice(['production', 'development', 'test'], 'production'),
  HOST: z.preprocess(unset, z.string().trim().default('127.0.0.1')),
  PORT: z.preprocess(
    unset,
    z.coerce
      .number('must be a number from 1 to 65535')
      .int('must be a number from 1 to 65535')
      .min(1, 'must be a number from 1 to 65535')
      .max(65535, 'must be a number from 1 to 65535')
      .default(3000),
  ),
  PUBLIC_URL: optionalAddress(['http:', 'https:'], 'https://jalon.example.org'),
  DATA_DIR: z.preprocess(unset, z.string().default('.data')),
  DATABASE_URL: optionalAddress(
    ['postgres:', 'postgresql:'],
    'postgresql://user:password@host:5432/database',
  ),
  REDIS_URL: optionalAddress(['redis:', 'rediss:'], 'redis://host:6379'),
  SMTP_URL: optionalAddress(['smtp:', 'smtps:'], 'smtps://user:password@host:465'),
  DEMO: choice(['0', '1'], '1'),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  // Below these smallest values the page itself would not come through.
  COLLAB_MESSAGE_BYTES: amount(defaultLimits.messageBytes, 1_000),
  COLLAB_DOCUMENT_BYTES: amount(defaultLimits.documentBytes, 1_000),
  COLLAB_CONNECTIONS: amount(defaultLimits.connections, 1),
  COLLAB_CONNECTIONS_PER_PERSON: amount(defaultLimits.connectionsPerPerson, 1),
  COLLAB_MESSAGES_PER_SECOND: amount(defaultLimits.messagesPerSecond, 1),
  COLLAB_UNSENT_BYTES: amount(defaultLimits.unsentBytes, 1_000),
});

const ANYWHERE = new Set(['0.0.0.0', '::']);
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address can be reached from this machine only. */
export function isLocal(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl);
  return LOCAL_HOSTS.has(hostname) || hostname.endsWith('.localhost');
}

/** `0.0.0.0` and `::` are where one listens, not where one goes. */
function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Reads and checks the settings. This file is the only one that knows `process.env`.
 * @throws Error listing every setting that is wrong and what it must look like, values left out (they hold passwords)
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = settings.safeParse(source);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`Settings that cannot be used: ${wrong.join('; ')}.`);
  }
  const env = parsed.data;
  const publicUrl = (env.PUBLIC_URL ?? localUrl(env.HOST, env.PORT)).replace(/\/+$/, '');
  return {
    nodeEnv: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    dataDir: path.resolve(ROOT, env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    smtpUrl: env.SMTP_URL,
    // Listening for other machines is being public too, whatever the address says.
    demo:
      env.DEMO === '1' &&
      isLocal(publicUrl) &&
      isLocal(localUrl(env.HOST, env.PORT)) &&
      !ANYWHERE.has(env.HOST),
    logLevel: env.LOG_LEVEL,
    collab: {
      messageBytes: env.COLLAB_MESSAGE_BYTES,
      documentBytes: env.COLLAB_DOCUMENT_BYTES,
      connections: env.COLLAB_CONNECTIONS,
      connectionsPerPerson: env.COLLAB_CONNECTIONS_PER_PERSON,
      messagesPerSecond: env.COLLAB_MESSAGES_PER_SECOND,
      messagesAtOnce: Math.ceil(env.COLLAB_MESSAGES_PER_SECOND * BURST_SECONDS),
      unsentBytes: env.COLLAB_UNSENT_BYTES,
    },
  };
}
