import { z } from 'zod';
import {
  approvalSchema,
  approveReturn,
  loadReturnForApproval,
  sendBackReturn,
  sendBackSchema,
} from '#server/statistics/approve';
import { organisationIdSchema, periodIdSchema } from '#server/statistics/ids';
import { listWaitingReturns, readReturnPage } from '#server/statistics/read-return';
import { submissionSchema, submitReturn } from '#server/statistics/submit';
import { whoReported } from '#server/statistics/who-reported';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

export const caseReturnRouter = router({
  /** A union's return with its exact counts, for its own people only. */
  get: permitted(
    'caseReturn.read',
    z.strictObject({ periodId: periodIdSchema, organisationId: organisationIdSchema }),
    (ctx, { organisationId }) => ({ ...ownNetwork(ctx), organisationId }),
  ).query(({ ctx, input }) => readReturnPage(ctx.services, ctx.actor, input)),
  /** What waits for this person's approval; no figure. */
  waiting: permitted('caseReturn.whoReported', z.void(), ownNetwork).query(({ ctx }) =>
    listWaitingReturns(ctx.services, ctx.actor),
  ),
  whoReported: permitted(
    'caseReturn.whoReported',
    z.strictObject({ periodId: periodIdSchema }),
    ownNetwork,
  ).query(({ ctx, input }) => whoReported(ctx.services, ctx.actor, input.periodId)),
  submit: permitted('caseReturn.submit', submissionSchema, (ctx, { organisationId }) => ({
    ...ownNetwork(ctx),
    organisationId,
  })).mutation(({ ctx, input }) => submitReturn(ctx.services, ctx.actor, input)),
  approve: permitted('caseReturn.approve', approvalSchema, (ctx, { caseReturnId }) =>
    loadReturnForApproval(ctx.services, ctx.signedIn.actor, caseReturnId),
  ).mutation(({ ctx, input }) => approveReturn(ctx.services, ctx.actor, input)),
  sendBack: permitted('caseReturn.approve', sendBackSchema, (ctx, { caseReturnId }) =>
    loadReturnForApproval(ctx.services, ctx.signedIn.actor, caseReturnId),
  ).mutation(({ ctx, input }) => sendBackReturn(ctx.services, ctx.actor, input)),
});
