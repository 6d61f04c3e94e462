import type { Group } from './system';

/**
 * What a group is worth to readers: its cases, and more the more it sums up. Single dimensions' totals are what they
 * come for; a zero says something too.
 */
export function worth(group: Group): number {
  const level = [1_000, 20][group.fixed.size] ?? 1;
  return (group.count + 1) * level;
}

export function leastWorthy(groups: readonly Group[]): Group | undefined {
  return groups.reduce<Group | undefined>(
    (best, group) => (best === undefined || worth(group) < worth(best) ? group : best),
    undefined,
  );
}

export const worthOf = (groups: Iterable<Group>): number =>
  [...groups].reduce((sum, group) => sum + worth(group), 0);
