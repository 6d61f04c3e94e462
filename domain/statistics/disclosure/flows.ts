import { type Attacker, changesAt, type Witness } from './attack';
import type { LinearProgram } from './linear-program';
import type { Masks } from './masks';
import type { Group } from './system';
import { worth, worthOf } from './worth';

export interface Flow {
  /** What has to be hidden for it, as far as it is not yet. */
  readonly hide: readonly Group[];
  readonly witnesses: readonly Witness[];
  readonly price: number;
}

/** In systems of so few groups, a flow partly up and partly down is weighed against one all the way up. */
const someGroups = 1_500;

/** Flows of least cost through a program with two columns a group: how much it goes up, and how much down. */
export class Flows {
  /** Programs solved so far. */
  solved = 0;
  private aimed: Attacker | undefined;
  private barred: Group | undefined;

  constructor(
    private readonly program: LinearProgram,
    private readonly groups: readonly Group[],
    private readonly masks: Masks,
    private readonly k: number,
  ) {
    masks.onChange((changed) => {
      for (const group of changed) this.set(group);
    });
  }

  /** Lets no flow go through a group. */
  bar(group: Group | undefined): void {
    const before = this.barred;
    this.barred = group;
    for (const each of [before, group]) if (each) this.set(each);
  }

  /** The cheapest way found of letting a group be `width` further up, or partly up and partly down. */
  protecting(by: Attacker, group: Group, width: number): Flow | undefined {
    if (this.aimed !== by) {
      this.aimed = by;
      for (const each of this.groups) this.set(each);
    }
    const up = this.along([[group, width]], []);
    const room = Math.min(width, group.count - this.leastOf(group));
    if (room <= 0 || up?.price === 0 || (up && this.groups.length > someGroups)) return up;
    const down = this.along([[group, -room]], []);
    const rest = down && (room < width ? this.along([[group, width - room]], down.hide) : undefined);
    const both = down && room < width ? rest && joined(down, rest) : down;
    if (!up || !both) return up ?? both;
    return both.price < up.price ? both : up;
  }

  private leastOf(group: Group): number {
    return Math.min(group.count, Math.max(this.aimed?.leastOf(group) ?? 0, this.masks.leastOf(group)));
  }

  private set(group: Group, free = false): void {
    const { program, masks, k } = this;
    if (!this.aimed) return;
    const [up, down] = [2 * group.index, 2 * group.index + 1];
    const still = group === this.barred || masks.isKnownFromBefore(group);
    const room = still ? 0 : group.count - this.leastOf(group);
    program.bound(up, 0, still ? 0 : 4 * k);
    program.bound(down, 0, Math.min(room, 4 * k));
    const costs = !free && !masks.isUnknown(group);
    // A cell is paid for as a whole: the less it can move, the dearer each step.
    program.cost(up, costs ? worth(group) / k : 0.001);
    program.cost(down, costs ? worth(group) / Math.max(1, Math.min(k, room)) : 0.001);
  }

  private along(moves: readonly (readonly [Group, number])[], free: readonly Group[]): Flow | undefined {
    const { program, groups, masks } = this;
    for (const group of free) this.set(group, true);
    for (const [group, change] of moves) {
      program.bound(2 * group.index, Math.max(0, change), Math.max(0, change));
      program.bound(2 * group.index + 1, Math.max(0, -change), Math.max(0, -change));
    }
    this.solved += 1;
    const point = program.cheapest();
    for (const [group] of moves) this.set(group);
    for (const group of free) this.set(group);
    if (!point) return undefined;
    const net = Float64Array.from(groups, (_, at) => (point[2 * at] ?? 0) - (point[2 * at + 1] ?? 0));
    const moved = groups.filter((_, at) => Math.abs(net[at] ?? 0) > 1e-6);
    const hide = moved.filter((group) => !masks.isUnknown(group));
    if (hide.some((group) => group.tables.size === 0 || masks.isKnownFromBefore(group))) return undefined;
    return {
      hide,
      witnesses: changesAt(net, groups, masks.system),
      price: worthOf(hide),
    };
  }
}

function joined(one: Flow, other: Flow): Flow {
  const hide = [...new Set([...one.hide, ...other.hide])];
  return {
    hide,
    witnesses: [...one.witnesses, ...other.witnesses],
    price: worthOf(hide),
  };
}
