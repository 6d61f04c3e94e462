import type { NetworkId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Services } from '#server/services';

export interface ListedOrganisation {
  readonly id: string;
  readonly code: string;
  readonly names: LocalText;
  readonly kind: string;
  readonly country: string | null;
}

/** The organisations that can be named in a plan, by code. */
export async function listOrganisations(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
): Promise<ListedOrganisation[]> {
  const rows = await database.prisma.organisation.findMany({
    where: { networkId, archivedAt: null },
    orderBy: { code: 'asc' },
  });
  return rows.map(({ id, code, names, kind, country }) => ({
    id,
    code,
    names: localTextSchema.parse(names),
    kind,
    country,
  }));
}
