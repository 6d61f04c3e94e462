import { Worker } from 'node:worker_threads';
import { type ErrorCode, JalonError } from '#domain/errors';
import type { ReleaseContent, ReleaseWork } from './release-content';

/** Far beyond what the largest network needs on a machine busy with other things; a release that takes longer is not made. */
const longest = 600_000;

type Answer =
  | { readonly content: ReleaseContent }
  | { readonly refusal: { readonly code: ErrorCode; readonly details: JalonError['details'] } };

/**
 * Makes releases beside the server's own thread, so that nobody's editing waits for the arithmetic, and beside each
 * other: no audience's release rests on another's.
 * @throws JalonError `gives-away` when an earlier release tells what this one must hide; `unavailable` when they cannot
 *   be made.
 */
export function makeReleases(works: readonly ReleaseWork[]): Promise<ReleaseContent[]> {
  return Promise.all(works.map(inWorker));
}

function inWorker(work: ReleaseWork): Promise<ReleaseContent> {
  const worker = new Worker(new URL('./protect-worker.mjs', import.meta.url), { workerData: work });
  return new Promise<ReleaseContent>((resolve, reject) => {
    const late = setTimeout(() => reject(new JalonError('unavailable', { reason: 'too-long' })), longest);
    worker.once('message', (answer: Answer) => {
      if ('content' in answer) resolve(answer.content);
      else reject(new JalonError(answer.refusal.code, answer.refusal.details));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new JalonError('unavailable', { reason: 'release' }));
    });
  }).finally(() => worker.terminate());
}
