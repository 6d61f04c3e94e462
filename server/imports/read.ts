import { Worker } from 'node:worker_threads';
import { JalonError } from '#domain/errors';
import type { ImportOptions, ImportResult } from '#domain/import/result';
import { type ImportLimits, importLimits } from './limits';
import { recogniseFormat } from './recognise';
import type { ImportAnswer, ImportTask } from './work';
import { checkExpansion, isZip, zipEntries } from './zip';

/**
 * What the import of a file would make; the page's procedure and the command line call this alike. The file
 * is parsed in a worker with limits on memory, time and expanded size (docs/design.md, "Files"): nothing a file
 * holds can stop the server. Rejects with JalonError `file-type`, `file-unreadable` or `too-large`.
 */
export async function readImport(
  bytes: Uint8Array,
  fileName: string,
  options: ImportOptions & { readonly limits?: Partial<ImportLimits> } = {},
): Promise<ImportResult> {
  const { limits: own, ...rest } = options;
  const limits = { ...importLimits, ...own };
  if (bytes.length > limits.fileBytes) {
    throw new JalonError('too-large', { limit: Math.round(limits.fileBytes / 1024 / 1024) });
  }
  if (bytes.length === 0) throw new JalonError('file-unreadable');
  // Cheap refusals first: most wrong files need no worker.
  recogniseFormat(bytes, fileName, limits);
  if (isZip(bytes)) checkExpansion(bytes, zipEntries(bytes, limits), limits);
  const answer = await inWorker({ bytes, fileName, options: rest, limits });
  if (answer.ok) return answer.result;
  throw new JalonError(answer.code, answer.details);
}

function inWorker(task: ImportTask): Promise<ImportAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMegabytes, stackSizeMb: 8 },
    });
    const timer = setTimeout(() => {
      reject(new JalonError('too-large', { seconds: task.limits.milliseconds / 1000 }));
      void worker.terminate();
    }, task.limits.milliseconds);
    // The worker posts exactly one ImportAnswer; `message` is untyped in Node.
    worker.once('message', (answer: ImportAnswer) => resolve(answer));
    worker.once('error', (error: Error & { code?: string }) => {
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new JalonError('too-large')
          : new JalonError('file-unreadable'),
      );
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      // Without effect when it has answered.
      reject(new JalonError('file-unreadable'));
    });
  });
}
