import { JalonError } from '#domain/errors';
import type { FixedTables } from '../tables';

export interface CubeDimension {
  readonly codes: readonly string[];
  /** Code → the code above it (country → region, month → quarter); a code without one is directly under the total. */
  readonly parents?: Readonly<Record<string, string>>;
}

export interface CubeCell {
  readonly key: readonly string[];
  readonly count: number;
  /** Each union's share of the count; without it, nobody's share can be worked out and none is judged. */
  readonly contributors?: Readonly<Record<string, number>>;
}

export interface CubeTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  /** Innermost cells; a missing one is 0. */
  readonly cells: readonly CubeCell[];
}

/** A table of an earlier release, as it was shown. */
export interface EarlierTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  /** Without a value where it was hidden; `*` is the total of the codes that were listed then. */
  readonly cells: readonly { readonly key: readonly string[]; readonly value?: number }[];
}

export interface EarlierRelease {
  /** Equal keys count the same cases within a revision. */
  readonly revision?: number;
  readonly tables: readonly EarlierTable[];
}

/** Exact counts, before protection. Tables are in order of worth and count the same cases. */
export interface Cube {
  readonly dimensions: Readonly<Record<string, CubeDimension>>;
  readonly tables: readonly CubeTable[];
  /** What readers already have of these cases, or of another revision of them. */
  readonly released?: readonly EarlierRelease[];
  readonly revision?: number;
}

/**
 * The exact counts of a network: the locked returns of one period added up, with each union's share. Only codes that
 * occur in a return are listed: what nobody has is absent for everyone.
 * @throws JalonError `invalid` when the returns are not of one period and one version of the tables.
 */
export function cubeOf(returns: readonly { readonly union: string; readonly tables: FixedTables }[]): Cube {
  const [first] = returns;
  if (first === undefined) return { dimensions: {}, tables: [] };
  const same = ({ version, period }: FixedTables) =>
    version === first.tables.version &&
    period.start === first.tables.period.start &&
    period.end === first.tables.period.end;
  if (!returns.every(({ tables }) => same(tables))) throw new JalonError('invalid', { reason: 'period' });

  const codes = new Map<string, Set<string>>();
  const tables = first.tables.tables.map(({ id, dimensions }): CubeTable => {
    const cells = new Map<
      string,
      { key: readonly string[]; count: number; contributors: Record<string, number> }
    >();
    for (const { union, tables: sent } of returns) {
      for (const cell of sent.tables.find((table) => table.id === id)?.cells ?? []) {
        if (cell.count === 0) continue;
        const key = cell.key.join('|');
        const sum = cells.get(key) ?? { key: cell.key, count: 0, contributors: {} };
        sum.count += cell.count;
        sum.contributors[union] = (sum.contributors[union] ?? 0) + cell.count;
        cells.set(key, sum);
        cell.key.forEach((code, at) => {
          const name = dimensions[at] ?? '';
          codes.set(name, (codes.get(name) ?? new Set()).add(code));
        });
      }
    }
    return { id, dimensions, cells: [...cells.values()] };
  });
  return {
    dimensions: Object.fromEntries([...codes].map(([name, found]) => [name, { codes: [...found].sort() }])),
    tables,
  };
}
