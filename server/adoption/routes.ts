import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { type Action, can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import { interfaceLanguages } from '#domain/language';
import type { LoadedDocument } from '#server/documents/load';
import { loadDocumentResource } from '#server/documents/load';
import { MAX_FILE_BYTES } from '#server/files/accept';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { answered, attachment, readBody } from '#server/web/answer';
import type { WhoIs } from '#server/web/signed-in';
import { addMinutes } from './minutes';
import { recordFile } from './record-file';

const ofDocument = z.object({ id: z.uuid() });
const ofRecord = z.object({ id: z.uuid(), recordId: z.uuid() });
const recordQuery = z.object({ language: z.enum(interfaceLanguages).catch('fr') });
const uploadQuery = z.object({ fileName: z.string().min(1).max(400) });
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * What of an adoption is a file:
 * - `POST /documents/:id/minutes?fileName=…`, body: the file → 201 `{ id, name, mediaType, size }`
 * - `GET /documents/:id/adoptions/:recordId.docx?language=…` → the record of an adoption, or of a vote that is over
 *
 * A refusal is `{ code, details }` with its HTTP status. The origin of a POST was checked before.
 */
export function adoptionRoutes(services: Services): (whoIs: WhoIs) => Router {
  return (whoIs) => {
    const routes = Router();
    const whole = express.raw({ type: () => true, limit: MAX_FILE_BYTES });
    const answer = (handle: (request: Request, response: Response, who: SignedIn) => Promise<void>) =>
      answered(services, whoIs, handle);
    const theDocument = async (
      { actor }: SignedIn,
      id: string,
      action: Action & `adoption.${string}`,
    ): Promise<LoadedDocument> => {
      const document = await loadDocumentResource(services, id, actor.networkId);
      // What is not one's own to do or read does not exist.
      if (!document || !can(actor, action, document)) throw new JalonError('not-found');
      return document;
    };

    routes.post(
      '/documents/:id/minutes',
      answer(async (request, response, who) => {
        const { id } = ofDocument.parse(request.params);
        const { fileName } = uploadQuery.parse(request.query);
        // The right comes before the body: nobody fills the memory who may not.
        const document = await theDocument(who, id, 'adoption.manage');
        const bytes = await readBody(whole, request, response);
        response.status(201).json(await addMinutes(services, who.actor, document, fileName, bytes));
      }),
    );
    routes.get(
      '/documents/:id/adoptions/:recordId.docx',
      answer(async (request, response, who) => {
        const { id, recordId } = ofRecord.parse(request.params);
        const { language } = recordQuery.parse(request.query);
        const document = await theDocument(who, id, 'adoption.read');
        const made = await recordFile(services, who.actor, document, recordId, language);
        response.setHeader('Content-Type', WORD);
        response.setHeader('Content-Disposition', attachment(made.fileName));
        response.setHeader('Cache-Control', 'private, no-store');
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.end(made.bytes);
      }),
    );
    return routes;
  };
}
