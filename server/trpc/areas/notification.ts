import { listNotifications } from '#server/notifications/list';
import { markRead, markReadSchema } from '#server/notifications/mark-read';
import { router, signedIn } from '#server/trpc/procedures';

/** What each person was told: their own, whatever their role. */
export const notificationRouter = router({
  list: signedIn.query(({ ctx }) => listNotifications(ctx.services, ctx.actor)),
  markRead: signedIn
    .input(markReadSchema)
    .mutation(({ ctx, input }) => markRead(ctx.services, ctx.actor, input)),
});
