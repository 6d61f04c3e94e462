/** So many steps make a round. */
const STEPS = 20;

/**
 * Visits each of a changing number of things once in `ms`, a few at a time: thousands at once would be felt.
 * What came during a round waits for the next.
 */
export function inRounds<T>(
  things: () => Iterable<T>,
  ms: number,
  visit: (thing: T) => void,
): { stop(): void } {
  let left: T[] = [];
  let portion = 0;
  const timer = setInterval(() => {
    if (left.length === 0) {
      left = [...things()];
      portion = Math.ceil(left.length / STEPS);
    }
    for (const thing of left.splice(0, portion)) visit(thing);
  }, ms / STEPS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
