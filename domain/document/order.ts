import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Rows stand by key compared as plain text; equal keys (two people inserting at one place) by id. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

export interface Placement {
  /** The key of the new or moved row. */
  readonly order: string;
  /** Neighbours that had equal keys and need new ones so that there is room; usually empty. */
  readonly rekeyed: readonly Ordered[];
}

/**
 * Where a row goes so that it stands right after `afterId` (null: first) among `siblings`.
 * Between two equal keys there is no key, so the rows after the place that share the key are given new ones. Beside
 * a key that is none (a program of somebody's own wrote it) all are: nobody must be kept from adding a row.
 */
export function placeAfter(siblings: readonly Ordered[], afterId: string | null): Placement {
  const sorted = [...siblings].sort(compareOrder);
  const index = afterId === null ? -1 : sorted.findIndex((row) => row.id === afterId);
  const at = afterId !== null && index === -1 ? sorted.length - 1 : index;
  const before = sorted[at]?.order ?? null;
  const following = sorted.slice(at + 1);
  const equal = before === null ? [] : following.filter((row) => row.order === before);
  const upper = following[equal.length]?.order ?? null;
  try {
    const order = generateKeyBetween(before, upper);
    let last = order;
    const rekeyed = equal.map((row) => {
      last = generateKeyBetween(last, upper);
      return { id: row.id, order: last };
    });
    return { order, rekeyed };
  } catch {
    return placeAnew(sorted, at + 1);
  }
}

/** Everyone gets a new key, with room for one more at `place`. */
function placeAnew(sorted: readonly Ordered[], place: number): Placement {
  const keys = generateNKeysBetween(null, null, sorted.length + 1);
  const [order = ''] = keys.splice(place, 1);
  return { order, rekeyed: sorted.map(({ id }, index) => ({ id, order: keys[index] ?? '' })) };
}
