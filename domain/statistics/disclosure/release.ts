import { JalonError } from '#domain/errors';
import type { Cube } from './cube';
import { earlierOf } from './earlier';
import type { LinearSolver } from './linear-program';
import { isPrimary, soleCategory } from './primary';
import { suppress } from './secondary';
import { type Group, linearSystem, type System } from './system';

/** Published with its value, or hidden: by a rule of its own, or so that another stays hidden. Readers see no difference. */
export type CellState = 'published' | 'primary' | 'secondary';

export interface ReleasedCell {
  /** One code per dimension of the table; `*` stands for the total. */
  readonly key: readonly string[];
  readonly state: CellState;
  /** Only where published. */
  readonly value?: number;
}

export interface ReleasedTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  /** Every cell, margin and parent. */
  readonly cells: readonly ReleasedCell[];
}

/** What may be shown of a cube to one audience, and nothing else. */
export interface Release {
  readonly tables: readonly ReleasedTable[];
  /** `minWidth`: the narrowest interval an attacker can deduce of a primary; null when there is none. */
  readonly audit: { readonly minWidth: number | null; readonly primaries: number };
}

export interface ProtectOptions {
  /** Counts 1 … k−1 are hidden: `networkThreshold` or `publicThreshold`. */
  readonly k: number;
  /** Codes that say nothing of anyone, so that a line on which all stand there needs no protection. */
  readonly silent?: readonly string[];
  readonly solver: LinearSolver;
  /** Told how much of the work is done, 0…1, never less than before. The last of it is told by the answer. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Protects a cube for an audience (docs/field.md, "Disclosure control"): primary and contributor rules, zeros that
 * would speak of everyone on a line, earlier releases, secondary suppression over all tables as one linear system,
 * and the audit of every primary: what an outsider, or a contributing union that knows its own share, can deduce of
 * it is at least k wide.
 * @throws JalonError `invalid` when the cube is not one (reasons of `linearSystem` and `earlierOf`); `gives-away` with
 *   `table` and `key` when what was released earlier tells a primary however much is hidden now.
 */
export function protect(
  cube: Cube,
  { k, silent = ['notStated'], solver, onProgress }: ProtectOptions,
): Release {
  const system = linearSystem(cube.dimensions, cube.tables);
  const earlier = earlierOf(system, cube, k);
  const primaries = new Set(
    system.groups.filter(
      (group) => group.tables.size > 0 && (isPrimary(group, k) || earlier.changed.has(group)),
    ),
  );
  const sole = soleCategories(system, new Set(silent), new Set([...primaries, ...earlier.kept]));
  // A total that only an earlier release had, and hid, is as much a secret as it was.
  const secrets = system.groups.filter((group) => earlier.kept.has(group) && isPrimary(group, k));
  // A zero is protected when it may be one or more; a primary when its interval is k wide.
  const sensitive = new Map<Group, number>([
    ...[...sole.zeros].map((zero) => [zero, 1] as const),
    ...[...primaries, ...secrets].map((group) => [group, k] as const),
  ]);
  const first = new Set([...primaries, ...sole.cells, ...sole.zeros]);
  const { hidden, exposed, widths } = suppress(
    { system, earlier, sensitive, first, k, onProgress: onlyMore(onProgress) },
    solver,
  );
  const told = exposed.find((group) => sensitive.get(group) === k);
  if (told) throw givesAway(told, system);
  return {
    tables: cube.tables.map(({ id, dimensions }) => ({
      id,
      dimensions,
      cells: (system.cells.get(id) ?? []).map(({ key, group }): ReleasedCell => {
        if (!hidden.has(group)) return { key, state: 'published', value: group.count };
        return { key, state: primaries.has(group) ? 'primary' : 'secondary' };
      }),
    })),
    audit: {
      minWidth:
        primaries.size === 0 ? null : Math.min(...[...primaries].map((group) => widths.get(group) ?? 0)),
      primaries: primaries.size,
    },
  };
}

/** A second attempt begins again: a person is not shown that. */
function onlyMore(tell: (share: number) => void = () => undefined): (share: number) => void {
  let most = 0;
  return (share) => {
    if (share <= most) return;
    most = share;
    tell(share);
  };
}

function givesAway(group: Group, system: System): JalonError {
  for (const [table, cells] of system.cells) {
    const cell = cells.find((each) => each.group === group);
    if (cell) return new JalonError('gives-away', { table, key: cell.key.join(' × ') });
  }
  return new JalonError('gives-away');
}

function soleCategories(system: System, silent: ReadonlySet<string>, hidden: ReadonlySet<Group>) {
  const cells = new Set<Group>();
  const zeros = new Set<Group>();
  const marginsOf = (zero: Group) =>
    (system.linesOf.get(zero) ?? [])
      .filter(({ children }) => children.includes(zero))
      .map(({ parent }) => parent);
  // Below an empty margin that is shown, everyone knows a zero anyway.
  const couldBe = (zero: Group) => marginsOf(zero).every((margin) => margin.count > 0 || hidden.has(margin));
  for (const line of system.lines) {
    if (line.dimension === '') continue;
    const sole = soleCategory(line, silent, couldBe);
    if (sole === undefined) continue;
    cells.add(sole.cell);
    // One zero in doubt is enough; the one whose other margins are largest is the most plausible.
    const room = (zero: Group) => Math.min(...marginsOf(zero).map(({ count }) => count));
    const already = sole.zeros.find((zero) => zeros.has(zero));
    zeros.add(already ?? sole.zeros.reduce((a, b) => (room(b) > room(a) ? b : a)));
  }
  return { cells, zeros };
}
