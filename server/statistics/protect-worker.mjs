// A worker starts without the loader of its parent: it registers its own, makes the releases asked for, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { makeRelease } = await import('./release-content.ts');
parentPort?.postMessage(workerData.map(makeRelease));
