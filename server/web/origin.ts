import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { isLocal } from '#server/env';

/**
 * Whether a request that changes something was sent by a page of ours. Browsers name the origin with every
 * request that is not GET or HEAD (and with every socket), so another site's form or script is recognised and
 * refused; a caller that names none is no browser and carries nobody's cookies but its own.
 * @param publicUrl the address people use. While it is local, the Host that was asked for decides: a laptop may
 *   be reached as localhost, 127.0.0.1 or by its name in the local network.
 */
export function fromOwnPage(request: Pick<IncomingMessage, 'headers'>, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const sender = new URL(origin);
  return isLocal(publicUrl) ? sender.host === host : sender.origin === new URL(publicUrl).origin;
}

/** Refuses every request that changes something and comes from another site's page. */
export function refuseOtherOrigins(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || fromOwnPage(request, publicUrl))
      return next();
    response.status(403).json({ code: 'wrong-origin' });
  };
}
