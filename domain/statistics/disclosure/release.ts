import type { Cube } from './cube';
import { type HiddenSystem, type IntervalSolver, simplexSolver } from './interval';
import { isPrimary, soleCategory } from './primary';
import { couldBe, suppress } from './secondary';
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
  readonly withheld: readonly { readonly table: string; readonly reason: WithheldReason }[];
}

/** `unsafe`: no choice of hidden cells was found with which it gives nothing away. */
export type WithheldReason = 'unsafe';

export interface ProtectOptions {
  /** Counts 1 … k−1 are hidden: `networkThreshold` or `publicThreshold`. */
  readonly k: number;
  /** Codes that say nothing of anyone, so that a line on which all stand there needs no protection. */
  readonly silent?: readonly string[];
  /** The attacker's solver; the product's own unless a better one is handed over. */
  readonly solver?: (system: HiddenSystem) => IntervalSolver;
}

/**
 * Protects a cube for an audience (docs/field.md, "Disclosure control", points 1–6): primary and contributor rules,
 * zeros that would speak of everyone on a line, secondary suppression over all tables as one linear system, and the
 * audit of every primary: what an outsider, or a contributing union that knows its own share, can deduce of it is at
 * least k wide. A table that cannot be made safe is withheld. Releases of other periods are not looked at.
 * @throws JalonError `invalid` when the tables do not count the same cases.
 */
export function protect(cube: Cube, options: ProtectOptions): Release {
  const { k, silent = ['notStated'], solver = simplexSolver } = options;
  const system = linearSystem(cube.dimensions, cube.tables);
  const primaries = new Set(system.groups.filter((group) => isPrimary(group, k)));
  const sole = soleCategories(system, new Set(silent), primaries);
  // A zero is protected when it may be one or more; a primary when its interval is k wide.
  const sensitive = new Map<Group, number>([
    ...[...sole.zeros].map((zero) => [zero, 1] as const),
    ...[...primaries].map((group) => [group, k] as const),
  ]);
  const result = suppress(system, sensitive, [...primaries, ...sole.cells, ...sole.zeros], k, solver);
  const shown = [...primaries].filter((group) =>
    [...group.tables].some((table) => !result.withheld.has(table)),
  );
  const widths = shown.map((group) => result.widths.get(group) ?? 0);
  return {
    tables: cube.tables
      .filter(({ id }) => !result.withheld.has(id))
      .map(({ id, dimensions }) => ({
        id,
        dimensions,
        cells: (system.cells.get(id) ?? []).map(({ key, group }) =>
          released(key, group, result.hidden, primaries),
        ),
      })),
    audit: { minWidth: widths.length === 0 ? null : Math.min(...widths), primaries: shown.length },
    withheld: [...result.withheld].map((table) => ({ table, reason: 'unsafe' })),
  };
}

function soleCategories(system: System, silent: ReadonlySet<string>, hidden: ReadonlySet<Group>) {
  const cells = new Set<Group>();
  const zeros = new Set<Group>();
  const linesOf = (zero: Group) => system.lines.filter((line) => line.children.includes(zero));
  for (const line of system.lines) {
    const sole = soleCategory(line, silent, (zero) => couldBe(zero, linesOf(zero), hidden));
    if (sole === undefined) continue;
    cells.add(sole.cell);
    // One zero in doubt is enough; the one whose other margins are largest is the most plausible.
    const room = (zero: Group) => Math.min(...linesOf(zero).map((other) => other.parent.count));
    const already = sole.zeros.find((zero) => zeros.has(zero));
    zeros.add(already ?? sole.zeros.reduce((a, b) => (room(b) > room(a) ? b : a)));
  }
  return { cells, zeros };
}

function released(
  key: readonly string[],
  group: Group,
  hidden: ReadonlySet<Group>,
  primaries: ReadonlySet<Group>,
): ReleasedCell {
  if (!hidden.has(group)) return { key, state: 'published', value: group.count };
  return { key, state: primaries.has(group) ? 'primary' : 'secondary' };
}
