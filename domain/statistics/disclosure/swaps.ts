import type { Attacker, Witness } from './attack';
import type { Flow } from './flows';
import type { Cover } from './hierarchy';
import type { Masks } from './masks';
import type { Group, System } from './system';
import { worth } from './worth';

/** Groups restricted by the same dimensions, found by the numbers of their covers. */
interface Family {
  readonly names: readonly string[];
  readonly steps: readonly number[];
  readonly groups: readonly (Group | undefined)[];
}

/** What a choice of codes changes of its dimension: numbers of covers, each counted more (1) or less (−1). */
interface Choice {
  readonly dimension: string;
  readonly covers: readonly number[];
  readonly signs: readonly (1 | -1)[];
}

interface Swap {
  readonly groups: readonly Group[];
  readonly signs: readonly number[];
  /** How often it can be made before a count would fall below its least. */
  readonly times: number;
  /** What is published of its groups and would have to be hidden, and what that is worth. */
  readonly hide: readonly Group[];
  readonly price: number;
}

/** What is looked for: the first swap over what is hidden, or the cheapest that can be made so often. */
interface Search {
  readonly by: Attacker;
  readonly group: Group;
  readonly direction: 1 | -1;
  readonly families: readonly Family[];
  /** Made by the swaps before. */
  readonly changes: Witness;
  readonly times: number;
  readonly mayHide: boolean;
}

const none: Swap = { groups: [], signs: [], times: Number.POSITIVE_INFINITY, hide: [], price: 0 };

/** Steps after which a swap is no longer looked for: a linear program finds it, or that there is none. */
const mostSteps = 2_000;

/**
 * The simplest ways in which hidden counts could be otherwise: cases moved between two codes of each dimension of a
 * group, back and forth so that every total stays (for two dimensions a rectangle: +1 −1 / −1 +1), one after another
 * until the group has moved far enough. Since whole cases are moved, every line of every table keeps adding up by
 * itself. Finds most proofs without a linear program.
 */
export class Swaps {
  private readonly families: readonly Family[];
  private readonly coverNumber = new Map<string, ReadonlyMap<Cover, number>>();
  private readonly choicesOf = new Map<string, Choice>();

  constructor(
    private readonly system: System,
    private readonly masks: Masks,
  ) {
    for (const [name, { covers }] of system.hierarchies) {
      this.coverNumber.set(name, new Map(covers.map((cover, at) => [cover, at])));
    }
    const members = new Map<string, Group[]>();
    for (const group of system.groups) {
      const id = [...group.fixed.keys()].join('|');
      members.set(id, [...(members.get(id) ?? []), group]);
    }
    this.families = [...members.values()].map((groups) => this.familyOf(groups));
  }

  /** Witnesses that together let a group be `width` apart, over what is hidden already; undefined when none is near. */
  protecting(by: Attacker, group: Group, width: number): readonly Witness[] | undefined {
    const up = this.moved(by, group, 1, width);
    const far = up.get(group) ?? 0;
    if (far >= width) return [up];
    const down = this.moved(by, group, -1, width - far);
    return far - (down.get(group) ?? 0) >= width ? [up, down] : undefined;
  }

  /** The cheapest single swap found that lets a group be `width` further up; undefined when there is none near. */
  cheapest(by: Attacker, group: Group, width: number): Flow | undefined {
    const families = this.familiesOf(group);
    const swap = this.swap({
      by,
      group,
      direction: 1,
      families,
      changes: new Map(),
      times: width,
      mayHide: true,
    });
    if (!swap) return undefined;
    const changes = new Map<Group, number>();
    addTo(changes, swap, width);
    return { hide: swap.hide, witnesses: [changes], price: swap.price };
  }

  /** Swaps added up until a group has moved so far, or no other is found. */
  private moved(by: Attacker, group: Group, direction: 1 | -1, far: number): Witness {
    const changes = new Map<Group, number>();
    const families = this.familiesOf(group);
    for (let left = far; left > 0; ) {
      const swap = this.swap({ by, group, direction, families, changes, times: 1, mayHide: false });
      if (!swap) break;
      const times = Math.min(left, swap.times);
      addTo(changes, swap, times);
      left -= times;
    }
    return changes;
  }

  private familiesOf({ fixed }: Group): Family[] {
    return this.families.filter(({ names }) => [...fixed.keys()].every((name) => names.includes(name)));
  }

  private swap(search: Search): Swap | undefined {
    const { group, families, mayHide } = search;
    const own = [...group.fixed];
    const others = [...new Set(families.flatMap(({ names }) => names))].filter(
      (name) => !group.fixed.has(name),
    );
    const choices = new Map<string, Choice>();
    let best: Swap | undefined;
    let steps = 0;
    const next = (done: Swap): void => {
      const at = choices.size;
      const mine = own[at];
      const dimension = mine?.[0] ?? others[at - own.length];
      if (dimension === undefined) {
        best = done;
        return;
      }
      for (const choice of mine ? this.pairs(dimension, mine[1]) : this.singles(dimension)) {
        steps += 1;
        if (steps > mostSteps || (best && !mayHide)) break;
        choices.set(dimension, choice);
        const more = at + 1 < own.length ? done : this.extended(done, search, choices, dimension);
        if (more && (best === undefined || more.price < best.price)) next(more);
        choices.delete(dimension);
      }
    };
    if (own.length > 0) next(none);
    return best;
  }

  /** The swap with the groups that the last choice completes; undefined when one of them cannot change so. */
  private extended(
    swap: Swap,
    { by, families, direction, changes, times: wanted, mayHide }: Search,
    choices: ReadonlyMap<string, Choice>,
    last: string,
  ): Swap | undefined {
    const groups = [...swap.groups];
    const signs = [...swap.signs];
    const hide = [...swap.hide];
    let { times, price } = swap;
    const visit = (family: Family, axis: number, at: number, sign: number): boolean => {
      const name = family.names[axis];
      if (name === undefined) {
        const group = family.groups[at];
        if (!group) return true;
        if (!this.masks.isUnknown(group)) {
          if (!mayHide || !this.masks.canHide(group)) return false;
          hide.push(group);
          price += worth(group);
        }
        groups.push(group);
        signs.push(sign);
        if (sign > 0) return true;
        const least = Math.max(by.leastOf(group), this.masks.leastOf(group));
        times = Math.min(times, group.count + (changes.get(group) ?? 0) - least);
        return times >= wanted;
      }
      const choice = choices.get(name);
      if (!choice) return false;
      return choice.covers.every((cover, which) =>
        visit(family, axis + 1, at + cover * (family.steps[axis] ?? 0), sign * (choice.signs[which] ?? 1)),
      );
    };
    for (const family of families) {
      if (!family.names.includes(last) || !family.names.every((name) => choices.has(name))) continue;
      if (!visit(family, 0, 0, direction)) return undefined;
    }
    return { groups, signs, times, hide, price };
  }

  private *pairs(dimension: string, { leaves }: Cover): Generator<Choice> {
    for (const more of leaves)
      for (const less of this.system.hierarchies.get(dimension)?.leaves ?? [])
        if (!leaves.includes(less)) yield this.choice(dimension, more, less);
  }

  private *singles(dimension: string): Generator<Choice> {
    for (const more of this.system.hierarchies.get(dimension)?.leaves ?? [])
      yield this.choice(dimension, more);
  }

  private choice(dimension: string, more: string, less?: string): Choice {
    const id = [dimension, more, less].join('\u0000');
    const known = this.choicesOf.get(id);
    if (known) return known;
    const hierarchy = this.system.hierarchies.get(dimension);
    const withMore = hierarchy?.above(more) ?? [];
    const withLess = less === undefined ? [] : (hierarchy?.above(less) ?? []);
    // Covers with both codes, or neither, stay as they are.
    const gaining = withMore.filter((cover) => !withLess.includes(cover));
    const losing = withLess.filter((cover) => !withMore.includes(cover));
    const choice: Choice = {
      dimension,
      covers: [...gaining, ...losing].map((cover) => this.coverNumber.get(dimension)?.get(cover) ?? 0),
      signs: [...gaining.map(() => 1 as const), ...losing.map(() => -1 as const)],
    };
    this.choicesOf.set(id, choice);
    return choice;
  }

  private familyOf(members: readonly Group[]): Family {
    const names = [...(members[0]?.fixed.keys() ?? [])];
    let size = 1;
    const steps = names.map((name) => {
      const step = size;
      size *= this.coverNumber.get(name)?.size ?? 1;
      return step;
    });
    const groups: (Group | undefined)[] = new Array(size);
    for (const group of members) {
      const at = names.reduce((sum, name, axis) => {
        const cover = group.fixed.get(name);
        return sum + (cover ? (this.coverNumber.get(name)?.get(cover) ?? 0) : 0) * (steps[axis] ?? 0);
      }, 0);
      groups[at] = group;
    }
    return { names, steps, groups };
  }
}

function addTo(changes: Map<Group, number>, { groups, signs }: Swap, times: number): void {
  groups.forEach((group, at) => {
    changes.set(group, (changes.get(group) ?? 0) + (signs[at] ?? 0) * times);
  });
}
