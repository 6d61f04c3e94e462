import { Worker } from 'node:worker_threads';
import { JalonError } from '#domain/errors';
import type { ReleaseContent, ReleaseWork } from './release-content';

/** Far beyond what the largest network needs; a release that takes longer is not made. */
const longest = 120_000;

/**
 * Makes releases beside the server's own thread, so that nobody's editing waits for the arithmetic.
 * Throws `unavailable` when they cannot be made.
 */
export function makeReleases(works: readonly ReleaseWork[]): Promise<ReleaseContent[]> {
  const worker = new Worker(new URL('./protect-worker.mjs', import.meta.url), { workerData: works });
  return new Promise<ReleaseContent[]>((resolve, reject) => {
    const late = setTimeout(() => reject(new JalonError('unavailable', { reason: 'too-long' })), longest);
    worker.once('message', (contents: ReleaseContent[]) => resolve(contents));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new JalonError('unavailable', { reason: 'release' }));
    });
  }).finally(() => worker.terminate());
}
