import { performance } from 'node:perf_hooks';

/**
 * When the process is nearly overloaded, a round of many documents is followed by a rest in which more comes together:
 * each edit then costs a part of a check, a row and a frame, so that there is no overload.
 */
const BUSY = 0.8;
const MANY_DOCUMENTS = 16;
const LONGEST_REST_MS = 40;
/** How much of the newest round counts in what is taken for busy. */
const NEWEST = 0.2;

/** How long to rest after rounds of commits. */
export interface Pacing {
  /** Call once a round. @returns ms; 0 when there is nothing to gain */
  restAfter(documents: number): number;
}

export function createPacing(): Pacing {
  let utilisation = 0;
  let measured = performance.eventLoopUtilization();
  return {
    restAfter: (documents) => {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, measured);
      measured = now;
      utilisation += (utilization - utilisation) * NEWEST;
      if (documents < MANY_DOCUMENTS) return 0;
      return Math.floor(Math.max(0, (utilisation - BUSY) / (1 - BUSY)) * LONGEST_REST_MS);
    },
  };
}
