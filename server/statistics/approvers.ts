import { JalonError } from '#domain/errors';
import type { NetworkId, OrganisationId, PersonId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Transaction } from '#server/database/client';

export interface Approvers {
  /** The union has a coordinator other than the author: nobody else need be named. */
  readonly own: boolean;
  /** Other unions with a coordinator, of which one may be named when the union has one person only. */
  readonly elsewhere: readonly { readonly id: string; readonly code: string; readonly names: LocalText }[];
}

/** Who could check a union's return that this person sends. */
export async function findApprovers(
  tx: Transaction,
  networkId: NetworkId,
  organisationId: OrganisationId,
  authorId: PersonId,
): Promise<Approvers> {
  const coordinators = await tx.membership.findMany({
    where: {
      networkId,
      role: 'coordinator',
      endedAt: null,
      personId: { not: authorId },
      person: { leftAt: null, erasedAt: null },
      organisation: { archivedAt: null, kind: 'union' },
    },
    include: { organisation: true },
    orderBy: { organisation: { code: 'asc' } },
  });
  const unions = new Map(coordinators.map((held) => [held.organisationId, held.organisation]));
  return {
    own: unions.has(organisationId),
    elsewhere: [...unions.values()]
      .filter(({ id }) => id !== organisationId)
      .map(({ id, code, names }) => ({ id, code, names: localTextSchema.parse(names) })),
  };
}

/**
 * How a return will be checked: by the union's own second person, by the union named, or by nobody, which is said on
 * the return. It is never stuck (docs/field.md, "Indicators"). Throws `invalid` when an approver is named who
 * cannot be.
 */
export function chooseApprover(
  approvers: Approvers,
  named: OrganisationId | null,
): { readonly approverOrganisationId: OrganisationId | null; readonly notDoubleChecked: boolean } {
  if (named !== null && (approvers.own || !approvers.elsewhere.some(({ id }) => id === named))) {
    throw new JalonError('invalid', { reason: 'approver' });
  }
  return { approverOrganisationId: named, notDoubleChecked: !approvers.own && named === null };
}
