import { z } from 'zod';
import { JalonError } from '#domain/errors';
import { compareMoments } from '#server/documents/compare';
import { documentHistory, historySchema } from '#server/documents/history';
import { loadDocumentResource } from '#server/documents/load';
import { momentSchema } from '#server/documents/moments';
import { restore, restoreSchema } from '#server/documents/restore';
import { createVersion, listVersions, newVersionSchema, readVersion } from '#server/documents/versions';
import type { SignedIn } from '#server/people/sessions';
import { type CallContext, permitted, router } from '#server/trpc/procedures';

const theDocument = (ctx: CallContext & { signedIn: SignedIn }, input: { documentId: string }) =>
  loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId);

const comparisonSchema = z.strictObject({
  documentId: z.uuid(),
  before: momentSchema,
  after: momentSchema,
});

/** What was, of a document: read by who reads it, brought back by who writes it, changed by nobody. */
export const documentHistoryProcedures = {
  history: permitted('document.read', historySchema, theDocument).query(({ ctx, input }) =>
    documentHistory(ctx.services, ctx.resource, input),
  ),
  compare: permitted('document.read', comparisonSchema, theDocument).query(({ ctx, input }) =>
    compareMoments(ctx.services, ctx.resource, input),
  ),
  restore: permitted('document.write', restoreSchema, theDocument).mutation(({ ctx, input }) =>
    restore(ctx.services, ctx.actor, ctx.resource, input.what),
  ),
  version: router({
    list: permitted('document.read', z.strictObject({ documentId: z.uuid() }), theDocument).query(({ ctx }) =>
      listVersions(ctx.services, ctx.resource),
    ),
    get: permitted(
      'document.read',
      z.strictObject({ documentId: z.uuid(), versionId: z.uuid() }),
      theDocument,
    ).query(async ({ ctx, input }) => {
      const version = await readVersion(ctx.services, ctx.resource, input.versionId);
      if (!version) throw new JalonError('not-found');
      return version;
    }),
    create: permitted('document.write', newVersionSchema, theDocument).mutation(({ ctx, input }) =>
      createVersion(ctx.services, ctx.actor, ctx.resource, input.name),
    ),
  }),
};
