import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { JalonError } from '#domain/errors';
import type { SignedIn } from '#server/people/sessions';
import type { Services } from '#server/services';
import { statusOf } from './refusal';
import type { WhoIs } from './signed-in';

/**
 * A route that carries files, for signed-in people only. What it throws becomes `{ code, details }` with its HTTP
 * status; what nobody foresaw is logged, and nothing of it told.
 */
export function answered(
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
      // Who leaves in the middle of a download is no failure of ours.
      if (refusal.code === 'unavailable' && !response.destroyed)
        logger.error({ err: error, path: request.path }, 'A file was not handled.');
      if (response.headersSent) return void response.destroy();
      response.status(statusOf(refusal.code)).json({ code: refusal.code, details: refusal.details });
    }
  };
}

/** The whole body, read after the right was checked: nobody fills the memory who may not. */
export function readBody(read: RequestHandler, request: Request, response: Response): Promise<Uint8Array> {
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
  // body-parser's own names, for a body over the limit and for one that broke off.
  if (error instanceof Error && 'type' in error) {
    if (error.type === 'entity.too.large') {
      const bytes = 'limit' in error && typeof error.limit === 'number' ? error.limit : 0;
      return new JalonError('too-large', { megabytes: Math.floor(bytes / 1024 ** 2) });
    }
    if (error.type === 'request.aborted' || error.type === 'encoding.unsupported')
      return new JalonError('invalid');
  }
  return new JalonError('unavailable');
}

/** The Content-Disposition of a download: its name in any script, with a plain one for old readers (RFC 6266). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
