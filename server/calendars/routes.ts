import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { JalonError } from '#domain/errors';
import type { Services } from '#server/services';
import { statusOf } from '#server/web/refusal';
import { countRead, readFeed } from './feeds';
import { type CalendarLimits, createCalendarLimits } from './limits';

const secretSchema = z.string().regex(/^[\w-]{43}$/);

/**
 * `GET /calendars/<secret>.ics`: a calendar for programs that cannot sign in. The address is the key, so it is neither
 * logged nor told on; whatever it may not show is not found.
 */
export function calendarRoutes(
  services: Pick<Services, 'database' | 'env' | 'logger'>,
  limits: CalendarLimits = createCalendarLimits(),
): () => Router {
  return () => {
    const routes = Router();
    routes.get('/calendars/:secret.ics', async (request, response) => {
      try {
        await answer(services, limits, request, response);
      } catch (error) {
        const refusal = error instanceof JalonError ? error : new JalonError('unavailable');
        // Without the path: it opens the calendar.
        if (refusal.code === 'unavailable') services.logger.error({ err: error }, 'A calendar was not made.');
        const { seconds } = refusal.details;
        if (seconds !== undefined) response.setHeader('Retry-After', String(seconds));
        response.setHeader('Cache-Control', 'private, no-store');
        response.status(statusOf(refusal.code)).json({ code: refusal.code, details: refusal.details });
      }
    });
    return routes;
  };
}

async function answer(
  services: Pick<Services, 'database' | 'env'>,
  limits: CalendarLimits,
  request: Request,
  response: Response,
): Promise<void> {
  const address = request.ip ?? '';
  await limits.refuseWhenExhausted(address);
  const secret = secretSchema.safeParse(request.params.secret);
  const feed = secret.success ? await readFeed(services, secret.data) : null;
  if (!feed) {
    await limits.failed(address);
    throw new JalonError('not-found');
  }
  await limits.asked(feed.feedId);
  const made = await feed.read();
  if (!made) throw new JalonError('not-found');
  await countRead(services, feed.feedId);
  const body = Buffer.from(made.text, 'utf8');
  response.setHeader('ETag', `W/"${createHash('sha256').update(body).digest('base64url')}"`);
  if (made.modifiedAt) response.setHeader('Last-Modified', made.modifiedAt.toUTCString());
  // The reader's own copy may be kept, and is asked about each time: a right may end.
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Robots-Tag', 'noindex');
  if (isKnown(request, response)) return void response.status(304).end();
  response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
  response.setHeader('Content-Disposition', 'inline; filename="jalon.ics"');
  response.end(body);
}

/** By its tag alone: a status can change without any of the documents. */
function isKnown(request: Request, response: Response): boolean {
  const tags = request.headers['if-none-match'];
  const tag = String(response.getHeader('ETag')).replace(/^W\//, '');
  return (
    tags?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*') ?? false
  );
}
