// A worker starts without the loader of its parent: it registers its own, then does one file and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { work } = await import('./work.ts');
parentPort?.postMessage(await work(workerData));
