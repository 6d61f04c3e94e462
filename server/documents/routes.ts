import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { OrganisationId } from '#domain/ids';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { statusOf } from '#server/web/refusal';
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
const exportParams = z.object({ id: z.uuid(), format: z.enum(exportFormats) });

/**
 * The documents' ways in and out that carry files:
 * - `POST /documents/import/preview?fileName=…[&kind=…]`, body: the file → ImportResult
 * - `POST /documents/import/create?fileName=…&title=…[&kind][&acceptProposals][&ownerOrganisationId]` → `{ id }`
 * - `GET /documents/:id/export.{json,xlsx}`
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
        response.json(await previewImport(services, who.actor, await body(file, request, response), choices));
      }),
    );
    routes.post(
      '/documents/import/create',
      answer(async (request, response, who) => {
        const input = createFromImportSchema.parse(request.query);
        mayCreate(who, input.ownerOrganisationId);
        const bytes = await body(file, request, response);
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
        const language = z.string().default('').parse(request.query.language);
        const made = await exportDocument(services, resource, format, language);
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

function answered(
  { logger }: Pick<Services, 'logger'>,
  whoIs: WhoIs,
  handle: (request: Request, response: Response, who: SignedIn) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    try {
      const who = await whoIs(request);
      if (!who) throw new JalonError('not-signed-in');
      await handle(request, response, who);
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === 'unavailable')
        logger.error({ err: error, path: request.path }, 'A file was not handled.');
      if (response.headersSent) return void response.destroy();
      response.status(statusOf(refusal.code)).json({ code: refusal.code, details: refusal.details });
    }
  };
}

/** Read after the right was checked: nobody uploads who may not. */
function body(read: RequestHandler, request: Request, response: Response): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    read(request, response, (error?: unknown) => {
      if (error) reject(error);
      else resolve(Buffer.isBuffer(request.body) ? request.body : new Uint8Array());
    });
  });
}

function asRefusal(error: unknown): JalonError {
  if (error instanceof JalonError) return error;
  if (error instanceof z.ZodError) return new JalonError('invalid');
  // body-parser's own name for a body over the limit.
  if (error instanceof Error && 'type' in error && error.type === 'entity.too.large') {
    return new JalonError('too-large', { limit: Number.parseInt(maxUpload, 10) });
  }
  return new JalonError('unavailable');
}

/** A name in any script, with a plain one for old readers (RFC 6266). */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
