import { type ErrorCode, JalonError } from '#domain/errors';
import type { ImportOptions, ImportResult } from '#domain/import/result';
import type { ImportLimits } from './limits';
import { understandFile } from './parse';

/** What the worker is given. */
export interface ImportTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly limits: ImportLimits;
}

/** What it answers: errors cross the threads as their code, a class would not survive. */
export type ImportAnswer =
  | { readonly ok: true; readonly result: ImportResult }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly details: Readonly<Record<string, string | number>>;
    };

/** Reads and understands one file; runs in the worker. */
export async function work(task: ImportTask): Promise<ImportAnswer> {
  try {
    const { bytes, fileName, limits, options } = task;
    return { ok: true, result: await understandFile(bytes, fileName, limits, options) };
  } catch (error) {
    if (error instanceof JalonError) return { ok: false, code: error.code, details: error.details };
    throw error;
  }
}
