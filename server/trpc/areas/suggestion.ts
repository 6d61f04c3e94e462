import { z } from 'zod';
import { loadDocumentResource } from '#server/documents/load';
import { acceptSchema, acceptSuggestions } from '#server/suggestions/accept';
import {
  refuseSchema,
  refuseSuggestion,
  reopenSuggestion,
  withdrawSuggestion,
} from '#server/suggestions/decide';
import { listSuggestions } from '#server/suggestions/list';
import { loadSuggestion } from '#server/suggestions/load';
import { propose, proposeSchema } from '#server/suggestions/propose';
import { permitted, router } from '#server/trpc/procedures';

const ofSuggestion = z.strictObject({ suggestionId: z.uuid() });

export const suggestionRouter = router({
  /** What is proposed in a document, and what was decided of late. */
  list: permitted('document.read', z.strictObject({ documentId: z.uuid() }), (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx }) => listSuggestions(ctx.services, ctx.actor, ctx.resource)),
  propose: permitted('document.suggest', proposeSchema, (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).mutation(({ ctx, input }) =>
    propose(ctx.services, {
      document: ctx.resource,
      suggestions: input.suggestions,
      by: { personId: ctx.actor.personId },
    }),
  ),
  /** One, or several as one edit. */
  accept: permitted('document.write', acceptSchema, (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).mutation(({ ctx, input }) => acceptSuggestions(ctx.services, ctx.actor, ctx.resource, input)),
  refuse: permitted('document.write', refuseSchema, (ctx, input) =>
    loadSuggestion(ctx.services, ctx.signedIn.actor.networkId, input.suggestionId),
  ).mutation(({ ctx, input }) => refuseSuggestion(ctx.services, ctx.actor, ctx.resource, input.note)),
  /** Takes a decision back, and what acceptance wrote. */
  reopen: permitted('document.write', ofSuggestion, (ctx, input) =>
    loadSuggestion(ctx.services, ctx.signedIn.actor.networkId, input.suggestionId),
  ).mutation(({ ctx }) => reopenSuggestion(ctx.services, ctx.actor, ctx.resource)),
  withdraw: permitted('suggestion.withdraw', ofSuggestion, (ctx, input) =>
    loadSuggestion(ctx.services, ctx.signedIn.actor.networkId, input.suggestionId),
  ).mutation(({ ctx }) => withdrawSuggestion(ctx.services, ctx.actor, ctx.resource)),
});
