import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_WAIT_MS = 5_000;

/**
 * Tries until it works, ever more rarely.
 * @param work is told whether it was tried before
 * @param firstMs the first wait; each next is twice as long, at most 5 s
 * @param goesOn asked after each failure
 * @returns null when it was given up
 */
export async function persist<T>(
  work: (again: boolean) => Promise<T>,
  firstMs: number,
  goesOn: (error: unknown) => boolean,
): Promise<T | null> {
  for (let wait = firstMs, again = false; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS), again = true) {
    try {
      return await work(again);
    } catch (error) {
      if (!goesOn(error)) return null;
      await pause(wait);
    }
  }
}
