import { parseArgs } from 'node:util';
import type { CommandResult } from '#server/cli';
import { readPassword, withDatabase } from '#server/command-line';
import { createNetwork, newNetworkSchema } from './create';

/** `network create`: an empty network and its first person, of the secretariat. */
export async function networkCommand(args: string[]): Promise<CommandResult> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      language: { type: 'string' },
      'time-zone': { type: 'string' },
      person: { type: 'string' },
      email: { type: 'string' },
      'password-file': { type: 'string' },
    },
  });
  if (positionals.join(' ') !== 'create') return { exit: 2, error: 'network has one act: create' };
  const input = newNetworkSchema.parse({
    name: values.name,
    language: values.language,
    timeZone: values['time-zone'],
    person: {
      name: values.person,
      email: values.email,
      password: await readPassword(values['password-file']),
    },
  });
  const made = await withDatabase((opened) => createNetwork(opened, input));
  return { exit: 0, out: made };
}
