import type { HiddenSystem, IntervalSolver } from './interval';
import type { Group, Line, System } from './system';

export interface Suppression {
  readonly hidden: ReadonlySet<Group>;
  /** Tables that could not be made safe, and are not shown at all. */
  readonly withheld: ReadonlySet<string>;
  /** Width of the deducible interval of each sensitive group (measured up to a ceiling). */
  readonly widths: ReadonlyMap<Group, number>;
}

interface Work {
  readonly system: System;
  readonly linesOf: ReadonlyMap<Group, readonly Line[]>;
  /** Groups to protect, each with the least width of what may be deduced of it. */
  readonly sensitive: ReadonlyMap<Group, number>;
  readonly k: number;
  readonly hidden: Set<Group>;
  readonly withheld: Set<string>;
}

/** Beyond so many attempts the tables that still give something away are withheld instead. */
const mostRounds = 40;

/**
 * Secondary suppression: hides further cells until nothing sensitive can be deduced. First the quick rules on each
 * line (a lone hidden cell, hidden cells that add up to less than k), then the audit of everything published as one
 * system; where it fails, the cheapest cell nearby is hidden and the audit repeated. Hiding only widens intervals, so
 * what was once proved safe stays so. What cannot be proved safe is not shown.
 */
export function suppress(
  system: System,
  sensitive: ReadonlyMap<Group, number>,
  firstHidden: Iterable<Group>,
  k: number,
  solver: (system: HiddenSystem) => IntervalSolver,
): Suppression {
  const linesOf = new Map<Group, Line[]>();
  for (const line of system.lines) {
    for (const group of [line.parent, ...line.children])
      linesOf.set(group, [...(linesOf.get(group) ?? []), line]);
  }
  const work: Work = { system, linesOf, sensitive, k, hidden: new Set(firstHidden), withheld: new Set() };
  const attackers = attackersOf(sensitive.keys());
  for (let round = 1; ; round += 1) {
    completeLines(work);
    const failed = new Set(attackers.flatMap((attacker) => audit(work, attacker, solver)));
    if (failed.size === 0) break;
    // All choose before any is hidden, so that several in one trouble choose the same way out of it.
    const next = round < mostRounds ? [...failed].flatMap((group) => cheapestNear(group, work) ?? []) : [];
    for (const group of next) work.hidden.add(group);
    const [first] = failed;
    if (next.length === 0 && first !== undefined) withholdLast(first, work);
  }
  const widths = new Map<Group, number>();
  for (const { reached } of attackers) {
    for (const [group, { low, high }] of reached) {
      widths.set(group, Math.min(widths.get(group) ?? Number.POSITIVE_INFINITY, high - low));
    }
  }
  return { hidden: work.hidden, withheld: work.withheld, widths };
}

/** Somebody who reads the release: an outsider, or a union that knows its own share of every count. */
interface Attacker {
  readonly share: (group: Group) => number;
  /** How far each sensitive group was proved to be able to move; kept from round to round. */
  readonly reached: Map<Group, Reach>;
}

interface Reach {
  readonly low: number;
  readonly high: number;
}

function attackersOf(groups: Iterable<Group>): Attacker[] {
  const unions = new Set([...groups].flatMap((group) => [...group.contributors.keys()]));
  return [
    { share: () => 0, reached: new Map() },
    ...[...unions].map((union) => ({
      share: (group: Group) => group.contributors.get(union) ?? 0,
      reached: new Map<Group, Reach>(),
    })),
  ];
}

const isActive = (line: Line, { withheld }: Work) => [...line.tables].some((table) => !withheld.has(table));
const isShown = (group: Group, { withheld }: Work) => [...group.tables].some((table) => !withheld.has(table));

/**
 * What hiding a group costs the readers: margins more than inner cells, large counts more than small; the grand total
 * is never given up for another cell. A zero hides little, so it comes after every count of its line.
 */
function cost(group: Group): number {
  if (group.fixed.size === 0) return Number.POSITIVE_INFINITY;
  return (3 - group.fixed.size) * 1e9 + (group.count === 0 ? 1e8 : group.count);
}

/** Whether hiding a zero helps at all: if a published margin above it is empty, everyone knows it anyway. */
export function couldBe(zero: Group, lines: readonly Line[], hidden: ReadonlySet<Group>): boolean {
  return lines.every(
    (line) => !line.children.includes(zero) || line.parent.count > 0 || hidden.has(line.parent),
  );
}

/**
 * The totals of single dimensions are what readers come for: one is hidden for the sake of another of them only. For
 * an inner cell, the crossed table is withheld instead.
 */
const mayCost = (candidate: Group, forThe: Group) => candidate.fixed.size > 1 || forThe.fixed.size <= 1;

function cheapest(groups: readonly Group[], forThe: Group, { hidden, linesOf }: Work): Group | undefined {
  let best: Group | undefined;
  for (const group of groups) {
    if (hidden.has(group) || !Number.isFinite(cost(group)) || !mayCost(group, forThe)) continue;
    if (group.count === 0 && !couldBe(group, linesOf.get(group) ?? [], hidden)) continue;
    if (best === undefined || cost(group) < cost(best)) best = group;
  }
  return best;
}

function completeLines(work: Work): void {
  const { hidden, system, k } = work;
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of system.lines) {
      if (!isActive(line, work)) continue;
      const children = line.children.filter((child) => hidden.has(child));
      const parentHidden = hidden.has(line.parent);
      const lone = children.length + (parentHidden ? 1 : 0) === 1;
      const sum = children.reduce((all, child) => all + child.count, 0);
      const smallSum = children.length > 0 && !parentHidden && sum < k;
      if (!lone && !smallSum) continue;
      const forThe = children[0] ?? line.parent;
      const next = cheapest(line.children, forThe, work) ?? cheapest([line.parent], forThe, work);
      if (next === undefined) continue;
      hidden.add(next);
      changed = true;
    }
  }
}

/** Sensitive groups of which more can be deduced than allowed. `reached` keeps what was proved before. */
function audit(
  work: Work,
  { share, reached }: Attacker,
  solver: (system: HiddenSystem) => IntervalSolver,
): Group[] {
  const open = [...work.sensitive].filter(
    ([group, width]) => isShown(group, work) && !wide(reached.get(group), width),
  );
  if (open.length === 0) return [];
  const unknown = [...work.hidden].filter((group) => isShown(group, work));
  const at = new Map(unknown.map((group, index) => [group, index]));
  const solve = solver(hiddenSystem(unknown, at, share, work));
  const note = (changes: readonly number[] | undefined) => {
    if (changes === undefined) return;
    for (const group of work.sensitive.keys()) {
      const change = changes[at.get(group) ?? -1];
      if (change === undefined) continue;
      const before = reached.get(group) ?? { low: 0, high: 0 };
      reached.set(group, {
        low: Math.min(before.low, Math.ceil(change - 1e-6)),
        high: Math.max(before.high, Math.floor(change + 1e-6)),
      });
    }
  };
  return open.flatMap(([group, width]) => {
    const index = at.get(group) ?? -1;
    for (const direction of [1, -1] as const) {
      if (!wide(reached.get(group), width)) note(solve.reach(index, direction));
    }
    return wide(reached.get(group), width) ? [] : [group];
  });
}

const wide = (reach: Reach | undefined, width: number) =>
  reach !== undefined && reach.high - reach.low >= width;

/** The attacker's system: counts are not below the own share, and at least 1 in a table whose zeros are all shown. */
function hiddenSystem(
  unknown: readonly Group[],
  at: ReadonlyMap<Group, number>,
  share: Attacker['share'],
  work: Work,
): HiddenSystem {
  const zeroHidden = new Set(
    unknown.filter((group) => group.count === 0).flatMap((group) => [...group.tables]),
  );
  const leastOf = (group: Group) => {
    const zerosShown = [...group.tables].some((table) => !work.withheld.has(table) && !zeroHidden.has(table));
    const atLeast = Math.max(share(group), zerosShown && group.count > 0 ? 1 : 0);
    return atLeast - group.count;
  };
  const lines = work.system.lines
    .filter((line) => isActive(line, work))
    .map((line) => [
      ...line.children.flatMap((child) => term(at.get(child), 1)),
      ...term(at.get(line.parent), -1),
    ])
    .filter((line) => line.length > 0);
  return { size: unknown.length, lines, least: unknown.map(leastOf), greatest: 4 * work.k };
}

const term = (at: number | undefined, factor: number) => (at === undefined ? [] : [{ at, factor }]);

/** The cheapest published group on the lines of a group, else on the lines of the hidden ones beside it, and so on. */
function cheapestNear(group: Group, work: Work): Group | undefined {
  const seen = new Set<Group>([group]);
  for (let ring: Group[] = [group]; ring.length > 0; ) {
    const lines = ring.flatMap((member) =>
      (work.linesOf.get(member) ?? []).filter((line) => isActive(line, work)),
    );
    const near = [...lines.flatMap((line) => line.children), ...lines.map((line) => line.parent)];
    const found = cheapest(near, group, work);
    if (found !== undefined) return found;
    ring = [...new Set(lines.flatMap((line) => [line.parent, ...line.children]))].filter(
      (member) => work.hidden.has(member) && !seen.has(member),
    );
    for (const member of ring) seen.add(member);
  }
  return undefined;
}

/** Withholds the least worthy table (the last in order) that still shows the group. */
function withholdLast(group: Group, work: Work): void {
  const last = [...work.system.cells.keys()]
    .filter((table) => group.tables.has(table) && !work.withheld.has(table))
    .at(-1);
  if (last !== undefined) work.withheld.add(last);
}
