import type { Actor } from '#domain/access/actor';
import { can, type DocumentResource } from '#domain/access/policy';
import type { NetworkId, OrganisationId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import { toActor } from '#server/people/actor';

/** Everyone who may read a document today: nobody who has left, whose roles have ended, or who was erased. */
export async function readersOf(
  prisma: Pick<Transaction, 'person'>,
  document: DocumentResource & { readonly networkId: NetworkId },
): Promise<Actor[]> {
  const people = await prisma.person.findMany({
    where: { networkId: document.networkId, leftAt: null, erasedAt: null },
    include: { memberships: { where: { endedAt: null } } },
  });
  return people.map(toActor).filter((actor) => can(actor, 'document.read', document));
}

export function isOf(actor: Actor, organisationId: string): boolean {
  // An id from outside names an organisation or nothing.
  return actor.memberships.some((held) => held.organisationId === (organisationId as OrganisationId));
}
