import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import type { DocumentId } from '#domain/ids';
import { startCompaction } from '#server/collab/compaction-rounds';
import { type Database, openDatabase } from '#server/database/client';
import { type EmbeddedPostgres, startEmbedded } from '#server/database/embedded';
import { makeNetwork, PASSWORD } from '#tests/harness/factories/network';
import { type JalonProcess, jalonProcess } from '#tests/harness/jalon-process';
import { postgresOf } from '#tests/harness/postgres-of';
import { freePort, startRedis, type TestRedis } from '#tests/harness/redis';
import { startServer } from '#tests/harness/server';

const silent = pino({ level: 'silent' });
/** Due at once, and gone before anybody who is away for long is back. */
const EVERYTHING = { tailRows: 1, keepMs: 20_000 };

/** A Jalon of one or more processes with a PostgreSQL of its own, all of which can be killed and come back. */
export interface Fallible {
  readonly servers: readonly JalonProcess[];
  /** To look at what is committed; its connections are new after a kill of PostgreSQL. */
  readonly database: Database;
  readonly documents: readonly DocumentId[];
  /** Cookies of people who may write, and of one who may only read. */
  readonly writers: readonly string[];
  readonly reader: string;
  /** kill -9 of PostgreSQL, and its start with whatever recovery it needs. */
  killDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  /** Only with several servers. */
  killRedis(): Promise<void>;
  startRedis(): Promise<void>;
  /** Compacts every log that holds anything new, as any process may at any moment. @returns how many */
  compact(): Promise<number>;
  /** PostgreSQL stands still with all of its connections, until the function is called. */
  freezeDatabase(): () => void;
  close(): Promise<void>;
}

/** @param servers more than one signal each other through a Redis of the test's own */
export async function startFallible({ servers = 1 } = {}): Promise<Fallible> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-fallible-'));
  // Root's PostgreSQL runs as another user, who has to get in.
  chmodSync(folder, 0o711);
  const databaseDir = path.join(folder, 'database');
  // As in the field: what is committed is on disk.
  const startPostgres = (): Promise<EmbeddedPostgres> =>
    startEmbedded({ dataDir: databaseDir, log: silent, settings: { max_connections: '200' } });
  let postgres = await startPostgres();
  const { url } = postgres;
  const database = openDatabase(url, silent, 4);
  const made = await fill(url);
  const redis: TestRedis | null = servers > 1 ? await startRedis() : null;
  const settings = {
    DATA_DIR: path.join(folder, 'data'),
    DATABASE_URL: url,
    REDIS_URL: redis?.url ?? '',
    DEMO: '0',
    LOG_LEVEL: 'error',
  };
  const processes: JalonProcess[] = [];
  for (let index = 0; index < servers; index++) processes.push(jalonProcess(await freePort(), settings));
  for (const each of processes) await each.start();

  return {
    servers: processes,
    database,
    ...made,
    killDatabase: async () => postgresOf(databaseDir).kill(),
    startDatabase: async () => {
      postgres = await startPostgres();
      if (postgres.url !== url) throw new Error('PostgreSQL came back at another address.');
    },
    killRedis: async () => redis?.kill(),
    startRedis: async () => redis?.start(),
    compact: async () => {
      const rounds = startCompaction({ database, logger: silent, limits: EVERYTHING });
      try {
        return await rounds.round();
      } finally {
        await rounds.close();
      }
    },
    freezeDatabase: () => {
      const frozen = postgresOf(databaseDir).processes();
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      return () => {
        for (const pid of frozen) process.kill(pid, 'SIGCONT');
      };
    },
    close: async () => {
      await Promise.all(processes.map((each) => each.kill()));
      await redis?.kill();
      await database.close();
      await postgres.stop();
      const home = postgresOf(databaseDir).home();
      for (const each of [home, folder]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** Two plans and some people, made by the product itself. */
async function fill(url: string): Promise<Pick<Fallible, 'documents' | 'writers' | 'reader'>> {
  const server = await startServer({ url }, { pages: false });
  try {
    const network = await makeNetwork(server.services, 'Fragile');
    const union = await network.organisation('UGTT', 'union');
    const documents = [
      await network.document({ title: 'Plan', responsible: union }),
      await network.document({ title: 'Agenda', kind: 'agenda' }),
    ];
    const copil = await network.person('copil', 'copil', network.copilId);
    const focal = await network.person('coordinator', 'coordinator', union);
    const [secretariat, second, reader] = [
      await server.signIn(network.secretariat.email, PASSWORD),
      await server.signIn(copil.email, PASSWORD),
      await server.signIn(focal.email, PASSWORD),
    ];
    return { documents: documents.map(({ id }) => id), writers: [secretariat, second], reader };
  } finally {
    await server.close();
  }
}
