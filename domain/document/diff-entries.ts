import { same } from './same';

/** What differs between two lists of keyed values. */
export function diffEntries<Entry extends { readonly key: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  readonly changed: readonly { readonly before: Entry; readonly after: Entry }[];
} {
  const was = new Map(before.map((entry) => [entry.key, entry]));
  const now = new Set(after.map(({ key }) => key));
  return {
    added: after.filter(({ key }) => !was.has(key)),
    removed: before.filter(({ key }) => !now.has(key)),
    changed: after.flatMap((entry) => {
      const old = was.get(entry.key);
      return old && !same(old, entry) ? [{ before: old, after: entry }] : [];
    }),
  };
}
