// A worker starts without the loader of its parent: it registers its own, makes the release asked for, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { makeRelease } = await import('./release-content.ts');
const { highsSolver } = await import('./highs.ts');
const { JalonError } = await import('../../domain/errors.ts');
const solver = await highsSolver();
let told = 0;
const tell = (share) => {
  if (share - told < 0.01) return;
  told = share;
  parentPort?.postMessage({ share });
};
try {
  parentPort?.postMessage({ content: makeRelease(workerData, solver, tell) });
} catch (error) {
  if (!(error instanceof JalonError)) throw error;
  // An error loses its class on the way between threads.
  parentPort?.postMessage({ refusal: { code: error.code, details: error.details } });
}
