import type { Earlier } from './earlier';
import type { Group, System } from './system';

/** What is hidden so far, and what everybody knows for that. */
export class Masks {
  readonly hidden = new Set<Group>();
  /** Hidden zeros of each table that could be otherwise: where there is none, a hidden count is at least 1. */
  private readonly doubtful = new Map<string, Set<Group>>();
  /** Hidden zeros that everyone knows to be one all the same. */
  private readonly certain = new Set<Group>();
  private readonly membersOf = new Map<string, ReadonlySet<Group>>();
  private readonly tablesOf = new Map<Group, readonly string[]>();
  private readonly listeners: ((changed: Iterable<Group>) => void)[] = [];

  constructor(
    readonly system: System,
    private readonly earlier: Earlier,
  ) {
    const tables = [...system.cells].map(
      ([id, cells]) => [id, new Set(cells.map(({ group }) => group))] as const,
    );
    // What a reader has kept of a table goes on telling: by the zeros that it showed, too.
    const before = earlier.tables.map((members, at) => [`earlier ${at}`, members] as const);
    for (const [id, members] of [...tables, ...before]) {
      this.membersOf.set(id, members);
      for (const group of members) this.tablesOf.set(group, [...(this.tablesOf.get(group) ?? []), id]);
    }
  }

  onChange(listener: (changed: Iterable<Group>) => void): void {
    this.listeners.push(listener);
  }

  /** A group that no table shows and no earlier release showed is hidden by nature. */
  isUnknown(group: Group): boolean {
    return !this.earlier.known.has(group) && (group.tables.size === 0 || this.hidden.has(group));
  }

  isKnownFromBefore(group: Group): boolean {
    return this.earlier.known.has(group);
  }

  canHide(group: Group): boolean {
    return group.tables.size > 0 && !this.hidden.has(group) && !this.earlier.known.has(group);
  }

  /** The least that everybody knows a group to be. */
  leastOf(group: Group): 0 | 1 {
    if (group.count === 0) return 0;
    return this.inTableOfShownZeros(group) ? 1 : 0;
  }

  hide(group: Group): void {
    if (this.hidden.has(group)) return;
    this.hidden.add(group);
    this.changed(group, 1);
  }

  /** The groups of which readers now know more: this one, and in a table whose zeros are all shown now, all. */
  publish(group: Group): ReadonlySet<Group> {
    return this.hidden.delete(group) ? this.changed(group, -1) : new Set();
  }

  private inTableOfShownZeros(group: Group): boolean {
    for (const table of this.tablesOf.get(group) ?? [])
      if ((this.doubtful.get(table)?.size ?? 0) === 0) return true;
    return false;
  }

  /** Takes a hidden zero for one that everyone knows; gives the groups of which they then know more. */
  doubtNot(group: Group): ReadonlySet<Group> {
    if (group.count > 0 || this.certain.has(group)) return new Set();
    const changed = this.changed(group, -1);
    this.certain.add(group);
    return changed;
  }

  private changed(group: Group, by: 1 | -1): ReadonlySet<Group> {
    const changed = new Set([group]);
    if (group.count === 0 && !this.earlier.known.has(group) && !this.certain.has(group)) {
      for (const table of this.tablesOf.get(group) ?? []) {
        const doubtful = this.doubtful.get(table) ?? new Set();
        this.doubtful.set(table, doubtful);
        const before = doubtful.size;
        if (by > 0) doubtful.add(group);
        else doubtful.delete(group);
        if (before > 0 && doubtful.size > 0) continue;
        for (const member of this.membersOf.get(table) ?? []) changed.add(member);
      }
    }
    for (const listener of this.listeners) listener(changed);
    return changed;
  }
}
