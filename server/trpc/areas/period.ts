import { z } from 'zod';
import { periodIdSchema } from '#server/statistics/ids';
import { lockPeriod, unlockPeriod, unlockSchema } from '#server/statistics/lock';
import { createPeriod, listPeriods, newPeriodSchema } from '#server/statistics/periods';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

export const periodRouter = router({
  /** The network's periods for case returns, the latest first. */
  list: permitted('caseReturn.whoReported', z.void(), ownNetwork).query(({ ctx }) =>
    listPeriods(ctx.services, ctx.actor.networkId),
  ),
  create: permitted('period.lock', newPeriodSchema, ownNetwork).mutation(({ ctx, input }) =>
    createPeriod(ctx.services, ctx.actor, input),
  ),
  /** Closes the period's returns and makes its releases. */
  lock: permitted('period.lock', z.strictObject({ periodId: periodIdSchema }), ownNetwork).mutation(
    ({ ctx, input }) => lockPeriod(ctx.services, ctx.actor, input.periodId),
  ),
  unlock: permitted('period.lock', unlockSchema, ownNetwork).mutation(({ ctx, input }) =>
    unlockPeriod(ctx.services, ctx.actor, input),
  ),
});
