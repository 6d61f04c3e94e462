import { z } from 'zod';
import { periodIdSchema, releaseIdSchema } from '#server/statistics/ids';
import { readRelease, readReleaseSource } from '#server/statistics/releases';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

export const releaseRouter = router({
  /** What the network may see of a locked period; a donor sees releases inside published reports only. */
  get: permitted('release.read', z.strictObject({ periodId: periodIdSchema }), (ctx) => ({
    ...ownNetwork(ctx),
    audience: 'network' as const,
  })).query(({ ctx, input }) => readRelease(ctx.services, ctx.actor, input.periodId)),
  /** Which release a figure rests on and who reported for it, a report's too; no figure, so who reported is asked. */
  source: permitted(
    'caseReturn.whoReported',
    z.strictObject({ releaseId: releaseIdSchema }),
    ownNetwork,
  ).query(({ ctx, input }) => readReleaseSource(ctx.services, ctx.actor, input.releaseId)),
});
