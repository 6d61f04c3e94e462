import type { Actor } from '#domain/access/actor';
import { can, type DocumentResource } from '#domain/access/policy';
import { mayCast, type Voter } from '#domain/adoption/electorate';
import type { PersonId } from '#domain/ids';
import { readersOf } from '#server/comments/readers';
import type { Transaction } from '#server/database/client';

/** Who sits in the steering committee today and may vote on this document. */
export async function membersOf(
  prisma: Pick<Transaction, 'person'>,
  document: DocumentResource,
): Promise<Actor[]> {
  return (await readersOf(prisma, document)).filter((reader) => can(reader, 'adoption.vote', document));
}

/** Who can cast one of these votes today. */
export function whoCasts(members: readonly Actor[], voters: readonly Voter[]): PersonId[] {
  return members
    .filter((member) => voters.some((voter) => mayCast(member, voter)))
    .map(({ personId }) => personId);
}
