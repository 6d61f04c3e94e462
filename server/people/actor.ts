import { z } from 'zod';
import { type Actor, type Membership, roles } from '#domain/access/actor';
import type { NetworkId, OrganisationId, PersonId } from '#domain/ids';

const roleSchema = z.enum(roles);

interface PersonRow {
  readonly id: string;
  readonly networkId: string;
  readonly memberships: readonly { readonly organisationId: string; readonly role: string }[];
}

/** A person's row with its memberships that have not ended, as the policy knows it. */
export function toActor(person: PersonRow): Actor {
  // Ids in rows were made by newId; the brand is given back here.
  return {
    personId: person.id as PersonId,
    networkId: person.networkId as NetworkId,
    memberships: person.memberships.map(
      (held): Membership => ({
        organisationId: held.organisationId as OrganisationId,
        role: roleSchema.parse(held.role),
      }),
    ),
  };
}
