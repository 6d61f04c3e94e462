import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { aboutSchema } from '#domain/comments/about';
import { JalonError } from '#domain/errors';
import { newId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import type { LoadedDocument } from '#server/documents/load';
import { publishTold, tell } from '#server/notifications/tell';
import type { Services } from '#server/services';
import { aboutColumns, readAbout } from './about';
import type { LoadedThread } from './load';

/** Stored form (domain/comments/mentions). */
export const textSchema = z.string().trim().min(1).max(4000);

/** Made by the browser, so that a comment sent twice over a bad line is one. */
const madeId = z.uuid().default(() => newId());

export const newThreadSchema = z.strictObject({
  documentId: z.uuid(),
  threadId: madeId,
  commentId: madeId,
  about: aboutSchema,
  text: textSchema,
});
export const answerSchema = z.strictObject({ threadId: z.uuid(), commentId: madeId, text: textSchema });

type Needed = Pick<Services, 'database' | 'audit' | 'live'>;
/**
 * Begins a thread with its first comment. That an activity is there is not asked: it may be newer than its
 * projection. Throws `conflict` when one of the ids stands for something else.
 */
export async function startThread(
  services: Needed,
  actor: Actor,
  document: LoadedDocument,
  { threadId, commentId, about, text }: z.output<typeof newThreadSchema>,
): Promise<void> {
  const { networkId, documentId } = document;
  await write(services, actor, document, { threadId, commentId, text }, async (tx) => {
    const sent = await tx.commentThread.findFirst({ where: { id: threadId } });
    if (!sent) {
      await tx.commentThread.create({
        data: { id: threadId, networkId, documentId, createdById: actor.personId, ...aboutColumns(about) },
      });
      return;
    }
    const same =
      sent.documentId === documentId &&
      sent.createdById === actor.personId &&
      JSON.stringify(readAbout(sent)) === JSON.stringify(about);
    if (!same) throw new JalonError('conflict', { field: 'threadId' });
  });
}

/** Adds a comment to a thread, be it resolved: it stays so. Throws `conflict` when the id stands for another. */
export async function answerThread(
  services: Needed,
  actor: Actor,
  thread: LoadedThread,
  { commentId, text }: z.output<typeof answerSchema>,
): Promise<void> {
  await write(services, actor, thread, { threadId: thread.threadId, commentId, text }, async () => undefined);
}

interface Sent {
  readonly threadId: string;
  readonly commentId: string;
  readonly text: string;
}

async function write(
  { database, audit, live }: Needed,
  actor: Actor,
  document: LoadedDocument,
  { threadId, commentId, text }: Sent,
  makeThread: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const { networkId, documentId } = document;
  const told = await database.prisma.$transaction(async (tx) => {
    // The second of two that arrive at once waits here, then finds the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`comment:${threadId}`}, 0))`;
    await makeThread(tx);
    const sent = await tx.comment.findFirst({ where: { id: commentId } });
    if (sent) {
      const same = sent.threadId === threadId && sent.authorId === actor.personId && sent.text === text;
      if (!same) throw new JalonError('conflict', { field: 'commentId' });
      return null;
    }
    await tx.comment.create({
      data: { id: commentId, networkId, threadId, authorId: actor.personId, text },
    });
    await audit.record(
      {
        networkId,
        actorId: actor.personId,
        action: 'comment.write',
        resourceKind: 'document',
        resourceId: documentId,
        details: { threadId, commentId },
      },
      tx,
    );
    return tell(tx, document, { threadId, commentId, authorId: actor.personId, text });
  });
  if (!told) return;
  live.publish({ networkId, kind: 'comment', documentId });
  publishTold(live, networkId, told);
}
