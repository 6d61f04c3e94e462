import { z } from 'zod';
import { contributionsOf } from '#server/activities/contributions';
import { statusHistory } from '#server/activities/history';
import { listActivities, statusesOf } from '#server/activities/list';
import { loadActivity } from '#server/activities/load';
import { reportStatus, statusInputSchema } from '#server/activities/report-status';
import { reportOptions } from '#server/activities/speakers';
import { loadDocumentResource } from '#server/documents/load';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';

const filterSchema = z.strictObject({
  documentId: z.uuid().optional(),
  projectId: z.uuid().optional(),
  mine: z.boolean().optional(),
});

export const activityRouter = router({
  /** Activities of the documents one may read, with status; `mine`: those one may report on. */
  list: permitted('activity.list', filterSchema, ownNetwork).query(({ ctx, input }) =>
    listActivities(ctx.services, ctx.actor, input),
  ),
  /** The current status of every activity of one document, by activity id, for its grid. */
  statuses: permitted('activity.readStatus', z.strictObject({ documentId: z.uuid() }), (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx, input }) => statusesOf(ctx.services, ctx.actor, input.documentId)),
  /** What was reported on one activity, newest first. */
  history: permitted(
    'activity.readStatus',
    z.strictObject({ documentId: z.uuid(), activityId: z.uuid() }),
    (ctx, input) => loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx, input }) => statusHistory(ctx.services, ctx.actor, input)),
  /** What an activity contributes to, and what is done for it, in the plans one may read. */
  contributions: permitted(
    'activity.readStatus',
    z.strictObject({ documentId: z.uuid(), activityId: z.uuid() }),
    (ctx, input) => loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx, input }) => contributionsOf(ctx.services, ctx.actor, input)),
  /** In whose names one may report on an activity, and what each said last. */
  reportOptions: permitted(
    'activity.reportStatus',
    z.strictObject({ documentId: z.uuid(), activityId: z.uuid() }),
    (ctx, input) => loadActivity(ctx.services, ctx.signedIn.actor.networkId, input),
  ).query(({ ctx }) => reportOptions(ctx.services, ctx.actor, ctx.resource)),
  reportStatus: permitted('activity.reportStatus', statusInputSchema, (ctx, input) =>
    loadActivity(ctx.services, ctx.signedIn.actor.networkId, input),
  ).mutation(({ ctx, input }) => reportStatus(ctx.services, ctx.actor, ctx.resource, input)),
});
