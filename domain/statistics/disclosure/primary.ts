import type { Amount } from '../tables';
import type { Group, Line } from './system';

/** Thresholds of docs/field.md, "Disclosure control", point 1: inside the network, and for donors and the public. */
export const networkThreshold = 5;
export const publicThreshold = 10;

/** Fewer unions than this behind a cell, and one of them could work out another's count. */
export const leastContributors = 3;

/** A count that would point at the few whom it counts. */
export const isSmall = (count: number, k: number) => count >= 1 && count < k;

/**
 * The contributors rule: a cell that adds up several unions is hidden when it has fewer than three contributors, or
 * when the count less any one union's share is 1 … k−1 (400 + 2 + 1 tells the first that the others have 3).
 * Shares that are not given are not judged.
 */
export function givesContributorAway(
  count: number,
  contributors: ReadonlyMap<string, number>,
  k: number,
): boolean {
  if (count === 0 || contributors.size === 0) return false;
  if (contributors.size < leastContributors) return true;
  return [...contributors.values()].some((share) => isSmall(count - share, k));
}

/** The primary rule for one group: a count 1 … k−1, or one that gives a contributor away. */
export function isPrimary(group: Pick<Group, 'count' | 'contributors'>, k: number): boolean {
  return isSmall(group.count, k) || givesContributorAway(group.count, group.contributors, k);
}

/**
 * A line on which all cases stand in one category: showing its zeros would say so of everyone. Gives back the cell
 * that holds them all and the zeros that could be otherwise (their other margins are not empty). A line whose only
 * category says nothing of anyone (`notStated`) needs no protection.
 */
export function soleCategory(
  line: Line,
  silent: ReadonlySet<string>,
  couldBe: (zero: Group) => boolean,
): { readonly cell: Group; readonly zeros: readonly Group[] } | undefined {
  if (line.parent.count === 0) return undefined;
  const filled = line.children.filter((child) => child.count > 0);
  const [cell] = filled;
  if (filled.length !== 1 || cell === undefined) return undefined;
  if (cell.fixed.get(line.dimension)?.leaves.every((code) => silent.has(code))) return undefined;
  const zeros = line.children.filter((child) => child.count === 0 && couldBe(child));
  return zeros.length === 0 ? undefined : { cell, zeros };
}

/** What a return of one union says about money, for the release of the sum. */
export interface ContributedAmount extends Amount {
  readonly union: string;
}

export type ReleasedAmount =
  | { readonly currency: string; readonly state: 'published'; readonly total: number; readonly count: number }
  | { readonly currency: string; readonly state: 'hidden' };

/**
 * Amounts of one audience, a currency each. Hidden when fewer than k paid cases stand behind one, when a contributor
 * could be worked out, or when one case may make up more than half of it. Only "dominated or not" is known of each
 * union, so its largest case is taken to be as large as that allows: all of a dominated total, half of another.
 */
export function protectAmounts(amounts: readonly ContributedAmount[], k: number): ReleasedAmount[] {
  const currencies = [...new Set(amounts.map((amount) => amount.currency))].sort();
  return currencies.map((currency): ReleasedAmount => {
    const parts = amounts.filter((amount) => amount.currency === currency);
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    const thousandths = parts.reduce((sum, part) => sum + Math.round(part.total * 1000), 0);
    const shares = new Map(parts.map((part) => [part.union, part.count]));
    const largest = Math.max(...parts.map((part) => part.total * 1000 * (part.dominated ? 1 : 0.5)));
    const hidden = isSmall(count, k) || givesContributorAway(count, shares, k) || largest * 2 > thousandths;
    return hidden
      ? { currency, state: 'hidden' }
      : { currency, state: 'published', total: thousandths / 1000, count };
  });
}
