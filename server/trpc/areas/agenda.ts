import { z } from 'zod';
import { becomeActivity, becomeActivitySchema } from '#server/agendas/become-activity';
import { createAgenda, createAgendaSchema } from '#server/agendas/create';
import { agendasOf, getAgenda, sectionsOf } from '#server/agendas/get';
import { loadAgenda } from '#server/agendas/load';
import { moveDays, moveDaysSchema } from '#server/agendas/move-days';
import { loadDocumentResource } from '#server/documents/load';
import { permitted, router } from '#server/trpc/procedures';

/** What a workshop's agenda has to do with plans. What people write in it is the shared document's. */
export const agendaRouter = router({
  /** The activity it belongs to, and what its decisions became. */
  get: permitted('document.read', z.strictObject({ documentId: z.uuid() }), (ctx, input) =>
    loadAgenda(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx }) => getAgenda(ctx.services, ctx.actor, ctx.resource)),
  /** The agendas of one activity of a plan. */
  ofActivity: permitted(
    'activity.readStatus',
    z.strictObject({ documentId: z.uuid(), activityId: z.uuid() }),
    (ctx, input) => loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx, input }) => agendasOf(ctx.services, ctx.actor, input)),
  /** The sections of a plan, in reading order: where a decision may become an activity. */
  sections: permitted('document.write', z.strictObject({ documentId: z.uuid() }), (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx }) => sectionsOf(ctx.services, ctx.resource)),
  /** It belongs to whom the plan belongs to. */
  create: permitted('document.create', createAgendaSchema, (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).mutation(({ ctx, input }) => createAgenda(ctx.services, ctx.actor, ctx.resource, input)),
  /** Moves the workshop and its activity; whether the plan may be written is asked by the command. */
  moveDays: permitted('document.write', moveDaysSchema, (ctx, input) =>
    loadAgenda(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).mutation(({ ctx, input }) => moveDays(ctx.services, ctx.actor, ctx.resource, input)),
  /** Makes an activity of a decision; whether the plan may be written is asked by the command. */
  becomeActivity: permitted('document.write', becomeActivitySchema, (ctx, input) =>
    loadAgenda(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).mutation(({ ctx, input }) => becomeActivity(ctx.services, ctx.actor, ctx.resource, input)),
});
