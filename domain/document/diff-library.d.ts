/** What is used of `diff` 5, which brings no types of its own. */
declare module 'diff' {
  interface ArrayChange<T> {
    readonly value: readonly T[];
    readonly count?: number;
    readonly added?: boolean;
    readonly removed?: boolean;
  }
  /** Compared with `===`. Undefined when more than `maxEditLength` were added and removed. */
  export function diffArrays<T>(
    before: readonly T[],
    after: readonly T[],
    options?: { readonly maxEditLength?: number },
  ): ArrayChange<T>[] | undefined;
}
