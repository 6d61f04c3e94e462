import type { Held } from './save-state';

/** Counts what stands on the screen and in no document yet. */
export function countHolds(onChange: () => void): {
  /** A choice that waits is said before text that is being written. */
  held(): Held | null;
  /** @returns ends it, once */
  hold(what: Held): () => void;
} {
  const counts: Record<Held, number> = { typing: 0, choice: 0 };
  return {
    held: () => (counts.choice > 0 ? 'choice' : counts.typing > 0 ? 'typing' : null),
    hold: (what) => {
      counts[what] += 1;
      onChange();
      let ended = false;
      return () => {
        if (!ended) counts[what] -= 1;
        ended = true;
        onChange();
      };
    },
  };
}
