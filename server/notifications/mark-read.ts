import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import type { Services } from '#server/services';

/** Null: everything one was told. */
export const markReadSchema = z.strictObject({ threadId: z.uuid().nullable() });

/** Marks one's own notifications as read, those of one thread or all. */
export async function markRead(
  { database, live }: Pick<Services, 'database' | 'live'>,
  { networkId, personId }: Actor,
  { threadId }: z.output<typeof markReadSchema>,
): Promise<void> {
  const { count } = await database.prisma.notification.updateMany({
    where: { networkId, personId, readAt: null, ...(threadId === null ? {} : { comment: { threadId } }) },
    data: { readAt: new Date() },
  });
  if (count > 0) live.publish({ networkId, kind: 'notification', personId });
}
