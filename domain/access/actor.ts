import type { NetworkId, OrganisationId, PersonId } from '#domain/ids';

/** The roles of docs/field.md, "Who may do what". A person may hold several, each through an organisation. */
export const roles = ['secretariat', 'copil', 'coordinator', 'focal-point', 'partner', 'donor'] as const;
export type Role = (typeof roles)[number];

export interface Membership {
  readonly organisationId: OrganisationId;
  readonly role: Role;
}

/** Who asks. Rights of several memberships add up. */
export interface Actor {
  readonly personId: PersonId;
  readonly networkId: NetworkId;
  readonly memberships: readonly Membership[];
}

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.memberships.some((membership) => wanted.includes(membership.role));
}

/** The organisations in which the actor holds one of these roles. */
export function organisationsAs(actor: Actor, ...wanted: readonly Role[]): ReadonlySet<OrganisationId> {
  return new Set(
    actor.memberships.filter((held) => wanted.includes(held.role)).map((held) => held.organisationId),
  );
}

/** True when the actor holds one of these roles in that organisation. */
export function actsFor(
  actor: Actor,
  organisationId: OrganisationId | null,
  ...wanted: readonly Role[]
): boolean {
  return organisationId !== null && organisationsAs(actor, ...wanted).has(organisationId);
}

/**
 * Whether the actor is of an organisation that carries, owes or says something in a plan; who sits in the steering
 * committee is of it, through whatever organisation.
 * @param copilId the committee; null: it has no part in this
 */
export function isOfOrganisation(
  actor: Actor,
  organisationId: OrganisationId | null,
  copilId: OrganisationId | null,
): boolean {
  return (
    actsFor(actor, organisationId, 'secretariat', 'copil', 'coordinator', 'focal-point', 'partner') ||
    (organisationId !== null && organisationId === copilId && hasRole(actor, 'copil'))
  );
}
