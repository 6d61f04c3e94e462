import {
  type Attacker,
  type Attackers,
  Audit,
  attackersOf,
  dropBroken,
  equationsOf,
  isWitness,
  note,
  type Witness,
  widthFor,
} from './attack';
import type { Earlier } from './earlier';
import { Flows } from './flows';
import type { LinearSolver } from './linear-program';
import { cheapestNear, fillLines, isShort } from './lines';
import { Masks } from './masks';
import { Swaps } from './swaps';
import type { Group, System } from './system';
import { worth, worthOf } from './worth';

export interface Protection {
  readonly system: System;
  readonly earlier: Earlier;
  /** Groups to protect, each with the least width of what may be deduced of it. */
  readonly sensitive: ReadonlyMap<Group, number>;
  /** Hidden by a rule of their own, whatever else is. */
  readonly first: ReadonlySet<Group>;
  readonly k: number;
  readonly onProgress: (share: number) => void;
}

export interface Suppression {
  readonly hidden: ReadonlySet<Group>;
  /** Sensitive groups of which too much can be deduced even with everything hidden: earlier releases say it. */
  readonly exposed: readonly Group[];
  /** Width of what can be deduced of each sensitive group, as far as it was looked for. */
  readonly widths: ReadonlyMap<Group, number>;
}

/** Systems of so few groups are tried in several orders, and the best is taken. */
const fewGroups = 400;
/** Beyond so many groups the cheapest swap is taken where there is one: a flow through all of them takes too long. */
const manyGroups = 8_000;
/** The part of the work that is choosing what to hide; the rest is giving back what need not be. */
const hiding = 0.4;
/** Programs solved while giving back what need not be hidden; the more groups, the longer each takes. */
const mostGivingBack = (groups: number) => Math.min(5_000, 900_000_000 / groups ** 2);

/**
 * Secondary suppression over all tables as one linear system. For each sensitive group the cheapest cells to hide are
 * those along which it can move up and down by as much as it must while every line still adds up: a flow of least cost,
 * what is hidden already costing nothing. The flow is at once the proof. Then every attacker tries (`Audit`), and
 * what was hidden and is not needed is given back, the worthiest first. Hiding only widens, so what was proved stays.
 */
export function suppress(protection: Protection, solver: LinearSolver): Suppression {
  const { groups } = protection.system;
  const bySize = [...protection.sensitive.keys()].sort((a, b) => b.count - a.count || a.index - b.index);
  const orders = groups.length > fewGroups ? [bySize] : [bySize, bySize.toReversed(), interleaved(bySize)];
  const made = (keepDoubt: boolean) =>
    orders
      .map((order, at) => {
        const onProgress = (share: number) => protection.onProgress((at + share) / orders.length);
        return attempt({ ...protection, onProgress }, order, keepDoubt, solver);
      })
      .reduce((best, next) => (worthOf(next.hidden) < worthOf(best.hidden) ? next : best));
  const first = made(false);
  const gaveAway = first.exposed.some((group) => group.count > 0);
  return gaveAway && protection.earlier.kept.size > 0 ? made(true) : first;
}

const interleaved = <T>(list: readonly T[]): T[] => [
  ...list.filter((_, at) => at % 2 === 0),
  ...list.filter((_, at) => at % 2 === 1).reverse(),
];

function attempt(
  protection: Protection,
  order: readonly Group[],
  keepDoubt: boolean,
  solver: LinearSolver,
): Suppression {
  const { system, earlier, k } = protection;
  const { groups } = system;
  const column = (group: Group, factor: number) => [{ at: group.index, factor }];
  const bothWays = ({ index }: Group, factor: number) => [
    { at: 2 * index, factor },
    { at: 2 * index + 1, factor: -factor },
  ];
  return solver(groups.length, equationsOf(system, column), (audited) =>
    solver(2 * groups.length, equationsOf(system, bothWays), (flowing) => {
      const masks = new Masks(system, earlier);
      const sensitive = new Map(protection.sensitive);
      const flows = new Flows(flowing, groups, masks, k);
      const swaps = new Swaps(system, masks);
      const audit = new Audit(audited, groups, masks, sensitive, 4 * k, [
        (by, group) => swaps.protecting(by, group, sensitive.get(group) ?? 0),
        (by, group) => {
          const flow = flows.protecting(by, group, sensitive.get(group) ?? 0);
          return flow?.hide.length === 0 ? flow.witnesses : undefined;
        },
      ]);
      return new Attempt(protection, sensitive, masks, audit, flows, swaps, keepDoubt).made(order);
    }),
  );
}

/** One choice of what to hide, from the first rules to what is given back. */
class Attempt {
  private readonly attackers: Attackers;
  private readonly exposed = new Set<Group>();
  /** Groups that the strongest attacker could bound: each of the others has to be asked. */
  private asked: ReadonlySet<Group> = new Set();

  constructor(
    private readonly protection: Protection,
    /** What has to be proved: the protection's, and that hidden zeros are in doubt. */
    private readonly sensitive: Map<Group, number>,
    private readonly masks: Masks,
    private readonly audit: Audit,
    private readonly flows: Flows,
    private readonly swaps: Swaps,
    /** Whether more is hidden so that zeros which were hidden before stay in doubt; needed only where others rest on it. */
    private readonly keepDoubt: boolean,
  ) {
    this.attackers = attackersOf(protection.system.groups);
  }

  made(order: readonly Group[]): Suppression {
    const { first, earlier, onProgress } = this.protection;
    const { all, each } = this.attackers;
    for (const group of first) this.masks.hide(group);
    for (const group of earlier.kept) if (group.tables.size > 0) this.hide(group);
    for (const [at, group] of order.entries()) {
      onProgress((at / order.length) * hiding);
      if (!this.audit.isSafe(all, group) && !this.audit.seesProof(all, group)) this.protect(all, group);
    }
    this.secure();
    onProgress(hiding);
    this.giveBack();
    this.secure();
    const widths = new Map<Group, number>();
    for (const group of this.sensitive.keys()) {
      const least = Math.min(...each.map((by) => widthFor(by, group)));
      widths.set(group, Math.max(widthFor(all, group), least));
    }
    return { hidden: this.masks.hidden, exposed: [...this.exposed], widths };
  }

  private hide(group: Group): void {
    // A hidden zero is in doubt, or everyone knows that it is one: doubt has to be proved like anything else.
    if (group.count === 0 && !this.sensitive.has(group)) this.sensitive.set(group, 1);
    this.masks.hide(group);
  }

  /** Publishes a group that was hidden for others; gives back, by attacker, what is a proof no longer. */
  private publish(group: Group): { by: Attacker; witnesses: Witness[] }[] {
    if (group.count === 0) this.sensitive.delete(group);
    return this.reconsider(this.masks.publish(group));
  }

  private reconsider(changed: ReadonlySet<Group>): { by: Attacker; witnesses: Witness[] }[] {
    const { all, each } = this.attackers;
    return [all, ...each].map((by) => ({ by, witnesses: dropBroken(by, this.masks, changed) }));
  }

  /** Hides what is cheapest so that a group can be otherwise; false when there is no way. */
  private protect(by: Attacker, group: Group): boolean {
    const width = this.sensitive.get(group) ?? 0;
    const many = this.protection.system.groups.length > manyGroups;
    const flow = (many && this.swaps.cheapest(by, group, width)) || this.flows.protecting(by, group, width);
    if (!flow) return false;
    for (const moved of flow.hide) this.hide(moved);
    for (const changes of flow.witnesses) {
      if (isWitness(changes, by, this.masks)) note(by, changes, this.sensitive);
    }
    return true;
  }

  /** Gives a group up as known. */
  private expose(group: Group): void {
    this.exposed.add(group);
    // What was proved in the belief that a zero could be otherwise has to be proved again.
    this.reconsider(this.masks.doubtNot(group));
  }

  /** Pairs of an attacker and a group of which it can deduce too much. */
  private failures(): [Attacker, Group][] {
    const { all, each } = this.attackers;
    const easy = [...this.sensitive.keys()].filter((group) => !this.asked.has(group));
    const doubtful = [...this.asked, ...this.audit.failing(all, easy)].filter(
      (group) => !this.exposed.has(group),
    );
    return each.flatMap((by) =>
      this.audit.failing(by, doubtful).map((group): [Attacker, Group] => [by, group]),
    );
  }

  /** Hides more until no attacker can deduce too much of anything that can be protected at all. */
  private secure(): void {
    const { masks, audit } = this;
    const { system, k } = this.protection;
    fillLines(system, masks, k);
    for (let failed = this.failures(); failed.length > 0; failed = this.failures()) {
      const before = masks.hidden.size;
      const helpless = failed.filter(([by, group]) => {
        if (audit.isSafe(by, group)) return false;
        // A zero that was hidden before need not be in doubt any more.
        return this.isKeptZero(group) || !this.protect(by, group);
      });
      const known = helpless.filter(([, group]) => this.isKeptZero(group));
      for (const [, group] of known) this.expose(group);
      // A flow that is not in whole numbers proves nothing; where it hides nothing more, the next cheapest cell goes.
      if (masks.hidden.size === before && known.length === 0) {
        const [pair] = failed;
        const near = pair && cheapestNear(pair[1], system, masks);
        if (near) this.hide(near);
        else for (const [, group] of helpless.length > 0 ? helpless : failed) this.expose(group);
      }
      fillLines(system, masks, k);
    }
  }

  private isKeptZero(group: Group): boolean {
    const { earlier, first } = this.protection;
    return !this.keepDoubt && group.count === 0 && earlier.kept.has(group) && !first.has(group);
  }

  private giveBack(): void {
    const { system, first, earlier, onProgress } = this.protection;
    const { all } = this.attackers;
    const begun = this.solved;
    const most = begun + mostGivingBack(system.groups.length);
    // With less hidden, who could bound a group still can.
    this.asked = new Set(this.audit.failing(all, this.sensitive.keys()));
    const secondary = [...this.masks.hidden].filter((group) => !first.has(group) && !earlier.kept.has(group));
    secondary.sort((a, b) => worth(b) - worth(a) || a.index - b.index);
    for (const [at, group] of secondary.entries()) {
      if (this.solved > most) break;
      // It ends with the last group or with the last program that may be solved, whichever comes first.
      const done = Math.max(at / secondary.length, (this.solved - begun) / (most - begun));
      onProgress(hiding + (1 - hiding) * done);
      const dropped = this.publish(group);
      if (this.managesWithout(group, most)) continue;
      this.hide(group);
      // What was proved with less hidden stays proved, and what was proved before is so again.
      for (const { by, witnesses } of dropped) {
        for (const changes of witnesses) note(by, changes, this.sensitive);
      }
    }
  }

  private get solved(): number {
    return this.audit.solved + this.flows.solved;
  }

  /** Whether all is safe with a group published, if need be with others hidden that are worth less. */
  private managesWithout(group: Group, most: number): boolean {
    const { masks, audit, flows } = this;
    const { system, k } = this.protection;
    if ((system.linesOf.get(group) ?? []).some((line) => isShort(line, masks, k))) return false;
    const hidden = new Set(masks.hidden);
    const more = () => [...masks.hidden].filter((each) => !hidden.has(each));
    flows.bar(group);
    let failed = this.failures();
    while (failed.length > 0 && this.solved <= most) {
      const before = masks.hidden.size;
      for (const [by, open] of failed) if (!audit.isSafe(by, open)) this.protect(by, open);
      fillLines(system, masks, k);
      if (masks.hidden.size === before || worthOf(more()) >= worth(group)) break;
      failed = this.failures();
    }
    flows.bar(undefined);
    if (failed.length > 0) for (const added of more()) this.publish(added);
    return failed.length === 0;
  }
}
