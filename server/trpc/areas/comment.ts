import { z } from 'zod';
import {
  editComment,
  editSchema,
  removeComment,
  resolveSchema,
  resolveThread,
} from '#server/comments/change';
import { listComments } from '#server/comments/list';
import { loadComment, loadThread } from '#server/comments/load';
import { listMentionable } from '#server/comments/mentionable';
import { answerSchema, answerThread, newThreadSchema, startThread } from '#server/comments/write';
import { loadDocumentResource } from '#server/documents/load';
import { permitted, router } from '#server/trpc/procedures';

const ofDocument = z.strictObject({ documentId: z.uuid() });

export const commentRouter = router({
  /** Every thread of a document, resolved ones too. */
  list: permitted('document.read', ofDocument, (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx }) => listComments(ctx.services, ctx.actor, ctx.resource)),
  /** Who can be named in a comment there. */
  mentionable: permitted('document.comment', ofDocument, (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx }) => listMentionable(ctx.services, ctx.actor, ctx.resource)),
  start: permitted('document.comment', newThreadSchema, (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).mutation(({ ctx, input }) => startThread(ctx.services, ctx.actor, ctx.resource, input)),
  answer: permitted('document.comment', answerSchema, (ctx, input) =>
    loadThread(ctx.services, ctx.signedIn.actor.networkId, input.threadId),
  ).mutation(({ ctx, input }) => answerThread(ctx.services, ctx.actor, ctx.resource, input)),
  edit: permitted('comment.change', editSchema, (ctx, input) =>
    loadComment(ctx.services, ctx.signedIn.actor.networkId, input.commentId),
  ).mutation(({ ctx, input }) => editComment(ctx.services, ctx.actor, ctx.resource, input.text)),
  remove: permitted('comment.change', z.strictObject({ commentId: z.uuid() }), (ctx, input) =>
    loadComment(ctx.services, ctx.signedIn.actor.networkId, input.commentId),
  ).mutation(({ ctx }) => removeComment(ctx.services, ctx.actor, ctx.resource)),
  resolve: permitted('comment.resolve', resolveSchema, (ctx, input) =>
    loadThread(ctx.services, ctx.signedIn.actor.networkId, input.threadId),
  ).mutation(({ ctx, input }) => resolveThread(ctx.services, ctx.actor, ctx.resource, input.resolved)),
});
