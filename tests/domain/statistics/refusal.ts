import { JalonError } from '#domain/errors';

/** What was refused, with its details; undefined when nothing was. */
export function refusal(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof JalonError) return { code: error.code, ...error.details };
    throw error;
  }
  return undefined;
}
