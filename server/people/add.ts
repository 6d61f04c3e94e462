import { z } from 'zod';
import { type Actor, roles } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import { type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';
import { languages } from '#domain/language';
import type { Services } from '#server/services';
import { hashPassword } from './password';

export const newPersonSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().transform((email) => email.toLowerCase()),
  password: z.string().min(12).max(200),
  language: z.enum(languages),
  // Checked to be one of the network's before it is used.
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  role: z.enum(roles),
});
export type NewPerson = z.output<typeof newPersonSchema>;

/** Roles that only the secretariat gives: the others belong to a union, whose coordinator manages its people. */
const givenBySecretariat: readonly NewPerson['role'][] = ['secretariat', 'copil', 'partner', 'donor'];

/**
 * Adds a person with one membership. Throws `conflict` when the address is taken, `not-found` for an
 * organisation of another network.
 * @param by who adds; null for the command line, which the operator answers for
 */
export async function addPerson(
  { database, audit }: Pick<Services, 'database' | 'audit'>,
  networkId: NetworkId,
  by: Actor | null,
  input: NewPerson,
): Promise<{ id: PersonId }> {
  if (by && givenBySecretariat.includes(input.role) && !can(by, 'network.manage', { networkId })) {
    throw new JalonError('not-allowed');
  }
  const organisation = await database.prisma.organisation.findFirst({
    where: { id: input.organisationId, networkId },
  });
  if (!organisation) throw new JalonError('not-found');
  const id = newId<PersonId>();
  const passwordHash = await hashPassword(input.password);
  await database.prisma.$transaction(async (tx) => {
    const taken = await tx.person.findFirst({
      where: { networkId, email: input.email },
      select: { id: true },
    });
    if (taken) throw new JalonError('conflict', { field: 'email' });
    await tx.person.create({
      data: { id, networkId, name: input.name, email: input.email, passwordHash, language: input.language },
    });
    await tx.membership.create({
      data: { id: newId(), networkId, personId: id, organisationId: input.organisationId, role: input.role },
    });
    await audit.record(
      {
        networkId,
        actorId: by?.personId ?? null,
        action: 'people.add',
        resourceKind: 'person',
        resourceId: id,
        details: { role: input.role, organisationId: input.organisationId },
      },
      tx,
    );
  });
  return { id };
}
