import type { Equation, LinearProgram } from './linear-program';
import type { Masks } from './masks';
import type { Group, System } from './system';

/**
 * A way in which the counts could be otherwise: whole changes from the true ones that keep every line, touch nothing
 * that is known and leave nothing below what the attacker knows to be the least. Found by a solver, checked here.
 */
export type Witness = ReadonlyMap<Group, number>;

/** Somebody who reads the release and knows of each count that it is at least so much: the own union's share, or 0. */
export interface Attacker {
  leastOf(group: Group): number;
  /** For each sensitive group the witnesses that move it furthest down and up. */
  readonly proofs: Map<Group, Proof>;
}

export interface Proof {
  readonly down?: Witness;
  readonly up?: Witness;
}

export interface Attackers {
  readonly all: Attacker;
  readonly each: readonly Attacker[];
}

function attacker(leastOf: (group: Group) => number): Attacker {
  return { leastOf, proofs: new Map() };
}

/** An outsider and each contributing union; `all` knows more than any: what even it must hold possible, they must. */
export function attackersOf(groups: readonly Group[]): Attackers {
  const unions = new Set(groups.flatMap((group) => [...group.contributors.keys()]));
  const shares = new Map(groups.map((group) => [group, Math.max(0, ...group.contributors.values())]));
  return {
    all: attacker((group) => shares.get(group) ?? 0),
    each: [
      attacker(() => 0),
      ...[...unions].map((union) => attacker((group) => group.contributors.get(union) ?? 0)),
    ],
  };
}

/** Forgets what is a proof no longer, since something was published; gives it back. */
export function dropBroken(by: Attacker, masks: Masks, changed: ReadonlySet<Group>): Witness[] {
  const dropped: Witness[] = [];
  const [only] = changed;
  const broken = (changes: Witness | undefined): boolean => {
    if (!changes || (changed.size === 1 && only && !changes.has(only))) return false;
    if (isPossible(changes, by, masks)) return false;
    dropped.push(changes);
    return true;
  };
  for (const [group, { up, down }] of by.proofs) {
    const [withoutUp, withoutDown] = [broken(up), broken(down)];
    if (!withoutUp && !withoutDown) continue;
    by.proofs.set(group, {
      ...(up && !withoutUp ? { up } : {}),
      ...(down && !withoutDown ? { down } : {}),
    });
  }
  return dropped;
}

/** How far apart two values of a group are that the attacker must both hold possible. */
export function widthFor({ proofs }: Attacker, group: Group): number {
  const { up, down } = proofs.get(group) ?? {};
  return (up?.get(group) ?? 0) - (down?.get(group) ?? 0);
}

/** Σ children − parent, for each line, over columns given by `columnsOf`. */
export function equationsOf(
  { lines }: System,
  columnsOf: (group: Group, factor: number) => Equation,
): Equation[] {
  return lines.map(({ parent, children }) => [
    ...children.flatMap((child) => columnsOf(child, 1)),
    ...columnsOf(parent, -1),
  ]);
}

/** Whether changes touch nothing that is known and leave nothing below its least. */
export function isPossible(changes: Witness, { leastOf }: Attacker, masks: Masks): boolean {
  for (const [group, change] of changes) {
    if (!masks.isUnknown(group)) return false;
    if (group.count + change < Math.max(leastOf(group), masks.leastOf(group))) return false;
  }
  return true;
}

/** Whether changes are a witness to an attacker, in whole numbers: a wrong answer may never count as a proof. */
export function isWitness(changes: Witness, by: Attacker, masks: Masks): boolean {
  if (!isPossible(changes, by, masks) || ![...changes.values()].every(Number.isInteger)) return false;
  const lines = new Set([...changes.keys()].flatMap((group) => masks.system.linesOf.get(group) ?? []));
  const changeOf = (group: Group) => changes.get(group) ?? 0;
  for (const { parent, children } of lines) {
    if (children.reduce((sum, child) => sum + changeOf(child), 0) !== changeOf(parent)) return false;
  }
  return true;
}

/**
 * The changes of a point, taken apart into those that no line ties together: each is a witness of its own. One with a
 * number that is not whole is left out.
 */
export function changesAt(
  point: ArrayLike<number>,
  groups: readonly Group[],
  { linesOf }: Pick<System, 'linesOf'>,
): Witness[] {
  const moved = new Map<Group, number>();
  for (const group of groups) {
    const value = point[group.index] ?? 0;
    if (Math.abs(value) > 1e-6) moved.set(group, value);
  }
  const witnesses: Witness[] = [];
  for (const [start] of moved) {
    const changes = new Map<Group, number>();
    let whole = true;
    const met = [start];
    for (let group = met.pop(); group; group = met.pop()) {
      const value = moved.get(group);
      if (value === undefined) continue;
      moved.delete(group);
      changes.set(group, Math.round(value));
      whole &&= Math.abs(value - Math.round(value)) < 1e-6;
      for (const { parent, children } of linesOf.get(group) ?? []) met.push(parent, ...children);
    }
    if (whole) witnesses.push(changes);
  }
  return witnesses;
}

/** Keeps what a witness proves of every sensitive group it moves. */
export function note({ proofs }: Attacker, changes: Witness, sensitive: ReadonlyMap<Group, number>): void {
  for (const [group, change] of changes) {
    if (!sensitive.has(group)) continue;
    const proof = proofs.get(group) ?? {};
    if (change > (proof.up?.get(group) ?? 0)) proofs.set(group, { ...proof, up: changes });
    if (change < (proof.down?.get(group) ?? 0)) proofs.set(group, { ...proof, down: changes });
  }
}

/** Witnesses that let a group move as far as it must, over what is hidden already; undefined when it sees none. */
export type Shortcut = (attacker: Attacker, group: Group) => readonly Witness[] | undefined;

/**
 * Asks what an attacker can deduce: the least and the greatest of each sensitive group that agree with everything
 * known, until they are as far apart as they must be.
 */
export class Audit {
  /** Programs solved so far, for whoever has to stop some time. */
  solved = 0;
  private aimed: Attacker | undefined;

  constructor(
    private readonly program: LinearProgram,
    private readonly groups: readonly Group[],
    private readonly masks: Masks,
    /** Each group to protect, with the width it must keep. */
    private readonly sensitive: ReadonlyMap<Group, number>,
    /** Changes beyond need not be known. */
    private readonly furthest: number,
    /** Quicker ways to a proof, the quickest first. */
    private readonly shortcuts: readonly Shortcut[],
  ) {
    masks.onChange((changed) => {
      for (const group of changed) this.bound(group);
    });
  }

  isSafe(attacker: Attacker, group: Group): boolean {
    return widthFor(attacker, group) >= (this.sensitive.get(group) ?? 0);
  }

  /** Whether the quickest way finds a proof; if it does, it is kept. */
  seesProof(attacker: Attacker, group: Group): boolean {
    return this.isSafe(attacker, group) || this.takes(attacker, group, this.shortcuts.slice(0, 1));
  }

  private takes(attacker: Attacker, group: Group, shortcuts: readonly Shortcut[]): boolean {
    return shortcuts.some((shortcut) => {
      for (const changes of shortcut(attacker, group) ?? []) this.keep(attacker, changes);
      return this.isSafe(attacker, group);
    });
  }

  /** Of the given groups those that the attacker can bound too tightly. */
  failing(attacker: Attacker, groups: Iterable<Group>): Group[] {
    const open = [...groups].filter((group) => !this.isSafe(attacker, group));
    if (open.length === 0) return [];
    if (this.aimed !== attacker) {
      this.aimed = attacker;
      for (const group of this.groups) this.bound(group);
    }
    return open.filter((group) => {
      if (this.isSafe(attacker, group)) return false;
      if (this.takes(attacker, group, this.shortcuts)) return false;
      this.solved += 1;
      for (const direction of [1, -1] as const) {
        if (!this.isSafe(attacker, group)) this.move(attacker, group, direction);
      }
      return !this.isSafe(attacker, group);
    });
  }

  private bound(group: Group): void {
    if (!this.aimed) return;
    if (!this.masks.isUnknown(group)) this.program.bound(group.index, 0, 0);
    else {
      const least = Math.max(this.aimed.leastOf(group), this.masks.leastOf(group));
      const most = this.sensitive.get(group) ?? this.furthest;
      this.program.bound(group.index, Math.max(-most, Math.min(0, least - group.count)), most);
    }
  }

  private keep(attacker: Attacker, changes: Witness): void {
    if (isWitness(changes, attacker, this.masks)) note(attacker, changes, this.sensitive);
  }

  /** Moves a group as far as it goes in a direction. */
  private move(attacker: Attacker, group: Group, direction: 1 | -1): void {
    const { program } = this;
    const solve = (whole: boolean): number => {
      this.solved += 1;
      const point = program.cheapest(whole) ?? [];
      for (const changes of changesAt(point, this.groups, this.masks.system)) this.keep(attacker, changes);
      return Math.floor(direction * (point[group.index] ?? 0) + 1e-6);
    };
    program.cost(group.index, -direction);
    const promised = solve(false);
    program.cost(group.index, 0);
    const { up, down } = attacker.proofs.get(group) ?? {};
    const [there, back] = direction > 0 ? [up, down] : [down, up];
    const proved = Math.abs(there?.get(group) ?? 0);
    // Counts are whole, and so must be what proves that they could be otherwise. Slow, so only where it would do.
    if (promised <= proved) return;
    if (promised + Math.abs(back?.get(group) ?? 0) < (this.sensitive.get(group) ?? 0)) return;
    program.bound(group.index, direction * promised, direction * promised);
    solve(true);
    this.bound(group);
  }
}
