import { z } from 'zod';
import { indicatorChangeSchema, indicatorIdSchema, newIndicatorSchema } from '#server/indicators/definition';
import { enterValue, networkValueSchema, unionValueSchema } from '#server/indicators/enter-value';
import { frameworkSchema, readFramework } from '#server/indicators/framework';
import { listIndicators, readIndicatorPage, readSeries } from '#server/indicators/read';
import { setTarget, targetSchema } from '#server/indicators/targets';
import { createIndicator, retireIndicator, updateIndicator } from '#server/indicators/write';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

const oneIndicator = z.strictObject({ indicatorId: indicatorIdSchema });

/** Today's calendar date in a zone. Swedish writes dates as ISO does. */
const todayIn = (timeZone: string): string => new Intl.DateTimeFormat('sv', { timeZone }).format(new Date());

export const indicatorRouter = router({
  list: permitted('indicator.read', z.void(), ownNetwork).query(({ ctx }) =>
    listIndicators(ctx.services, ctx.actor, todayIn(ctx.signedIn.network.timeZone)),
  ),
  framework: permitted('indicator.read', frameworkSchema, ownNetwork).query(({ ctx, input }) =>
    readFramework(ctx.services, ctx.actor, input, todayIn(ctx.signedIn.network.timeZone)),
  ),
  get: permitted('indicator.read', oneIndicator, ownNetwork).query(({ ctx, input }) =>
    readIndicatorPage(ctx.services, ctx.actor, input.indicatorId),
  ),
  series: permitted('indicator.read', oneIndicator, ownNetwork).query(({ ctx, input }) =>
    readSeries(ctx.services, ctx.actor, input.indicatorId, todayIn(ctx.signedIn.network.timeZone)),
  ),
  create: permitted('indicator.write', newIndicatorSchema, ownNetwork).mutation(({ ctx, input }) =>
    createIndicator(ctx.services, ctx.actor, input),
  ),
  update: permitted('indicator.write', indicatorChangeSchema, ownNetwork).mutation(({ ctx, input }) =>
    updateIndicator(ctx.services, ctx.actor, input),
  ),
  /** Out of use, and nothing of it lost. */
  retire: permitted('indicator.write', oneIndicator, ownNetwork).mutation(({ ctx, input }) =>
    retireIndicator(ctx.services, ctx.actor, input.indicatorId),
  ),
  setTarget: permitted('indicator.write', targetSchema, ownNetwork).mutation(({ ctx, input }) =>
    setTarget(ctx.services, ctx.actor, input),
  ),
  /** A union's typed value. */
  enterValue: permitted('indicatorValue.write', unionValueSchema, (ctx, { organisationId }) => ({
    ...ownNetwork(ctx),
    organisationId,
  })).mutation(({ ctx, input: { organisationId, ...value } }) =>
    enterValue(ctx.services, ctx.actor, organisationId, value),
  ),
  /** A value typed for the network as a whole. */
  enterNetworkValue: permitted('indicator.write', networkValueSchema, ownNetwork).mutation(({ ctx, input }) =>
    enterValue(ctx.services, ctx.actor, null, input),
  ),
});
