import { Router } from 'express';
import type { Registry } from 'prom-client';

/** What a supervisor asks: alive, able to answer, and the figures. */
export function stateRoutes(registry: Registry, ready: () => Promise<boolean>): Router {
  const routes = Router();
  routes.get('/healthz', (_request, response) => {
    response.type('text').send('ok');
  });
  routes.get('/readyz', async (_request, response) => {
    const answer = await ready().catch(() => false);
    response
      .status(answer ? 200 : 503)
      .type('text')
      .send(answer ? 'ready' : 'not ready');
  });
  routes.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return routes;
}
