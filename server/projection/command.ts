import { parseArgs } from 'node:util';
import type { CommandResult } from '#server/cli';
import { createDocumentLog } from '#server/collab/log';
import { withDatabase } from '#server/command-line';
import { rebuild } from './rebuild';

/** `jalon rebuild [--check]`: exit 1 when, with `--check`, a row is not what its document says. */
export async function rebuildCommand(args: string[]): Promise<CommandResult> {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } });
  const result = await withDatabase(({ database }) =>
    rebuild({ pool: database.pool, log: createDocumentLog(database.pool) }, { check: values.check }),
  );
  const equal = result.differences.length === 0;
  return {
    exit: values.check && !equal ? 1 : 0,
    out: { documents: result.documents, equal, differences: result.differences },
  };
}
