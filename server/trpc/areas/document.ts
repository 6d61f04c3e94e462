import { z } from 'zod';
import type { OrganisationId } from '#domain/ids';
import { copyDocument, copyDocumentSchema } from '#server/documents/copy';
import { createDocument, startDocumentSchema } from '#server/documents/create';
import { getDocument } from '#server/documents/get';
import { loadImported } from '#server/documents/import-revision';
import { listDocuments } from '#server/documents/list';
import { loadDocumentResource } from '#server/documents/load';
import { previewUndoImport, undoImport } from '#server/documents/undo-import';
import { ownNetwork, permitted, router } from '#server/trpc/procedures';
import { documentHistoryProcedures } from './document-history';

const ofOneImport = permitted('document.undoImport', z.object({ documentId: z.uuid() }), (ctx, input) =>
  loadImported(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
);

/** Importing and downloading carry files: server/documents/routes.ts. */
export const documentRouter = router({
  ...documentHistoryProcedures,
  list: permitted('document.list', z.void(), ownNetwork).query(({ ctx }) =>
    listDocuments(ctx.services, ctx.actor),
  ),
  get: permitted('document.read', z.object({ documentId: z.uuid() }), (ctx, input) =>
    loadDocumentResource(ctx.services, input.documentId, ctx.signedIn.actor.networkId),
  ).query(({ ctx, input }) => getDocument(ctx.services, ctx.actor, input.documentId)),
  create: permitted('document.create', startDocumentSchema, (ctx, input) => ({
    networkId: ctx.signedIn.actor.networkId,
    // An id from outside names an organisation or nothing; the command looks it up.
    ownerOrganisationId: input.ownerOrganisationId as OrganisationId | null,
  })).mutation(({ ctx, input }) => createDocument(ctx.services, ctx.actor, input)),
  /** Whether the source may be read is asked by the command. */
  copy: permitted('document.create', copyDocumentSchema, (ctx, input) => ({
    networkId: ctx.signedIn.actor.networkId,
    ownerOrganisationId: input.ownerOrganisationId as OrganisationId | null,
  })).mutation(({ ctx, input }) => copyDocument(ctx.services, ctx.actor, input)),
  undoImportPreview: ofOneImport.query(({ ctx }) => previewUndoImport(ctx.services, ctx.resource)),
  undoImport: ofOneImport.mutation(({ ctx }) => undoImport(ctx.services, ctx.actor, ctx.resource)),
});
