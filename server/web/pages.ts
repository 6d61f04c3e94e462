import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express, { type RequestHandler } from 'express';
import type { ViteDevServer } from 'vite';
import { type ContextParts, createPageContext } from './context';

/** Vite serves sources while developing; otherwise the built files stand in build/. */
export interface PageSource {
  readonly assets: RequestHandler[];
  readonly build: () => Promise<ServerBuild>;
  close(): Promise<void>;
}

/** Pages and assets as `npm run build` made them. Files under /assets carry a hash, so they never change. */
export function builtPages(root: string): PageSource {
  const client = join(root, 'build/client');
  const server = pathToFileURL(join(root, 'build/server/index.js')).href;
  // Looked up once: a new build beside a running server must not mix with the one it began with.
  let loaded: Promise<ServerBuild> | undefined;
  return {
    assets: [
      express.static(join(client), { maxAge: '1h', setHeaders: keepForever, redirect: false, index: false }),
    ],
    build: () => {
      loaded ??= import(/* @vite-ignore */ server);
      return loaded;
    },
    close: async () => {},
  };
}

function keepForever(response: { setHeader(name: string, value: string): void }, path: string): void {
  if (/[\\/]client[\\/]assets[\\/]/.test(path)) {
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  }
}

/** Pages from their sources, reloaded as they change. Several may run side by side, each on a port of its own. */
export async function sourcePages(root: string, port: number): Promise<PageSource> {
  const { createServer } = await import('vite');
  const ours = process.listeners('SIGTERM');
  const vite: ViteDevServer = await createServer({
    root,
    cacheDir: `node_modules/.vite-${port}`,
    server: { middlewareMode: true, hmr: { port: port + 20_000 } },
  });
  // Remix's own compiler would end the process at SIGTERM, before the database is left in order.
  for (const listener of process.listeners('SIGTERM')) {
    if (!ours.includes(listener)) process.off('SIGTERM', listener);
  }
  return {
    assets: [vite.middlewares],
    // Vite cannot know the type of a virtual module; the Remix plugin makes it a ServerBuild.
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    close: () => vite.close(),
  };
}

/** Renders pages and runs their loaders and actions. */
export function pageHandler(source: PageSource, parts: ContextParts, development: boolean): RequestHandler {
  return createRequestHandler({
    build: source.build,
    // Remix wants a type with an index signature, which a fresh object has and an interface has not.
    getLoadContext: async (request, response) => ({ ...(await createPageContext(parts, request, response)) }),
    mode: development ? 'development' : 'production',
  });
}
