import type { CommentedResource } from '#domain/access/policy';
import type { NetworkId, PersonId, SuggestionId } from '#domain/ids';
import { documentOf, type LoadedDocument, withDocument } from '#server/documents/load';
import type { Services } from '#server/services';

export interface LoadedSuggestion extends CommentedResource, LoadedDocument {
  readonly suggestionId: SuggestionId;
}

/** A suggestion as something rights are asked about, its author being who made it; null when there is none such. */
export async function loadSuggestion(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  suggestionId: string,
): Promise<LoadedSuggestion | null> {
  const row = await database.prisma.suggestion.findFirst({
    where: { id: suggestionId, networkId, document: { archivedAt: null } },
    include: withDocument,
  });
  // Ids in rows were made by newId; the brands are given back here.
  return (
    row && {
      ...documentOf(row),
      suggestionId: row.id as SuggestionId,
      authorId: row.proposedById as PersonId,
    }
  );
}
