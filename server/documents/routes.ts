import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { OrganisationId } from '#domain/ids';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { answered, attachment, readBody } from '#server/web/answer';
import type { WhoIs } from '#server/web/signed-in';
import {
  createFromImport,
  createFromImportSchema,
  importChoicesSchema,
  previewImport,
} from './create-from-import';
import { exportDocument, exportFormats } from './export';
import { loadDocumentResource } from './load';

/** Larger files are refused by the reader with a message; this only bounds what is held in memory. */
const maxUpload = '25mb';
const exportQuery = z.object({
  language: z.string().default(''),
  /** `section`: a workbook with one sheet for each section of the outermost level. */
  sheets: z.enum(['one', 'section']).default('one'),
});
const exportParams = z.object({ id: z.uuid(), format: z.enum(exportFormats) });

/**
 * The documents' ways in and out that carry files:
 * - `POST /documents/import/preview?fileName=…[&kind=…]`, body: the file → ImportResult
 * - `POST /documents/import/create?fileName=…&title=…[&kind][&acceptProposals][&ownerOrganisationId]` → `{ id }`
 * - `GET /documents/:id/export.{docx,xlsx,csv,ics,json}[?language=…][&sheets=section]`
 *
 * A refusal is `{ code, details }` with its HTTP status. The origin of a POST was checked before.
 */
export function documentRoutes(services: Services): (whoIs: WhoIs) => Router {
  return (whoIs) => {
    const routes = Router();
    const file = express.raw({ type: () => true, limit: maxUpload });
    const answer = (handle: (request: Request, response: Response, who: SignedIn) => Promise<void>) =>
      answered(services, whoIs, handle);

    const mayCreate = (who: SignedIn, ownerOrganisationId: string | null): void => {
      const { actor } = who;
      // An id from outside names an organisation or nothing; the command looks it up.
      const resource = {
        networkId: actor.networkId,
        ownerOrganisationId: ownerOrganisationId as OrganisationId | null,
      };
      if (!can(actor, 'document.create', resource)) throw new JalonError('not-allowed');
    };

    routes.post(
      '/documents/import/preview',
      answer(async (request, response, who) => {
        const choices = importChoicesSchema
          .extend({ ownerOrganisationId: z.uuid().nullable().default(null) })
          .parse(request.query);
        mayCreate(who, choices.ownerOrganisationId);
        response.json(
          await previewImport(services, who.actor, await readBody(file, request, response), choices),
        );
      }),
    );
    routes.post(
      '/documents/import/create',
      answer(async (request, response, who) => {
        const input = createFromImportSchema.parse(request.query);
        mayCreate(who, input.ownerOrganisationId);
        const bytes = await readBody(file, request, response);
        response.status(201).json(await createFromImport(services, who.actor, bytes, input));
      }),
    );
    routes.get(
      '/documents/:id/export.:format',
      answer(async (request, response, { actor }) => {
        const { id, format } = exportParams.parse(request.params);
        const resource = await loadDocumentResource(services, id, actor.networkId);
        // What may not be read does not exist.
        if (!resource || !can(actor, 'document.read', resource)) throw new JalonError('not-found');
        if (!can(actor, 'document.export', resource)) throw new JalonError('not-allowed');
        const asked = exportQuery.parse(request.query);
        const made = await exportDocument(services, actor, resource, format, asked);
        response.setHeader('Content-Type', made.mediaType);
        response.setHeader('Content-Disposition', attachment(made.fileName));
        response.setHeader('Cache-Control', 'private, no-store');
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.end(made.bytes);
      }),
    );
    return routes;
  };
}
