import { z } from 'zod';
import { periodIdSchema } from '#server/statistics/ids';
import { readRelease } from '#server/statistics/releases';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

export const releaseRouter = router({
  /** What the network may see of a locked period; a donor sees releases inside published reports only. */
  get: permitted('release.read', z.strictObject({ periodId: periodIdSchema }), (ctx) => ({
    ...ownNetwork(ctx),
    audience: 'network' as const,
  })).query(({ ctx, input }) => readRelease(ctx.services, ctx.actor, input.periodId)),
});
