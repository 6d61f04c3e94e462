import { Worker } from 'node:worker_threads';
import { type ErrorCode, JalonError } from '#domain/errors';
import type { ReleaseContent, ReleaseWork } from './release-content';

/** Far beyond what the largest network needs on a machine busy with other things; a release that takes longer is not made. */
const longest = 600_000;

type Answer =
  | { readonly share: number }
  | { readonly content: ReleaseContent }
  | { readonly refusal: { readonly code: ErrorCode; readonly details: JalonError['details'] } };

export interface Progress {
  /** Told how much of all releases is made, 0…1. */
  readonly onProgress?: (share: number) => void;
  /** Ends the work where it stands. */
  readonly signal?: AbortSignal;
}

/**
 * Makes releases beside the server's own thread, so that nobody's editing waits for the arithmetic, and beside each
 * other: no audience's release rests on another's.
 * @throws JalonError `gives-away` when an earlier release tells what this one must hide; `unavailable` when they cannot
 *   be made, or `signal` ended the work (`reason` `stopped`).
 */
export function makeReleases(
  works: readonly ReleaseWork[],
  { onProgress, signal }: Progress = {},
): Promise<ReleaseContent[]> {
  const shares = works.map(() => 0);
  return Promise.all(
    works.map((work, at) => {
      const tell = (share: number): void => {
        shares[at] = share;
        onProgress?.(shares.reduce((sum, each) => sum + each, 0) / shares.length);
      };
      return inWorker(work, tell, signal);
    }),
  );
}

function inWorker(
  work: ReleaseWork,
  tell: (share: number) => void,
  signal: AbortSignal | undefined,
): Promise<ReleaseContent> {
  const worker = new Worker(new URL('./protect-worker.mjs', import.meta.url), { workerData: work });
  return new Promise<ReleaseContent>((resolve, reject) => {
    const late = setTimeout(() => reject(new JalonError('unavailable', { reason: 'too-long' })), longest);
    const stop = () => reject(new JalonError('unavailable', { reason: 'stopped' }));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (answer: Answer) => {
      if ('share' in answer) tell(answer.share);
      else if ('content' in answer) {
        tell(1);
        resolve(answer.content);
      } else reject(new JalonError(answer.refusal.code, answer.refusal.details));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(late);
      signal?.removeEventListener('abort', stop);
      reject(new JalonError('unavailable', { reason: 'release' }));
    });
  }).finally(() => worker.terminate());
}
