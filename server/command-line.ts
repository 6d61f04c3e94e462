import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { type Audit, createAudit } from '#server/audit/audit';
import { type Database, openDatabase } from '#server/database/client';
import { startEmbedded } from '#server/database/embedded';
import { migrate } from '#server/database/migrate';
import { type Env, readEnv } from '#server/env';

export interface Opened {
  readonly env: Env;
  readonly database: Database;
  readonly audit: Audit;
}

/** Opens the database for one command, migrated unless it must stay as it is, and leaves it as it was found. */
export async function withDatabase<T>(
  work: (opened: Opened) => Promise<T>,
  { migrated = true }: { migrated?: boolean } = {},
): Promise<T> {
  const env = readEnv();
  // Standard output belongs to the command's answer.
  const log = pino({ level: env.logLevel === 'info' ? 'warn' : env.logLevel }, process.stderr);
  const embedded = env.databaseUrl ? null : await startEmbedded({ dataDir: env.dataDir, log });
  try {
    const url = env.databaseUrl ?? embedded?.url ?? '';
    if (migrated) await migrate(url);
    const database = openDatabase(url, log, 4);
    try {
      return await work({ env, database, audit: createAudit(database) });
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.leave();
  }
}

/** A password is read from a file (`-`: standard input), never from the arguments, which other users can see. */
export async function readPassword(file: string | undefined): Promise<string> {
  if (!file) throw new Error('--password-file is missing');
  return (await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')).replace(/\r?\n$/, '');
}
