import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import type { Services } from '#server/services';

export const markReadSchema = z.union([
  /** Null: everything one was told. */
  z.strictObject({ threadId: z.uuid().nullable() }),
  z.strictObject({ suggestionId: z.uuid() }),
  z.strictObject({ voteId: z.uuid() }),
]);

/** Marks one's own notifications as read, those of one thread, suggestion or vote, or all. */
export async function markRead(
  { database, live }: Pick<Services, 'database' | 'live'>,
  { networkId, personId }: Actor,
  what: z.output<typeof markReadSchema>,
): Promise<void> {
  const { count } = await database.prisma.notification.updateMany({
    where: { networkId, personId, readAt: null, ...whereOf(what) },
    data: { readAt: new Date() },
  });
  if (count > 0) live.publish({ networkId, kind: 'notification', personId });
}

function whereOf(what: z.output<typeof markReadSchema>) {
  if ('suggestionId' in what) return { suggestionId: what.suggestionId };
  if ('voteId' in what) return { voteId: what.voteId };
  return what.threadId === null ? {} : { comment: { threadId: what.threadId } };
}
