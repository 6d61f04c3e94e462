import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { CommandResult } from '#server/cli';
import { createDocumentLog } from '#server/collab/log';
import { withDatabase } from '#server/command-line';
import { backup } from '#server/database/backup';
import { readErasures, rememberErasures } from '#server/database/erasures';
import { claimDatabase } from '#server/database/only-process';
import { restore } from '#server/database/restore';
import { createFiles } from '#server/files/files';
import { rebuild } from '#server/projection/rebuild';

/** The one file that both commands want. */
function fileOf(args: string[], command: string): string {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(`say which file: ${command} FILE`);
  return path.resolve(file);
}

/** `backup FILE`: the whole network, files included, while the server goes on. */
export async function backupCommand(args: string[]): Promise<CommandResult> {
  const file = fileOf(args, 'backup');
  return withDatabase(
    async ({ env, database }) => {
      await rememberErasures(database, env.dataDir);
      return { exit: 0, out: { file, ...(await backup(database, createFiles(env.dataDir).folder, file)) } };
    },
    { migrated: false },
  );
}

/** `restore FILE`: onto an empty database that no server uses. */
export async function restoreCommand(args: string[]): Promise<CommandResult> {
  const file = fileOf(args, 'restore');
  return withDatabase(
    async ({ env, database }) => {
      const claim = await claimDatabase(database.url, { log: pino({ level: 'warn' }, process.stderr) });
      try {
        const filesDir = createFiles(env.dataDir).folder;
        const summary = await restore(file, database, { filesDir, erasures: readErasures(env.dataDir) });
        await rememberErasures(database, env.dataDir);
        // A later migration may have asked for rows anew.
        const log = createDocumentLog(database.pool);
        await rebuild({ pool: database.pool, log }, { check: false, onlyBehind: true });
        return { exit: 0, out: summary };
      } finally {
        await claim.release();
      }
    },
    { migrated: false },
  );
}
