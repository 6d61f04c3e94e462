import { createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import type { Registry } from 'prom-client';
import type { Services } from '#server/services';
import type { CallContext } from '#server/trpc/procedures';
import { appRouter } from '#server/trpc/router';
import { boundedForm } from './body';
import type { DemoAccounts } from './context';
import { measureRequests } from './metrics';
import { refuseOtherOrigins } from './origin';
import { builtPages, pageHandler, sourcePages } from './pages';
import { securityHeaders } from './security';
import { createWhoIs, type WhoIs } from './signed-in';
import { stateRoutes } from './state';

export interface WebParts {
  readonly services: Services;
  readonly registry: Registry;
  /** The folder of the package: build/ or the sources lie there. */
  readonly root: string;
  /** Null unless the demo network is served on a local address. */
  readonly demo: DemoAccounts | null;
  /** Downloads and uploads of other capabilities, after the origin check and before the pages. */
  readonly routers?: readonly ((whoIs: WhoIs) => Router)[];
}

export interface Web {
  readonly app: Express;
  close(): Promise<void>;
}

/** The largest call: a return's tables and a page of edits are far below. */
const maxCallBytes = 4 * 1024 * 1024;
/** As many calls as the page sends in one request. */
const maxCalls = 20;

/** Everything that answers HTTP, in the order in which it is asked. Sockets are the gateway's. */
export async function createWeb(parts: WebParts): Promise<Web> {
  const { services } = parts;
  const { publicUrl, nodeEnv, port } = services.env;
  const development = nodeEnv === 'development';
  const secure = publicUrl.startsWith('https:');
  const whoIs = createWhoIs(services.sessions);
  const source = development ? await sourcePages(parts.root, port) : builtPages(parts.root);

  const app = express();
  app.disable('x-powered-by');
  // Behind a TLS proxy of the same machine or local network the client's address is the one it forwards.
  app.set('trust proxy', secure ? 'loopback, linklocal, uniquelocal' : false);
  app.use(stateRoutes(parts.registry, () => answers(services)));
  app.use(measureRequests(parts.registry));
  app.use(securityHeaders({ secure, development }));
  app.use(compressed());
  app.use(refuseOtherOrigins(publicUrl));
  app.use(...source.assets);
  app.use(
    '/trpc',
    privately,
    createExpressMiddleware({
      router: appRouter,
      createContext: async ({ req }): Promise<CallContext> => ({ services, signedIn: await whoIs(req) }),
      maxBodySize: maxCallBytes,
      maxBatchSize: maxCalls,
    }),
  );
  for (const make of parts.routers ?? []) app.use(make(whoIs));
  app.all(
    '*',
    privately,
    boundedForm,
    pageHandler(source, { services, whoIs, secure, demo: parts.demo }, development),
  );
  app.use(lastResort(services));
  return { app, close: () => source.close() };
}

/** A stream of events must leave at once; compressing would hold it back. */
function compressed(): RequestHandler {
  return compression({
    filter: (request, response) =>
      !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
      compression.filter(request, response),
  });
}

/** Pages are made for one person: no shared cache may keep them. */
const privately: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'private, no-store');
  next();
};

async function answers({ database }: Services): Promise<boolean> {
  await database.pool.query('select 1');
  return true;
}

/** A path that cannot be decoded, a Host that is none: the caller's mistake. */
const isNoAddress = (error: unknown): boolean =>
  error instanceof URIError ||
  (error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL');

/** What nobody foresaw: logged, and nothing of it told. */
function lastResort({ logger }: Services): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (isNoAddress(error)) return void response.status(400).json({ code: 'invalid' });
    logger.error({ err: error, path: request.path }, 'A request failed.');
    if (response.headersSent) return next(error);
    response.status(500).json({ code: 'unavailable' });
  };
}
