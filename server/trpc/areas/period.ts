import { z } from 'zod';
import { periodIdSchema } from '#server/statistics/ids';
import { unlockPeriod, unlockSchema } from '#server/statistics/lock';
import { lockJobOf } from '#server/statistics/lock-jobs';
import { createPeriod, listPeriods, newPeriodSchema } from '#server/statistics/periods';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

const onePeriodSchema = z.strictObject({ periodId: periodIdSchema });

export const periodRouter = router({
  /** The network's periods for case returns, the latest first. */
  list: permitted('caseReturn.whoReported', z.void(), ownNetwork).query(({ ctx }) =>
    listPeriods(ctx.services, ctx.actor.networkId),
  ),
  create: permitted('period.lock', newPeriodSchema, ownNetwork).mutation(({ ctx, input }) =>
    createPeriod(ctx.services, ctx.actor, input),
  ),
  /** Begins to close the period's returns and to make its releases; answers at once. */
  lock: permitted('period.lock', onePeriodSchema, ownNetwork).mutation(({ ctx, input }) =>
    ctx.services.lockJobs.start(ctx.actor, input.periodId),
  ),
  /** How a lock that was begun goes on. */
  lockJob: permitted('period.lock', onePeriodSchema, ownNetwork).query(({ ctx, input }) =>
    lockJobOf(ctx.services, ctx.actor.networkId, input.periodId),
  ),
  unlock: permitted('period.lock', unlockSchema, ownNetwork).mutation(({ ctx, input }) =>
    unlockPeriod(ctx.services, ctx.actor, input),
  ),
});
