import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of this answer's inline scripts. */
export function nonceOf(response: Response): string {
  return String(response.locals.cspNonce);
}

/** `'self'` covers sockets of the same origin in some browsers only, so the socket's origin is named. */
function socketOrigin(request: IncomingMessage, secure: boolean): string {
  const host = request.headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? `${secure ? 'wss' : 'ws'}://${host}` : "'self'";
}

/**
 * Security headers. Scripts run from our own files or with the answer's nonce, never from a string.
 * Styles may be inline: Mantine writes computed values (a column's width, a colour) as style attributes, which
 * no nonce can cover; nothing a person types ends up in a style.
 * @param secure the public address is https
 * @param development Vite's page needs its own socket
 */
export function securityHeaders({
  secure,
  development,
}: {
  secure: boolean;
  development: boolean;
}): RequestHandler[] {
  const nonce: RequestHandler = (_request, response, next) => {
    response.locals.cspNonce = randomBytes(16).toString('base64');
    next();
  };
  const headers = helmet({
    // `no-referrer` would make browsers send `Origin: null` with our own forms, and the origin check needs it.
    referrerPolicy: { policy: 'same-origin' },
    hsts: secure,
    frameguard: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        scriptSrc: [
          "'self'",
          (_request: IncomingMessage, response: ServerResponse) => `'nonce-${nonceOf(response as Response)}'`,
        ],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: [
          "'self'",
          (request: IncomingMessage) => socketOrigin(request, secure),
          ...(development ? ['ws:'] : []),
        ],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  });
  return [nonce, headers];
}
