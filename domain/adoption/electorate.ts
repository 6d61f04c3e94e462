import { type Actor, organisationsAs } from '#domain/access/actor';
import type { OrganisationId, PersonId } from '#domain/ids';
import type { VotedPer } from './rules';

/** One vote: an organisation's (`personId` null) or a person's. */
export interface Voter {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId | null;
}

/**
 * Who has a vote when one opens: every organisation that sits in the steering committee once, or every member of it
 * once, however many organisations they sit there for.
 */
export function electorateOf(members: readonly Actor[], per: VotedPer): Voter[] {
  const seats = members.flatMap((member) =>
    [...organisationsAs(member, 'copil')].map((organisationId) => ({
      organisationId,
      personId: member.personId,
    })),
  );
  const keyOf = ({ organisationId, personId }: Voter) => (per === 'person' ? personId : organisationId);
  const once = new Map<string | null, Voter>();
  for (const seat of seats) {
    const voter = per === 'person' ? seat : { ...seat, personId: null };
    if (!once.has(keyOf(voter))) once.set(keyOf(voter), voter);
  }
  return [...once.values()];
}

/**
 * Whether somebody may cast that vote today. Who has it is frozen: a new member of the committee gets none, but an
 * organisation's vote is cast by whoever sits there for it.
 */
export function mayCast(actor: Actor, voter: Voter): boolean {
  const seats = organisationsAs(actor, 'copil');
  return voter.personId === null
    ? seats.has(voter.organisationId)
    : voter.personId === actor.personId && seats.size > 0;
}
