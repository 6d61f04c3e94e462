import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { OrganisationId } from '#domain/ids';
import { workshopFiles } from '#server/exports/minutes';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { answered, attachment, readBody } from '#server/web/answer';
import type { WhoIs } from '#server/web/signed-in';
import { createFromImport, createFromImportSchema, previewImport } from './create-from-import';
import { exportDocument, exportFormats } from './export';
import { importChoicesSchema } from './import-choices';
import { importInto, importIntoSchema, intoChoicesSchema, previewImportInto } from './import-into';
import { loadDocumentResource } from './load';

/** Larger files are refused by the reader with a message; this only bounds what is held in memory. */
const maxUpload = '25mb';
const exportQuery = z.object({
  language: z.string().default(''),
  /** `section`: a workbook with one sheet for each section of the outermost level. */
  sheets: z.enum(['one', 'section']).default('one'),
  /** Of an agenda, as a Word file: its minutes, or its record of decisions. */
  part: z.enum(['document', ...workshopFiles]).default('document'),
});
const exportParams = z.object({ id: z.uuid(), format: z.enum(exportFormats) });

/**
 * The documents' ways in and out that carry files:
 * - `POST /documents/import/preview?fileName=…[&kind=…][&columns=c1:period,…]`, body: the file → ImportResult
 * - `POST /documents/import/create?fileName=…&title=…[&kind][&columns][&withoutActivities=1-3,7]
 *   [&withoutSections][&acceptProposals][&ownerOrganisationId]` → `{ id }`
 * - `POST /documents/:id/import/preview?fileName=…[&columns]`, body: the file → what would change (IntoPreview)
 * - `POST /documents/:id/import?fileName=…&digest=…[&columns][&without=1-3,7][&removals][&text]` → `{ sequence }`
 * - `GET /documents/:id/export.{docx,pdf,xlsx,csv,ics,json}[?language=…][&sheets=section][&part=minutes|decisions]`
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
    const loadWritable = async ({ actor }: SignedIn, params: unknown) => {
      const { id } = z.object({ id: z.uuid() }).parse(params);
      const resource = await loadDocumentResource(services, id, actor.networkId);
      if (!resource) throw new JalonError('not-found');
      if (!can(actor, 'document.write', resource)) throw new JalonError('not-allowed');
      return resource;
    };
    routes.post(
      '/documents/:id/import/preview',
      answer(async (request, response, who) => {
        const into = await loadWritable(who, request.params);
        const choices = intoChoicesSchema.parse(request.query);
        const bytes = await readBody(file, request, response);
        response.json(await previewImportInto(services, who.actor, into, bytes, choices));
      }),
    );
    routes.post(
      '/documents/:id/import',
      answer(async (request, response, who) => {
        const into = await loadWritable(who, request.params);
        const input = importIntoSchema.parse(request.query);
        const bytes = await readBody(file, request, response);
        response.json(await importInto(services, who.actor, into, bytes, input));
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
