import type { DocumentResource } from '#domain/access/policy';
import { can } from '#domain/access/policy';
import { newId, type PersonId } from '#domain/ids';
import { readersOf } from '#server/comments/readers';
import type { Transaction } from '#server/database/client';
import type { LoadedDocument } from '#server/documents/load';

/**
 * Tells whoever may write the document that something is proposed in it, but not who proposed it. Several suggestions
 * of one person that nobody has looked at yet are told as one, of which the newest leads there. Returns whom.
 */
export async function tellOfSuggestions(
  tx: Transaction,
  document: LoadedDocument,
  {
    suggestionId,
    byId,
    kind,
  }: {
    readonly suggestionId: string;
    readonly byId: PersonId;
    readonly kind: 'suggested' | 'answered-by-file';
  },
): Promise<PersonId[]> {
  const { networkId, documentId } = document;
  const told = (await readersOf(tx, document))
    .filter((reader) => reader.personId !== byId && can(reader, 'document.write', document))
    .map(({ personId }) => personId);
  await tx.notification.deleteMany({
    where: {
      ...{ networkId, kind, readAt: null, personId: { in: told } },
      suggestion: { documentId, proposedById: byId },
    },
  });
  await tx.notification.createMany({
    data: told.map((personId) => ({ id: newId<string>(), networkId, personId, kind, suggestionId })),
  });
  return told;
}

/** Tells who proposed something what became of it, as long as they may read the document. Returns whom. */
export async function tellOfDecision(
  tx: Transaction,
  document: DocumentResource,
  {
    suggestionId,
    proposedById,
    decidedById,
    kind,
  }: {
    readonly suggestionId: string;
    readonly proposedById: PersonId;
    readonly decidedById: PersonId;
    readonly kind: 'accepted' | 'refused';
  },
): Promise<PersonId[]> {
  const { networkId } = document;
  // Decided anew, it is told anew.
  await tx.notification.deleteMany({ where: { networkId, suggestionId, personId: proposedById } });
  if (proposedById === decidedById) return [];
  const may = (await readersOf(tx, document)).some(({ personId }) => personId === proposedById);
  if (!may) return [];
  await tx.notification.create({
    data: { id: newId(), networkId, personId: proposedById, kind, suggestionId },
  });
  return [proposedById];
}

/** Forgets that the proposer was told of a decision that was taken back. Returns whom. */
export async function tellNoMoreOfDecision(
  tx: Transaction,
  { networkId }: DocumentResource,
  suggestionId: string,
): Promise<PersonId[]> {
  const where = { networkId, suggestionId, kind: { in: ['accepted', 'refused'] } };
  const told = await tx.notification.findMany({ where, select: { personId: true } });
  await tx.notification.deleteMany({ where });
  // Ids in rows were made by newId.
  return told.map(({ personId }) => personId as PersonId);
}

/**
 * When nothing of what somebody proposed in a document waits any more, nobody is told that it does. Returns whose pages
 * show less.
 */
export async function tellNoMoreToDecide(
  tx: Transaction,
  { networkId, documentId }: LoadedDocument,
  proposedById: PersonId,
): Promise<PersonId[]> {
  const suggestion = { documentId, proposedById };
  if ((await tx.suggestion.count({ where: { networkId, ...suggestion, state: 'open' } })) > 0) return [];
  const where = { networkId, readAt: null, kind: { in: ['suggested', 'answered-by-file'] }, suggestion };
  const waiting = await tx.notification.findMany({ where, select: { personId: true } });
  await tx.notification.updateMany({ where, data: { readAt: new Date() } });
  // Ids in rows were made by newId.
  return waiting.map(({ personId }) => personId as PersonId);
}
