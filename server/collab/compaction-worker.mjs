// A worker starts without the loader of its parent: it registers its own, compacts the documents asked for, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { compactAll } = await import('./compaction-work.ts');
await compactAll(workerData, (outcome) => parentPort?.postMessage(outcome));
