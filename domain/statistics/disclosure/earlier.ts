import { JalonError } from '#domain/errors';
import type { Cube, EarlierTable } from './cube';
import type { Cover } from './hierarchy';
import { isSmall } from './primary';
import type { Group, System } from './system';

/** What readers have kept from earlier releases (docs/field.md, "Disclosure control", point 7). */
export interface Earlier {
  /** Published before: known whatever is hidden now. */
  readonly known: ReadonlySet<Group>;
  /** Hidden before at this grain: stay hidden. */
  readonly kept: ReadonlySet<Group>;
  /** Published of another revision with a count that differs by 1 … k−1: the few cases in between are a cell too. */
  readonly changed: ReadonlySet<Group>;
  /** Of each earlier table of the same cases, what it hid. */
  readonly tables: readonly ReadonlySet<Group>[];
}

/**
 * Earlier releases in terms of the system; totals of codes that were fewer then become groups of their own, tied to
 * the cells of today by a line. One without a revision, while the cube names none either, is of the same cases when
 * everything that it published is still so.
 * @throws JalonError `invalid` with `reason`: `released-differs` (the same revision, other counts), `released-table` (no
 *   table of the cube has its dimensions, so it cannot be followed), `released-code` (a code that is not listed).
 */
export function earlierOf(system: System, { released = [], revision }: Cube, k: number): Earlier {
  const known = new Set<Group>();
  const kept = new Set<Group>();
  const changed = new Set<Group>();
  const tables: Set<Group>[] = [];
  for (const release of released) {
    const named = revision !== undefined && release.revision !== undefined;
    const other = named && revision !== release.revision;
    const cells = release.tables.map((table) => ({ table, found: followed(system, table, !other) }));
    const differing = cells.find(({ found }) =>
      found.some(({ group, value }) => value !== undefined && value !== group.count),
    );
    if (differing && named && !other) {
      throw new JalonError('invalid', { reason: 'released-differs', table: differing.table.id });
    }
    const sameCases = !other && !differing;
    for (const { found } of cells) {
      if (sameCases)
        tables.push(new Set(found.flatMap(({ group, value }) => (value === undefined ? [group] : []))));
      for (const { group, value } of found) {
        if (value === undefined) kept.add(group);
        else if (sameCases) known.add(group);
        else if (isSmall(Math.abs(group.count - value), k)) changed.add(group);
      }
    }
  }
  return { known, kept, changed, tables };
}

interface Followed {
  readonly group: Group;
  /** Undefined where it was hidden. */
  readonly value: number | undefined;
}

function followed(system: System, table: EarlierTable, strict: boolean): Followed[] {
  const covers = table.dimensions.map((name, axis) => coversThen(system, table, name, axis, strict));
  return table.cells.flatMap(({ key, value }) => {
    const of = key.map((code, axis) => covers[axis]?.get(code));
    // A code that is listed no more had no case then.
    if (!of.every((cover) => cover !== undefined)) return [];
    const group = system.groupOf(new Map(table.dimensions.map((name, axis) => [name, of[axis] as Cover])));
    if (!group && strict) throw new JalonError('invalid', { reason: 'released-table', table: table.id });
    return group ? [{ group, value }] : [];
  });
}

/** What each code of an earlier table, and its total, covers of today's innermost codes. */
function coversThen(
  system: System,
  table: EarlierTable,
  name: string,
  axis: number,
  strict: boolean,
): Map<string, Cover> {
  const hierarchy = system.hierarchies.get(name);
  const refuse = (reason: string) => new JalonError('invalid', { reason, table: table.id, dimension: name });
  if (!hierarchy) {
    if (strict) throw refuse('released-table');
    return new Map();
  }
  const covers = new Map<string, Cover>();
  for (const { key, value } of table.cells) {
    const code = key[axis] ?? '*';
    if (code === '*' || covers.has(code)) continue;
    if (hierarchy.codes.includes(code)) covers.set(code, hierarchy.coverOf(code));
    else if (strict && value !== 0) throw refuse('released-code');
  }
  covers.set('*', hierarchy.coverOfLeaves([...covers.values()].flatMap(({ leaves }) => leaves)));
  return covers;
}
