import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { beginningOf } from '#domain/comments/mentions';
import { toDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';

export interface ShownNotification {
  readonly id: string;
  readonly kind: 'mention' | 'answer';
  /** ISO instant. */
  readonly at: string;
  readonly read: boolean;
  /** Who wrote the comment. */
  readonly byId: string;
  /** Its first words, in stored form. */
  readonly words: string;
  readonly document: { readonly id: string; readonly kind: string; readonly title: string };
  readonly threadId: string;
  /** Null: the thread is about the document itself. */
  readonly activity: { readonly id: string; readonly title: string } | null;
}
export interface Notifications {
  readonly unread: number;
  /** The newest first. */
  readonly items: readonly ShownNotification[];
}

/** As many as anyone reads back. */
const MOST = 100;
const WORDS = 160;

/** What the actor was told, of documents that they may still read. */
export async function listNotifications(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
): Promise<Notifications> {
  const { networkId, personId } = actor;
  const { prisma } = database;
  const rows = await prisma.notification.findMany({
    where: { networkId, personId, comment: { thread: { document: { archivedAt: null } } } },
    include: {
      comment: { include: { thread: { include: { document: { include: { invitations: true } } } } } },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const readable = rows.filter(({ comment }) =>
    can(actor, 'document.read', toDocumentResource(comment.thread.document)),
  );
  const activities = await prisma.activity.findMany({
    where: {
      networkId,
      documentId: { in: readable.map(({ comment }) => comment.thread.documentId) },
      nodeId: { in: readable.flatMap(({ comment }) => comment.thread.activityId ?? []) },
    },
    select: { documentId: true, nodeId: true, title: true },
  });
  const titleOf = new Map(activities.map((each) => [`${each.documentId} ${each.nodeId}`, each.title]));
  const items = readable.map(({ comment, ...row }): ShownNotification => {
    const { document, activityId } = comment.thread;
    return {
      id: row.id,
      kind: row.kind === 'mention' ? 'mention' : 'answer',
      at: row.at.toISOString(),
      read: row.readAt !== null,
      byId: comment.authorId,
      words: beginningOf(comment.text, WORDS),
      document: { id: document.id, kind: document.kind, title: document.title },
      threadId: comment.threadId,
      activity: activityId
        ? { id: activityId, title: titleOf.get(`${document.id} ${activityId}`) ?? '' }
        : null,
    };
  });
  return { unread: items.filter(({ read }) => !read).length, items };
}
