import { JalonError } from '#domain/errors';
import type { CubeDimension, CubeTable } from './cube';

/** One group of cases: a cell, a margin or a parent of one or more tables. Equal groups are one group. */
export interface Group {
  readonly index: number;
  /** Dimensions that are not `*`, with their codes, sorted: the identity of the group. */
  readonly fixed: ReadonlyMap<string, string>;
  count: number;
  readonly contributors: Map<string, number>;
  /** Tables in which the group appears. */
  readonly tables: Set<string>;
  /** Whether it is an innermost cell of one of them. */
  innermost: boolean;
}

/** `parent` = sum of `children`, for every line of every table. */
export interface Line {
  readonly parent: Group;
  readonly children: readonly Group[];
  /** Tables in which the line stands. */
  readonly tables: Set<string>;
  readonly dimension: string;
}

export interface System {
  readonly groups: readonly Group[];
  readonly lines: readonly Line[];
  /** A table's groups in the order of output, each with its key (`*` for a total). */
  readonly cells: ReadonlyMap<string, readonly { readonly key: readonly string[]; readonly group: Group }[]>;
}

export const total = '*';

interface Hierarchy {
  readonly codes: readonly string[];
  /** Codes directly under a code; `*` has the roots. */
  readonly under: ReadonlyMap<string, readonly string[]>;
}

function hierarchyOf({ codes, parents = {} }: CubeDimension): Hierarchy {
  const under = new Map<string, string[]>();
  for (const code of codes) {
    const parent = parents[code] ?? total;
    under.set(parent, [...(under.get(parent) ?? []), code]);
  }
  return { codes: [...codes, total], under };
}

/**
 * All tables, their margins and hierarchies as one linear system. Tables of one input count the same cases, so a
 * group that two tables share (a margin of both) is one unknown; that is how linked tables are protected together.
 * @throws JalonError `invalid` when two tables do not agree on such a group, or a cell has a code that is not listed.
 */
export function linearSystem(
  dimensions: Readonly<Record<string, CubeDimension>>,
  tables: readonly CubeTable[],
): System {
  const hierarchies = new Map(Object.entries(dimensions).map(([name, given]) => [name, hierarchyOf(given)]));
  const groups = new Map<string, Group>();
  const lines = new Map<string, Line>();
  const cells = new Map<string, { key: string[]; group: Group }[]>();

  for (const table of tables) {
    const levels = table.dimensions.map(
      (name) => hierarchies.get(name) ?? { codes: [total], under: new Map<string, readonly string[]>() },
    );
    const own = new Map<string, Group>();
    const listed: { key: string[]; group: Group }[] = [];
    for (const key of product(levels.map((level) => level.codes))) {
      const group = groupAt(groups, table, key);
      group.innermost ||= key.every((code, at) => code !== total && !levels[at]?.under.has(code));
      own.set(key.join('|'), group);
      listed.push({ key, group });
    }
    addCounts(table, levels, own);
    for (const { key, group } of listed) {
      key.forEach((code, at) => {
        const under = levels[at]?.under.get(code);
        if (under === undefined) return;
        const children = under.flatMap((child) => own.get(key.with(at, child).join('|')) ?? []);
        const dimension = table.dimensions[at] ?? '';
        // The same line stands in every table that holds it; once is enough.
        const id = `${group.index}/${children.map((child) => child.index).join()}`;
        const line = lines.get(id) ?? { parent: group, children, tables: new Set<string>(), dimension };
        line.tables.add(table.id);
        lines.set(id, line);
      });
    }
    cells.set(table.id, listed);
  }
  return { groups: [...groups.values()], lines: [...lines.values()], cells };
}

function groupAt(groups: Map<string, Group>, table: CubeTable, key: readonly string[]): Group {
  const fixed = table.dimensions
    .map((name, at) => [name, key[at] ?? total] as const)
    .filter(([, code]) => code !== total)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const id = fixed.map((pair) => pair.join('=')).join('&');
  const group = groups.get(id) ?? {
    index: groups.size,
    fixed: new Map(fixed),
    count: 0,
    contributors: new Map(),
    tables: new Set(),
    innermost: false,
  };
  group.tables.add(table.id);
  groups.set(id, group);
  return group;
}

/** Adds each innermost cell to itself and to every margin and parent above it; tables must agree on what they share. */
function addCounts(table: CubeTable, levels: readonly Hierarchy[], own: ReadonlyMap<string, Group>): void {
  const above = levels.map((level) => {
    const parentOf = new Map(
      [...level.under].flatMap(([parent, under]) => under.map((code) => [code, parent])),
    );
    return (code: string): string[] => {
      const chain = [code];
      for (let up = parentOf.get(code); up !== undefined; up = parentOf.get(up)) chain.push(up);
      return chain;
    };
  });
  const counts = new Map<Group, number>();
  for (const cell of table.cells) {
    for (const key of product(cell.key.map((code, at) => above[at]?.(code) ?? [code]))) {
      const group = own.get(key.join('|'));
      if (group === undefined) throw new JalonError('invalid', { reason: 'code', table: table.id });
      counts.set(group, (counts.get(group) ?? 0) + cell.count);
      if (group.tables.size > 1) continue;
      for (const [union, count] of Object.entries(cell.contributors ?? {})) {
        if (count > 0) group.contributors.set(union, (group.contributors.get(union) ?? 0) + count);
      }
    }
  }
  for (const group of own.values()) {
    const count = counts.get(group) ?? 0;
    if (group.tables.size === 1) group.count = count;
    else if (group.count !== count) throw new JalonError('invalid', { reason: 'margins', table: table.id });
  }
}

function product(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>(
    (keys, list) => keys.flatMap((key) => list.map((code) => [...key, code])),
    [[]],
  );
}
