import type { CommentedResource } from '#domain/access/policy';
import type { CommentId, NetworkId, PersonId, ThreadId } from '#domain/ids';
import { documentOf, type LoadedDocument, withDocument } from '#server/documents/load';
import type { Services } from '#server/services';

export interface LoadedThread extends CommentedResource, LoadedDocument {
  readonly threadId: ThreadId;
}
export interface LoadedComment extends LoadedThread {
  readonly commentId: CommentId;
}

/** A thread as something rights are asked about, its author being who began it; null when there is none such. */
export async function loadThread(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  threadId: string,
): Promise<LoadedThread | null> {
  const row = await database.prisma.commentThread.findFirst({
    where: { id: threadId, networkId, document: { archivedAt: null } },
    include: withDocument,
  });
  // Ids in rows were made by newId; the brands are given back here.
  return (
    row && {
      ...documentOf(row),
      threadId: row.id as ThreadId,
      authorId: row.createdById as PersonId,
    }
  );
}

/** A comment that stands, as something rights are asked about; null when there is none such. */
export async function loadComment(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
  commentId: string,
): Promise<LoadedComment | null> {
  const row = await database.prisma.comment.findFirst({
    where: { id: commentId, networkId, deletedAt: null, thread: { document: { archivedAt: null } } },
    include: { thread: { include: withDocument } },
  });
  // The same.
  return (
    row && {
      ...documentOf(row.thread),
      commentId: row.id as CommentId,
      threadId: row.threadId as ThreadId,
      authorId: row.authorId as PersonId,
    }
  );
}
