import type { Actor } from '#domain/access/actor';
import { can, type InNetwork } from '#domain/access/policy';
import type { NetworkId } from '#domain/ids';
import type { Services } from '#server/services';

export interface ListedPerson {
  readonly id: string;
  /** Empty when the person was erased. */
  readonly name: string;
  readonly memberships: readonly { readonly organisationId: string; readonly role: string }[];
  readonly left: boolean;
}

/** The people of the network; for a partner those of its own organisations and of the secretariat, its contacts. */
export async function listPeople({ database }: Services, actor: Actor): Promise<ListedPerson[]> {
  const { networkId } = actor;
  const own = actor.memberships.map(({ organisationId }) => organisationId);
  const contacts = { endedAt: null, OR: [{ role: 'secretariat' }, { organisationId: { in: own } }] };
  const whole = can(actor, 'people.read', { networkId });
  const people = await database.prisma.person.findMany({
    where: whole ? { networkId } : { networkId, memberships: { some: contacts } },
    include: { memberships: { where: { endedAt: null } } },
    orderBy: { name: 'asc' },
  });
  return people.map((person) => ({
    id: person.id,
    name: person.name ?? '',
    memberships: person.memberships.map(({ organisationId, role }) => ({ organisationId, role })),
    left: person.leftAt !== null || person.erasedAt !== null,
  }));
}

/** The person as something of the network; null when this network has no such person. */
export async function loadPersonAsOwned(
  { database }: Services,
  networkId: NetworkId,
  personId: string,
): Promise<InNetwork | null> {
  const person = await database.prisma.person.findFirst({
    where: { id: personId, networkId },
    select: { id: true },
  });
  return person && { networkId };
}
