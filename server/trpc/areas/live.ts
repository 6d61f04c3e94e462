import { z } from 'zod';
import { can } from '#domain/access/policy';
import type { LiveEvent } from '#server/live';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

/** What a donor is told of: the rest of the network does not exist for it. */
function concerns(event: LiveEvent, insider: boolean): boolean {
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
      if (event.kind !== 'rights' && concerns(event, can(actor, 'document.list', event))) {
        const { networkId: _, ...told } = event;
        yield told;
      }
    }
  }),
});
