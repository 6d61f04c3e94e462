import { chownSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { installedBinaries, usableBinaries } from '#server/database/binaries';
import { reachableBy } from '#server/database/owner';
import { findPlace, newPassword, type Place, readRemembered, writeRemembered } from '#server/database/place';
import { lockFilePath, lockIsHeld, readLockFile, runProgram } from '#server/database/postmaster';
import { startLock } from '#server/database/start-lock';

const USER = 'jalon';
const DATABASE = 'jalon';
/** Recovery after a power cut may read much of the log again; a server that does not come back says why. */
const START_TIMEOUT_SECONDS = 300;
const OWN_CONNECTIONS_MS = 1_000;

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Server settings beside ours, such as `fsync: 'off'` for tests. Values are plain words. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** True when the server was running already: left by a killed process, or another process's. */
  readonly attached: boolean;
  isRunning(): boolean;
  /**
   * Starts a server that has ended, at the same address; does nothing when it runs.
   * @throws Error when it does not start, or runs at another address by now
   */
  startAgain(): Promise<void>;
  /** Stops the server (fast shutdown: open transactions are rolled back, everything committed is on disk). */
  stop(): Promise<void>;
  /** The same, unless another process uses it: the last one stops it, whoever started it. */
  stopUnlessUsed(): Promise<void>;
  /** For a command that passes by: stops the server only if this call started it and nobody else uses it. */
  leave(): Promise<void>;
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

async function ask<T>(url: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A connection cut while the server stops is told by the query itself.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A port of 127.0.0.1 that nobody listens on: the wanted one if it is free, otherwise any. */
async function freePort(wanted: number): Promise<number> {
  const listen = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const server = net.createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() =>
          resolve(typeof address === 'object' && address !== null ? address.port : undefined),
        );
      });
    });
  const port = (wanted > 0 ? await listen(wanted) : undefined) ?? (await listen(0));
  if (port === undefined) throw new Error('No free port on 127.0.0.1 for PostgreSQL.');
  return port;
}

async function initialise(place: Place, programs: string, password: string): Promise<void> {
  const making = `${place.data}.new`;
  const passwordFile = path.join(place.home, 'password.new');
  rmSync(making, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.owner !== undefined) chownSync(passwordFile, place.owner.uid, place.owner.gid);
  try {
    await runProgram(
      path.join(programs, 'bin', 'initdb'),
      // Text sorts by code point, as `<` does in JavaScript (order keys); lists for people are sorted for their language.
      [
        '-D',
        making,
        '-U',
        USER,
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--no-locale',
      ].concat(['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions']),
      place.owner,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  // Only a complete cluster gets the name that later starts trust.
  renameSync(making, place.data);
}

/** The port of the server that runs on this data and answers to our password; waits for one that is starting. */
async function runningPort(place: Place, password: string): Promise<number | undefined> {
  const deadline = Date.now() + START_TIMEOUT_SECONDS * 1000;
  for (;;) {
    const lock = readLockFile(place.data);
    if (lock === undefined) return undefined;
    if (!lockIsHeld(lock, place.data)) {
      // PostgreSQL itself trusts any living process of that number and would refuse to start.
      rmSync(lockFilePath(place.data), { force: true });
      return undefined;
    }
    try {
      await ask(urlOf(lock.port, password, 'postgres'), (client) => client.query('SELECT 1'));
      return lock.port;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // 28xxx: it runs and refuses us; waiting does not help. Anything else is a server on its way up or down.
      if (code.startsWith('28')) {
        throw new Error(`PostgreSQL runs in ${place.data} but refuses the password in postgres.json.`, {
          cause: error,
        });
      }
      if (Date.now() > deadline) throw error;
    }
    await pause(100);
  }
}

async function launch(
  place: Place,
  programs: string,
  port: number,
  settings: Readonly<Record<string, string>>,
) {
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: "''",
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...settings,
  };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const control = path.join(programs, 'bin', 'pg_ctl');
  const log = path.join(place.home, 'postgres.log');
  const args = ['start', '-D', place.data, '-w', '-t', String(START_TIMEOUT_SECONDS), '-s', '-l', log];
  await runProgram(control, [...args, '-o', options.join(' ')], place.owner);
}

/** Starts on the remembered port or another; a port lost between looking and starting is tried again. */
async function start(
  place: Place,
  programs: string,
  wanted: number,
  options: EmbeddedOptions,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? wanted : 0);
    try {
      await launch(place, programs, port, options.settings ?? {});
      return port;
    } catch (cause) {
      if (attempt === 4) {
        throw new Error(`PostgreSQL did not start; see ${path.join(place.home, 'postgres.log')}.`, { cause });
      }
      options.log.warn({ err: cause }, `PostgreSQL did not start on port ${port}; trying again.`);
      // Children of a server that was killed take a moment to notice and let go of its memory.
      await pause(250 * attempt);
    }
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  await ask(urlOf(port, password, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
}

/**
 * The PostgreSQL that Jalon brings along: made at the first start, started, or taken over when it still runs.
 * It listens on 127.0.0.1 only, with a random password kept in `<dataDir>/postgres.json` (mode 600).
 * @throws Error in plain words: no programs for this machine, data without their password, no way in.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log } = options;
  mkdirSync(dataDir, { recursive: true });
  const unlock = await startLock(realpathSync(dataDir));
  try {
    const before = readRemembered(dataDir);
    const { place, said } = findPlace(dataDir, before);
    if (said !== undefined) log.info(said);
    const isNew = !existsSync(place.data);
    if (!isNew && before === undefined) {
      throw new Error(
        `${place.data} holds a database, but ${dataDir}/postgres.json with its password is missing.`,
      );
    }
    const password = before?.password ?? newPassword();
    // Before the cluster exists: a crash in between must not leave data whose password nobody knows.
    writeRemembered(dataDir, { home: place.home, port: before?.port ?? 0, password });

    const copy = path.join(place.home, 'native');
    const programs = usableBinaries(installedBinaries(), copy, reachableBy(place.owner));
    if (programs === copy)
      log.info(`PostgreSQL runs from a copy of its programs in ${copy}, which its user can reach.`);
    if (isNew) await initialise(place, programs, password);

    const running = await runningPort(place, password);
    if (running !== undefined) log.info(`PostgreSQL is still running on port ${running}: taking it over.`);
    const port = running ?? (await start(place, programs, before?.port ?? 0, options));
    writeRemembered(dataDir, { home: place.home, port, password });
    await createDatabase(port, password);

    const isRunning = () => {
      const lock = readLockFile(place.data);
      return lock !== undefined && lockIsHeld(lock, place.data);
    };
    const startAgain = async () => {
      const unlockNow = await startLock(realpathSync(dataDir));
      try {
        const now = await runningPort(place, password);
        if (now === undefined) await launch(place, programs, port, options.settings ?? {});
        else if (now !== port)
          throw new Error(`PostgreSQL was started on port ${now} meanwhile: start Jalon again.`);
      } finally {
        unlockNow();
      }
    };
    const stop = async () => {
      if (!isRunning()) return;
      const control = path.join(programs, 'bin', 'pg_ctl');
      await runProgram(
        control,
        ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '60', '-s'],
        place.owner,
      );
    };
    const others = () =>
      ask(urlOf(port, password, 'postgres'), async (client) => {
        const { rowCount } = await client.query(
          "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1",
        );
        return rowCount !== 0;
      });
    const leave = async () => {
      if (running === undefined && !(await others())) await stop();
    };
    const stopUnlessUsed = async () => {
      // Nobody may begin to use it between the question and the stop.
      const unlockNow = await startLock(realpathSync(dataDir));
      try {
        // Our own connections take a moment to be gone.
        const deadline = Date.now() + OWN_CONNECTIONS_MS;
        while (await others()) {
          if (Date.now() > deadline) return log.info('PostgreSQL goes on: another process uses it.');
          await pause(50);
        }
        await stop();
      } finally {
        unlockNow();
      }
    };
    return {
      url: urlOf(port, password, DATABASE),
      attached: running !== undefined,
      isRunning,
      startAgain,
      stop,
      stopUnlessUsed,
      leave,
    };
  } finally {
    unlock();
  }
}
