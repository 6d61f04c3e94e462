import type { AdoptionId, NetworkId, VoteId } from '#domain/ids';
import { documentOf, type LoadedDocument, withDocument } from '#server/documents/load';
import type { Services } from '#server/services';

export interface LoadedVote extends LoadedDocument {
  readonly voteId: VoteId;
}
export interface LoadedAdoption extends LoadedDocument {
  readonly adoptionId: AdoptionId;
}

/** A vote as something rights are asked about; null when there is none such. */
export async function loadVote(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  voteId: string,
): Promise<LoadedVote | null> {
  const row = await database.prisma.adoptionVote.findFirst({
    where: { id: voteId, networkId, document: { archivedAt: null } },
    include: withDocument,
  });
  // The id was made by newId.
  return row && { ...documentOf(row), voteId: row.id as VoteId };
}

/** A fact of adoption as something rights are asked about; null when there is none such. */
export async function loadAdoption(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  adoptionId: string,
): Promise<LoadedAdoption | null> {
  const row = await database.prisma.adoption.findFirst({
    where: { id: adoptionId, networkId, document: { archivedAt: null } },
    include: withDocument,
  });
  // The same.
  return row && { ...documentOf(row), adoptionId: row.id as AdoptionId };
}
