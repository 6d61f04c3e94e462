import type { RegisterOptions } from '#domain/statistics/register/register';
import type { CountingStep, CountOutcome } from './count-file';

/** Page to worker: one file. The bytes are handed over, not copied. */
export interface CountRequest {
  readonly bytes: Uint8Array;
  readonly options: RegisterOptions;
}

/** Worker to page: steps, then one outcome. */
export type CountMessage =
  | { readonly kind: 'step'; readonly step: CountingStep }
  | { readonly kind: 'outcome'; readonly outcome: CountOutcome };
