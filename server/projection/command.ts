import { parseArgs } from 'node:util';
import type { CommandResult } from '#server/cli';
import { createDocumentLog } from '#server/collab/log';
import { withDatabase } from '#server/command-line';
import { rebuild } from './rebuild';

/** `rebuild [--check]`: the projected rows again from the log; with `--check` only compared, exit 1 when they differ. */
export async function rebuildCommand(args: string[]): Promise<CommandResult> {
  const { values } = parseArgs({
    args,
    options: { check: { type: 'boolean', default: false }, json: { type: 'boolean' } },
  });
  return withDatabase(async ({ database }): Promise<CommandResult> => {
    const rebuilt = await rebuild(
      { pool: database.pool, log: createDocumentLog(database.pool) },
      { check: values.check },
    );
    return { exit: values.check && rebuilt.differences.length > 0 ? 1 : 0, out: rebuilt };
  });
}
