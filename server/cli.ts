import { realpathSync } from 'node:fs';
import { z } from 'zod';
import { backupCommand, restoreCommand } from '#server/database/command';
import { importCommand } from '#server/imports/command';
import { networkCommand } from '#server/network/command';
import { userCommand } from '#server/people/command';
import { rebuildCommand } from '#server/projection/command';
import { registerCommand } from '#server/statistics/command';
import { protectCommand } from '#server/statistics/protect-command';

/** What a command ends with: JSON (or text) for standard output, or one line for standard error. */
export interface CommandResult {
  readonly exit: number;
  readonly out?: unknown;
  readonly error?: string;
}
export type Command = (args: string[]) => Promise<CommandResult>;

const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  register: registerCommand,
  protect: protectCommand,
  rebuild: rebuildCommand,
  backup: backupCommand,
  restore: restoreCommand,
  network: networkCommand,
  user: userCommand,
};

const help = `jalon COMMAND

  import FILE [--kind K] [--json]   what an import of FILE (.docx, .xlsx, .csv) would make
  register FILE [--json]            counts a register of cases into the network's fixed tables (exit 3: it names people)
  protect CUBE.json [--k K] [--json]  hides of exact counts what would let somebody be found (exit 4: no safe release)
  rebuild [--check]                 writes the projected rows again from the log; --check only compares (exit 1: they differ)
  backup FILE                       the whole network, files included, into one file
  restore FILE                      a backup onto an empty database
  network create --name N --person N --email E --password-file F [--language L] [--time-zone Z]
  user add --network N --organisation CODE --role R --name N --email E --password-file F [--language L]

JSON goes to standard output and nothing else; an error is one line on standard error, exit 2.`;

/** Runs one command of the command line. Never throws: what goes wrong is told in one line. */
export async function run([name, ...args]: string[]): Promise<CommandResult> {
  if (!name || name === 'help' || name === '--help') return { exit: name ? 0 : 2, out: help };
  const command = commands[name];
  if (!command) return { exit: 2, error: `there is no command ${name}; see --help` };
  try {
    return await command(args);
  } catch (error) {
    return { exit: 2, error: oneLine(error) };
  }
}

function oneLine(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('; ');
  }
  return (error instanceof Error ? error.message : String(error)).split('\n').join(' ');
}

async function main(): Promise<void> {
  const { exit, out, error } = await run(process.argv.slice(2));
  const text = out === undefined ? '' : `${typeof out === 'string' ? out : JSON.stringify(out, null, 2)}\n`;
  // A reader that closes the pipe early (head) is not an error.
  process.stdout.on('error', () => process.exit(exit));
  if (error) process.stderr.write(`${error}\n`);
  process.stdout.write(text, () => process.exit(exit));
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(new URL(import.meta.url).pathname))
  await main();
