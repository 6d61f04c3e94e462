import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import type { Transaction } from '#server/database/client';
import { publishTold, tell, tellNoMore } from '#server/notifications/tell';
import type { Services } from '#server/services';
import type { LoadedComment, LoadedThread } from './load';
import { textSchema } from './write';

export const editSchema = z.strictObject({ commentId: z.uuid(), text: textSchema });
export const resolveSchema = z.strictObject({ threadId: z.uuid(), resolved: z.boolean() });

type Needed = Pick<Services, 'database' | 'audit' | 'live'>;

/** Changes one's own words; the comment says that it was edited. Who is named anew is told. */
export async function editComment(
  services: Needed,
  actor: Actor,
  comment: LoadedComment,
  text: string,
): Promise<void> {
  const { commentId, threadId, authorId, networkId } = comment;
  const told = await change(services, actor, comment, 'comment.edit', async (tx) => {
    const { count } = await tx.comment.updateMany({
      where: { id: commentId, networkId, deletedAt: null, text: { not: text } },
      data: { text, editedAt: new Date() },
    });
    return count === 0 ? null : tell(tx, comment, { threadId, commentId, authorId, text, edited: true });
  });
  publishTold(services.live, networkId, told ?? []);
}

/** Takes one's own words away for good; that there were some shows where others answered. */
export async function removeComment(services: Needed, actor: Actor, comment: LoadedComment): Promise<void> {
  const { commentId, networkId } = comment;
  const told = await change(services, actor, comment, 'comment.remove', async (tx) => {
    const { count } = await tx.comment.updateMany({
      where: { id: commentId, networkId, deletedAt: null },
      data: { text: '', deletedAt: new Date() },
    });
    return count === 0 ? null : tellNoMore(tx, networkId, commentId);
  });
  publishTold(services.live, networkId, told ?? []);
}

/** Closes a thread, or opens it again. Nothing happens when it is so already. */
export async function resolveThread(
  services: Needed,
  actor: Actor,
  thread: LoadedThread,
  resolved: boolean,
): Promise<void> {
  const { threadId, networkId } = thread;
  await change(services, actor, thread, resolved ? 'comment.resolve' : 'comment.reopen', async (tx) => {
    const { count } = await tx.commentThread.updateMany({
      where: { id: threadId, networkId, resolvedAt: resolved ? null : { not: null } },
      data: { resolvedAt: resolved ? new Date() : null, resolvedById: resolved ? actor.personId : null },
    });
    return count === 0 ? null : [];
  });
}

/** One change with its line in the audit, told to open pages; null: nothing changed. */
async function change<T>(
  { database, audit, live }: Needed,
  actor: Actor,
  { networkId, documentId, threadId, ...of }: LoadedThread & { readonly commentId?: string },
  action: string,
  make: (tx: Transaction) => Promise<T | null>,
): Promise<T | null> {
  const made = await database.prisma.$transaction(async (tx) => {
    const done = await make(tx);
    if (done === null) return null;
    await audit.record(
      {
        networkId,
        actorId: actor.personId,
        action,
        resourceKind: 'document',
        resourceId: documentId,
        details: { threadId, ...(of.commentId === undefined ? {} : { commentId: of.commentId }) },
      },
      tx,
    );
    return done;
  });
  if (made !== null) live.publish({ networkId, kind: 'comment', documentId });
  return made;
}
