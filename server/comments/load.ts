import type { CommentedResource } from '#domain/access/policy';
import type { CommentId, DocumentId, NetworkId, PersonId, ThreadId } from '#domain/ids';
import { toDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';

const withDocument = { include: { document: { include: { invitations: true } } } } as const;

export interface LoadedThread extends CommentedResource {
  readonly threadId: ThreadId;
  readonly documentId: DocumentId;
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
    ...withDocument,
  });
  // Ids in rows were made by newId; the brands are given back here.
  return (
    row && {
      ...toDocumentResource(row.document),
      threadId: row.id as ThreadId,
      documentId: row.documentId as DocumentId,
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
    include: { thread: withDocument },
  });
  // The same.
  return (
    row && {
      ...toDocumentResource(row.thread.document),
      commentId: row.id as CommentId,
      threadId: row.threadId as ThreadId,
      documentId: row.thread.documentId as DocumentId,
      authorId: row.authorId as PersonId,
    }
  );
}
