import type { RequestHandler } from 'express';
import { Histogram, type Registry } from 'prom-client';

/** How long answers took, by method, kind of way in and status class. Paths are left out: they carry ids. */
export function measureRequests(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'jalon_http_request_seconds',
    help: 'Time until the answer was complete.',
    labelNames: ['method', 'way', 'status'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return (request, response, next) => {
    const stop = seconds.startTimer({ method: request.method, way: wayIn(request.path) });
    response.on('finish', () => stop({ status: `${Math.floor(response.statusCode / 100)}xx` }));
    next();
  };
}

function wayIn(path: string): string {
  if (path.startsWith('/trpc')) return 'call';
  if (path.startsWith('/calendars/')) return 'calendar';
  return path.startsWith('/assets') ? 'asset' : 'page';
}
