import { JalonError } from '#domain/errors';
import type { CubeDimension, CubeTable } from './cube';
import { type Cover, type Hierarchy, hierarchyOf, total } from './hierarchy';

/** One group of cases: a cell, a margin or a parent of one or more tables. Equal groups are one group. */
export interface Group {
  readonly index: number;
  /** Dimensions by which it is restricted, each with what it covers; together the identity of the group. */
  readonly fixed: ReadonlyMap<string, Cover>;
  readonly count: number;
  /** Each union's share; empty when it was not given. */
  readonly contributors: ReadonlyMap<string, number>;
  /** Tables in which the group appears; none when only an earlier release showed it. */
  readonly tables: ReadonlySet<string>;
  /** Whether it is an innermost cell of one of them. */
  readonly innermost: boolean;
}

/** `parent` = sum of `children`. */
export interface Line {
  readonly parent: Group;
  readonly children: readonly Group[];
  /** The dimension along which it adds up; empty for the line of an earlier release's total. */
  readonly dimension: string;
}

export interface SystemCell {
  /** One code per dimension of the table; `*` for a total. */
  readonly key: readonly string[];
  readonly group: Group;
}

export interface System {
  readonly groups: readonly Group[];
  readonly lines: readonly Line[];
  readonly linesOf: ReadonlyMap<Group, readonly Line[]>;
  /** A table's cells in the order of output. */
  readonly cells: ReadonlyMap<string, readonly SystemCell[]>;
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
  /** The group that covers so much of each dimension; made, with its line, when no table has it. */
  groupOf(covers: ReadonlyMap<string, Cover>): Group | undefined;
}

interface Draft extends Group {
  count: number;
  readonly contributors: Map<string, number>;
  readonly tables: Set<string>;
  innermost: boolean;
}

/**
 * All tables, their margins and hierarchies as one linear system. Tables of one input count the same cases, so a
 * group that two tables share (a margin of both) is one unknown; that is how linked tables are protected together.
 * @throws JalonError `invalid` with `reason` and `table`: `code` (not listed), `cell` (not an innermost one), `cell-twice`,
 *   `contributors` (their shares do not add up to the count), `margins` (two tables do not agree on what they share),
 *   `dimension` (not listed), `table-twice`.
 */
export function linearSystem(
  dimensions: Readonly<Record<string, CubeDimension>>,
  tables: readonly CubeTable[],
): System {
  const hierarchies = new Map(
    Object.entries(dimensions).map(([name, given]) => [name, hierarchyOf(name, given)]),
  );
  const groups = new Map<string, Draft>();
  const lines = new Map<string, Line>();
  const linesOf = new Map<Group, Line[]>();
  const cells = new Map<string, SystemCell[]>();

  const addLine = (parent: Group, children: readonly Group[], dimension: string): void => {
    const id = `${parent.index}=${children.map((child) => child.index).join()}`;
    if (lines.has(id)) return;
    const line = { parent, children, dimension };
    lines.set(id, line);
    for (const group of [parent, ...children]) linesOf.set(group, [...(linesOf.get(group) ?? []), line]);
  };
  const groupAt = (covers: ReadonlyMap<string, Cover>): Draft => {
    const fixed = [...covers].filter(([, { id }]) => id !== '').sort(([a], [b]) => (a < b ? -1 : 1));
    const id = groupId(fixed);
    const group: Draft = groups.get(id) ?? {
      index: groups.size,
      fixed: new Map(fixed),
      count: 0,
      contributors: new Map(),
      tables: new Set(),
      innermost: false,
    };
    groups.set(id, group);
    return group;
  };

  for (const table of tables) {
    if (cells.has(table.id)) throw new JalonError('invalid', { reason: 'table-twice', table: table.id });
    const axes = table.dimensions.map((name) => {
      const hierarchy = hierarchies.get(name);
      if (!hierarchy) throw new JalonError('invalid', { reason: 'dimension', table: table.id });
      return hierarchy;
    });
    const at = (covers: readonly Cover[]) =>
      groupAt(new Map(table.dimensions.map((name, axis) => [name, covers[axis] as Cover])));
    // A cover's id says which innermost codes it has, so a list of them says which group of this table is meant.
    const idOf = (covers: readonly Cover[]) => covers.map(({ id }) => id).join('|');
    const own = new Map<string, Draft>();
    for (const covers of product(axes.map((axis) => axis.covers))) {
      const group = at(covers);
      group.tables.add(table.id);
      group.innermost ||= covers.every(({ leaves }) => leaves.length === 1);
      own.set(idOf(covers), group);
    }
    addCounts(table, axes, (covers) => own.get(idOf(covers)) as Draft, new Set(own.values()));
    for (const covers of product(axes.map((axis) => axis.covers))) {
      axes.forEach((axis, along) => {
        for (const parts of axis.partsOf(covers[along] as Cover)) {
          const children = parts.map((part) => own.get(idOf(covers.with(along, part))) as Draft);
          addLine(own.get(idOf(covers)) as Draft, children, table.dimensions[along] ?? '');
        }
      });
    }
    const keys = product(axes.map((axis) => axis.codes));
    const cellAt = (key: readonly string[]) =>
      key.map((code, axis) => (axes[axis] as Hierarchy).coverOf(code));
    cells.set(
      table.id,
      keys.map((key) => ({ key, group: own.get(idOf(cellAt(key))) as Draft })),
    );
  }

  return {
    get groups() {
      return [...groups.values()];
    },
    get lines() {
      return [...lines.values()];
    },
    linesOf,
    cells,
    hierarchies,
    groupOf(covers) {
      const group = groupAt(covers);
      if (group.tables.size > 0 || linesOf.has(group)) return group;
      // Only an earlier release has it: the sum of a table's innermost groups.
      const table = tables.find((each) =>
        [...group.fixed.keys()].every((name) => each.dimensions.includes(name)),
      );
      if (!table) return undefined;
      const names = [...group.fixed.keys()];
      const leaves = names.map((name) =>
        (group.fixed.get(name) as Cover).leaves.map((code) =>
          (hierarchies.get(name) as Hierarchy).coverOf(code),
        ),
      );
      const children = product(leaves).map((covers) =>
        groupAt(new Map(names.map((name, axis) => [name, covers[axis] as Cover]))),
      );
      group.count = children.reduce((sum, child) => sum + child.count, 0);
      for (const child of children) {
        for (const [union, count] of child.contributors) {
          group.contributors.set(union, (group.contributors.get(union) ?? 0) + count);
        }
      }
      if (children.length > 0) addLine(group, children, '');
      return group;
    },
  };
}

const groupId = (fixed: readonly (readonly [string, Cover])[]) =>
  fixed.map(([name, cover]) => `${name}\u0000${cover.id}`).join('\u0001');

/** Adds each innermost cell to itself and to every margin and parent above it; tables must agree on what they share. */
function addCounts(
  table: CubeTable,
  axes: readonly Hierarchy[],
  groupOf: (covers: readonly Cover[]) => Draft,
  own: ReadonlySet<Draft>,
): void {
  const refuse = (reason: string) => new JalonError('invalid', { reason, table: table.id });
  const counts = new Map<Draft, { count: number; shares: Map<string, number> }>();
  const seen = new Set<string>();
  const above = axes.map((axis) => {
    const of = new Map<string, readonly Cover[]>();
    for (const leaf of axis.leaves)
      of.set(
        leaf,
        axis.covers.filter(({ leaves }) => leaves.includes(leaf)),
      );
    return of;
  });
  for (const { key, count, contributors } of table.cells) {
    const id = JSON.stringify(key);
    if (key.length !== axes.length) throw refuse('cell');
    if (!key.every((code, axis) => axes[axis]?.codes.includes(code) && code !== total)) throw refuse('code');
    if (!key.every((code, axis) => axes[axis]?.leaves.has(code))) throw refuse('cell');
    if (seen.has(id)) throw refuse('cell-twice');
    seen.add(id);
    const shares = Object.entries(contributors ?? {}).filter(([, share]) => share > 0);
    if (shares.length > 0 && shares.reduce((sum, [, share]) => sum + share, 0) !== count)
      throw refuse('contributors');
    for (const covers of product(key.map((code, axis) => above[axis]?.get(code) ?? []))) {
      const sum = counts.get(groupOf(covers)) ?? { count: 0, shares: new Map<string, number>() };
      sum.count += count;
      for (const [union, share] of shares) sum.shares.set(union, (sum.shares.get(union) ?? 0) + share);
      counts.set(groupOf(covers), sum);
    }
  }
  for (const group of own) {
    const { count, shares } = counts.get(group) ?? { count: 0, shares: new Map<string, number>() };
    if (group.tables.size === 1) group.count = count;
    else if (group.count !== count) throw refuse('margins');
    if (group.contributors.size === 0)
      for (const [union, share] of shares) group.contributors.set(union, share);
  }
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((keys, list) => keys.flatMap((key) => list.map((one) => [...key, one])), [[]]);
}
