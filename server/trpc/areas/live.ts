import { z } from 'zod';
import { can } from '#domain/access/policy';
import type { LiveEvent } from '#server/live';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

/** What a donor is told of: the rest of the network does not exist for it. What is told to one is told to no other. */
function concerns(event: LiveEvent, personId: string, insider: boolean): boolean {
  if (event.kind === 'notification' && event.personId !== personId) return false;
  return insider || event.kind === 'report' || event.kind === 'missed';
}

export const liveRouter = router({
  /** Tells a page that something changed, over SSE. Carries no content: the page asks again, with its rights. */
  events: permitted('live.subscribe', z.void(), ownNetwork).subscription(async function* ({ ctx, signal }) {
    for await (const event of ctx.services.live.events(ctx.actor.networkId, signal)) {
      if (event.kind === 'rights' && event.personId !== ctx.actor.personId) continue;
      // A session may end and a right be taken away while the stream is open.
      const actor = await ctx.services.sessions.actorOf(ctx.signedIn.sessionId);
      if (!can(actor, 'live.subscribe', event)) return;
      const insider = can(actor, 'document.list', event);
      if (event.kind !== 'rights' && concerns(event, ctx.actor.personId, insider)) {
        const { networkId: _, ...told } = event;
        yield told;
      }
    }
  }),
});
