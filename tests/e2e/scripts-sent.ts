import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright-core';

/** Longer than a page waits before it fetches what will be needed without a line. */
const QUIET_MS = 2_000;

/** Bytes of the scripts that a page asks for, each once, compressed as a server commonly does (gzip, level 6). */
export async function scriptsSent(page: Page, act: () => Promise<void>): Promise<number> {
  const sizes = new Map<string, Promise<number>>();
  const asked = (request: Request): void => {
    if (request.resourceType() !== 'script' || sizes.has(request.url())) return;
    const size = async (): Promise<number> => {
      const response = await request.response();
      return response ? gzipSync(await response.body(), { level: 6 }).length : 0;
    };
    sizes.set(request.url(), size());
  };
  page.on('request', asked);
  await act();
  // Not until the network is quiet: the line of live facts never is. Scripts ask for scripts at once, or a moment after
  // the page has drawn.
  let before = -1;
  while (before !== sizes.size) {
    before = sizes.size;
    await Promise.all(sizes.values());
    await pause(QUIET_MS);
  }
  page.off('request', asked);
  const all = await Promise.all(sizes.values());
  return all.reduce((sum, size) => sum + size, 0);
}
