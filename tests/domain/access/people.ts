import type { Actor, Membership, Role } from '#domain/access/actor';
import { type NetworkId, newId, type OrganisationId, type PersonId } from '#domain/ids';

/** A network's organisations, named after what they are to the resources of the matrix. */
export const network = newId<NetworkId>();
export const another = newId<NetworkId>();
export const ugtt = newId<OrganisationId>();
export const umt = newId<OrganisationId>();
export const cgil = newId<OrganisationId>();
export const copil = newId<OrganisationId>();
export const promig = newId<OrganisationId>();
export const oim = newId<OrganisationId>();
export const fonds = newId<OrganisationId>();
export const otherFund = newId<OrganisationId>();
export const secretariatOrganisation = newId<OrganisationId>();

const holds = (organisationId: OrganisationId, role: Role): Membership => ({ organisationId, role });
const actor = (...memberships: Membership[]): Actor => ({
  personId: newId<PersonId>(),
  networkId: network,
  memberships,
});

/**
 * The columns of docs/field.md's table, with own and other where it tells them apart. `own` is always UGTT, the
 * invited partner PROMIG, the project's donor FONDS. A link's holder is nobody: this release has no links.
 */
export const people = {
  secretariat: actor(holds(secretariatOrganisation, 'secretariat')),
  copil: actor(holds(cgil, 'copil')),
  'coordinator, own': actor(holds(ugtt, 'coordinator')),
  'coordinator, other': actor(holds(umt, 'coordinator')),
  'focal point, own': actor(holds(ugtt, 'focal-point')),
  'focal point, other': actor(holds(umt, 'focal-point')),
  'partner, invited': actor(holds(promig, 'partner')),
  'partner, not invited': actor(holds(oim, 'partner')),
  'donor, own project': actor(holds(fonds, 'donor')),
  'donor, other project': actor(holds(otherFund, 'donor')),
  'person without a role': actor(),
} as const satisfies Record<string, Actor>;

export type Who = keyof typeof people;
/** In the order of the table. */
export const everybody = Object.keys(people) as readonly Who[];

const planners: readonly Who[] = ['secretariat', 'copil'];
const coordinators: readonly Who[] = ['coordinator, own', 'coordinator, other'];
const focalPoints: readonly Who[] = ['focal point, own', 'focal point, other'];
const own: readonly Who[] = ['coordinator, own', 'focal point, own'];
const insiders: readonly Who[] = [...planners, ...coordinators, ...focalPoints];
export const groups = { planners, coordinators, focalPoints, own, insiders };
