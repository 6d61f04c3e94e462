import { z } from 'zod';
import { interfaceLanguages } from '#domain/language';
import { createFeed, listFeeds, revokeFeed } from '#server/calendars/feeds';
import { loadDocumentResource } from '#server/documents/load';
import { ownNetwork, permitted, router, signedIn } from '#server/trpc/procedures';

const language = z.enum(interfaceLanguages);

/** Addresses for calendar programs; what they show is decided at each request (server/calendars/routes). */
export const calendarRouter = router({
  list: signedIn.query(({ ctx }) => listFeeds(ctx.services, ctx.actor)),
  /** For the activities of one's own organisations. */
  createOwn: permitted('activity.list', z.strictObject({ language }), ownNetwork).mutation(({ ctx, input }) =>
    createFeed(ctx.services, ctx.actor, { documentId: null, language: input.language }),
  ),
  createOfDocument: permitted(
    'document.export',
    z.strictObject({ documentId: z.uuid(), language }),
    (ctx, input) => loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).mutation(({ ctx, input }) => createFeed(ctx.services, ctx.actor, input)),
  revoke: signedIn
    .input(z.strictObject({ feedId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeFeed(ctx.services, ctx.actor, input.feedId)),
});
