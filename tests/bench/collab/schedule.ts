import { setTimeout as pause } from 'node:timers/promises';

/**
 * Calls `act` so many times a second, on schedule whatever the server does (an open loop): what could not be
 * done in time is caught up, and its delay counts.
 * @param act gets when the call was due on `performance.now()`'s clock, and its number from 0
 */
export async function onSchedule(
  perSecond: number,
  seconds: number,
  act: (dueAt: number, position: number) => void,
): Promise<void> {
  const startedAt = performance.now();
  const total = Math.max(1, Math.round(perSecond * seconds));
  const dueAt = (position: number): number => startedAt + (position * 1000) / perSecond;
  for (let position = 0; position < total; ) {
    for (const now = performance.now(); position < total && dueAt(position) <= now; position += 1)
      act(dueAt(position), position);
    if (position < total) await pause(Math.max(0, dueAt(position) - performance.now()));
  }
}

/** Waits until something is so, at most so long; tells whether it came. */
export async function cameTrue(isSo: () => boolean, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (!isSo()) {
    if (performance.now() > deadline) return false;
    await pause(2);
  }
  return true;
}

export const seconds = (count: number): Promise<void> => pause(count * 1000);
