import { JalonError } from '#domain/errors';
import type { CubeDimension } from './cube';

export const total = '*';

/**
 * Innermost codes that a code, or a total, stands for. Two codes that stand for the same ones (a quarter of which one
 * month is known, a total over a single code) are one cover, so that what they count is one group.
 */
export interface Cover {
  /** Names the set of innermost codes; empty: all of the dimension. */
  readonly id: string;
  /** The innermost codes, sorted. */
  readonly leaves: readonly string[];
}

export interface Hierarchy {
  /** Every code in the order given, parents that were not listed, and `*` last. */
  readonly codes: readonly string[];
  /** Covers of the codes and of `*`, each once, those of innermost codes among them. */
  readonly covers: readonly Cover[];
  coverOf(code: string): Cover;
  /** The cover of any set of innermost codes. */
  coverOfLeaves(leaves: Iterable<string>): Cover;
  /** Covers that an innermost code is in, but for the whole dimension. */
  above(leaf: string): readonly Cover[];
  /** Covers that add up to a cover, at least two; each way of adding it up. */
  partsOf(cover: Cover): readonly (readonly Cover[])[];
  readonly leaves: ReadonlySet<string>;
}

/**
 * A parent that is not among the codes comes after them.
 * @throws JalonError `invalid`, reason `parent`: a code that stands under itself; `code`: a parent of one not listed.
 */
export function hierarchyOf(name: string, { codes, parents = {} }: CubeDimension): Hierarchy {
  const refuse = (reason: string) => new JalonError('invalid', { reason, dimension: name });
  const known = new Set([...codes, ...Object.values(parents)]);
  if (!Object.keys(parents).every((code) => known.has(code))) throw refuse('code');
  const under = new Map<string, string[]>();
  for (const code of known) {
    const parent = Object.hasOwn(parents, code) ? parents[code] : undefined;
    const above = parent ?? total;
    under.set(above, [...(under.get(above) ?? []), code]);
  }
  const leaves = new Set([...known].filter((code) => !under.has(code)));
  const byId = new Map<string, Cover>();
  const coverOfLeaves = (of: Iterable<string>): Cover => {
    const sorted = [...new Set(of)].sort();
    const id = sorted.length === leaves.size ? '' : JSON.stringify(sorted);
    const cover = byId.get(id) ?? { id, leaves: sorted };
    byId.set(id, cover);
    return cover;
  };
  const covers = new Map<string, Cover>();
  const fill = (code: string, above: ReadonlySet<string>): Cover => {
    if (above.has(code)) throw refuse('parent');
    const children = under.get(code) ?? [];
    const inside = new Set([...above, code]);
    const cover = coverOfLeaves(
      children.length === 0 && code !== total
        ? [code]
        : children.flatMap((child) => fill(child, inside).leaves),
    );
    covers.set(code, cover);
    return cover;
  };
  fill(total, new Set());
  // A ring of parents hangs under nothing, so it was not met from the total.
  if (covers.size !== known.size + 1) throw refuse('parent');
  const coverOf = (code: string) => {
    const cover = covers.get(code);
    if (!cover) throw refuse('code');
    return cover;
  };
  const parts = new Map<Cover, (readonly Cover[])[]>();
  for (const [code, children] of under) {
    const inside = [...new Set(children.map(coverOf))];
    if (inside.length > 1) parts.set(coverOf(code), [...(parts.get(coverOf(code)) ?? []), inside]);
  }
  const distinct = [...new Set(covers.values())];
  const above = new Map(
    [...leaves].map((leaf) => [
      leaf,
      distinct.filter(({ id, leaves: of }) => id !== '' && of.includes(leaf)),
    ]),
  );
  return {
    codes: [...known, total],
    covers: distinct,
    above: (leaf) => above.get(leaf) ?? [],
    coverOf,
    coverOfLeaves,
    partsOf: (cover) => parts.get(cover) ?? [],
    leaves,
  };
}
