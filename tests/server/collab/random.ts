/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Random {
  /** From 0 to below `end`, whole. */
  below(end: number): number;
  /** True so often of 1. */
  chance(share: number): boolean;
  of<T>(things: readonly [T, ...T[]]): T;
  /** One of them; undefined when there is none. */
  any<T>(things: readonly T[]): T | undefined;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    chance: (share) => next() < share,
    of: (things) => things[below(things.length)] ?? things[0],
    any: (things) => things[below(things.length)],
  };
}

/** The seed a run was asked for, or a new one; it is printed, so that a failure can be seen again. */
export function seedFrom(setting: string | undefined): number {
  const asked = Number(setting);
  return setting !== undefined && Number.isInteger(asked) ? asked : Math.floor(Math.random() * 2 ** 31);
}
