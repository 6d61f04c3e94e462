import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { NetworkId } from '#domain/ids';
import { localText, localTextSchema } from '#domain/language';
import type { CommandResult } from '#server/cli';
import { readPassword, withDatabase } from '#server/command-line';
import { addPerson, newPersonSchema } from './add';

/** `user add`: a person with a role in an organisation, named by its code, of a network, named by id or name. */
export async function userCommand(args: string[]): Promise<CommandResult> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      network: { type: 'string' },
      organisation: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string' },
      email: { type: 'string' },
      language: { type: 'string', default: 'fr' },
      'password-file': { type: 'string' },
    },
  });
  if (positionals.join(' ') !== 'add') return { exit: 2, error: 'user has one act: add' };
  const password = await readPassword(values['password-file']);
  return withDatabase(async (opened): Promise<CommandResult> => {
    const networks = await opened.database.prisma.network.findMany();
    const wanted = values.network;
    const found = networks.filter(
      (network) =>
        !wanted || network.id === wanted || localText(localTextSchema.parse(network.names), 'fr') === wanted,
    );
    const [network, another] = found;
    if (!network || another) {
      return {
        exit: 2,
        error: another ? 'say which --network: there are several' : 'there is no such network',
      };
    }
    const organisation = await opened.database.prisma.organisation.findFirst({
      where: { networkId: network.id, code: values.organisation ?? '' },
    });
    if (!organisation)
      return { exit: 2, error: `the network has no organisation ${values.organisation ?? ''}` };
    const input = newPersonSchema.parse({
      ...z
        .object({ name: z.string(), email: z.string(), role: z.string(), language: z.string() })
        .parse(values),
      password,
      organisationId: organisation.id,
    });
    // The row's id was made by newId.
    const added = await addPerson(opened, network.id as NetworkId, null, input);
    return { exit: 0, out: added };
  });
}
