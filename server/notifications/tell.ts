import type { Actor } from '#domain/access/actor';
import type { DocumentResource } from '#domain/access/policy';
import { mentionsIn } from '#domain/comments/mentions';
import { type NetworkId, newId, type PersonId } from '#domain/ids';
import { isOf, readersOf } from '#server/comments/readers';
import type { Transaction } from '#server/database/client';
import type { Live } from '#server/live';

interface WrittenComment {
  readonly threadId: string;
  readonly commentId: string;
  readonly authorId: PersonId;
  readonly text: string;
  /** Its thread was told already: only who is named anew is. */
  readonly edited?: boolean;
}

/**
 * Tells of a comment whom it names, an organisation's people too, and whom it answers: everyone who wrote in the
 * thread and still may read the document, once each, but not its author. Returns whom.
 */
export async function tell(
  tx: Transaction,
  document: DocumentResource,
  { threadId, commentId, authorId, text, edited = false }: WrittenComment,
): Promise<PersonId[]> {
  const { networkId } = document;
  const mentions = mentionsIn(text);
  const answered = edited
    ? []
    : await tx.comment.findMany({
        where: { networkId, threadId, deletedAt: null, authorId: { not: authorId } },
        select: { authorId: true },
        distinct: ['authorId'],
      });
  if (mentions.length === 0 && answered.length === 0) return [];
  const wrote = new Set(answered.map((each) => each.authorId));
  const isNamed = (reader: Actor): boolean =>
    mentions.some(({ kind, id }) => (kind === 'person' ? reader.personId === id : isOf(reader, id)));
  const told = (await readersOf(tx, document)).flatMap((reader) => {
    const kind = isNamed(reader) ? 'mention' : wrote.has(reader.personId) ? 'answer' : null;
    return kind === null || reader.personId === authorId ? [] : [{ personId: reader.personId, kind }];
  });
  const made = await tx.notification.createManyAndReturn({
    data: told.map((each) => ({ id: newId<string>(), networkId, commentId, ...each })),
    // Who was told before an edit is not told again.
    skipDuplicates: true,
    select: { personId: true },
  });
  return made.map(toPersonId);
}

/** Forgets that anyone was told of a comment that is no more. Returns whom. */
export async function tellNoMore(
  tx: Transaction,
  networkId: NetworkId,
  commentId: string,
): Promise<PersonId[]> {
  const where = { networkId, commentId };
  const told = await tx.notification.findMany({ where, select: { personId: true } });
  await tx.notification.deleteMany({ where });
  return told.map(toPersonId);
}

/** After the transaction: their pages ask again. */
export function publishTold(live: Live, networkId: NetworkId, told: readonly PersonId[]): void {
  for (const personId of told) live.publish({ networkId, kind: 'notification', personId });
}

/** Ids in rows were made by newId. */
function toPersonId({ personId }: { readonly personId: string }): PersonId {
  return personId as PersonId;
}
