import { pipeline } from 'node:stream/promises';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { answered, attachment, readBody } from '#server/web/answer';
import type { WhoIs } from '#server/web/signed-in';
import { MAX_FILE_BYTES } from './accept';
import { addEvidence, evidenceOwner, removeUnused } from './evidence';
import { openFile } from './open-file';

const uploadSchema = z.object({ fileName: z.string().min(1).max(400), organisationId: z.uuid() });
const fileParams = z.object({ id: z.uuid() });

/**
 * Files on their way in and out:
 * - `POST /activities/evidence?fileName=…&organisationId=…`, body: the file → 201 `{ id, name, mediaType, size }`
 * - `DELETE /activities/evidence/:id`: takes back what one uploaded and has not sent with a report → 204
 * - `GET /files/:id` → the file, always as an attachment
 *
 * A refusal is `{ code, details }` with its HTTP status. The origin of what changes something was checked before.
 */
export function fileRoutes(services: Services): (whoIs: WhoIs) => Router {
  return (whoIs) => {
    const routes = Router();
    const whole = express.raw({ type: () => true, limit: MAX_FILE_BYTES });
    const answer = (handle: (request: Request, response: Response, who: SignedIn) => Promise<void>) =>
      answered(services, whoIs, handle);

    routes.post(
      '/activities/evidence',
      answer(async (request, response, { actor }) => {
        const { fileName, organisationId } = uploadSchema.parse(request.query);
        // The right comes before the body: nobody fills the memory who may not.
        const owner = await evidenceOwner(services, actor, organisationId);
        const bytes = await readBody(whole, request, response);
        response.status(201).json(await addEvidence(services, actor, owner, fileName, bytes));
      }),
    );
    routes.delete(
      '/activities/evidence/:id',
      answer(async (request, response, { actor }) => {
        await removeUnused(services, actor, fileParams.parse(request.params).id);
        response.status(204).end();
      }),
    );
    routes.get(
      '/files/:id',
      answer(async (request, response, { actor }) => {
        const file = await openFile(services, actor, fileParams.parse(request.params).id);
        response.setHeader('Content-Type', file.mediaType);
        response.setHeader('Content-Length', file.size);
        response.setHeader('Content-Disposition', attachment(file.name));
        response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
        response.setHeader('Cache-Control', 'private, no-store');
        response.setHeader('X-Content-Type-Options', 'nosniff');
        if (request.method === 'HEAD') return void response.end();
        await pipeline(file.content(), response);
      }),
    );
    return routes;
  };
}
