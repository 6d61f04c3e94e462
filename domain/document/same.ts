/** Whether two plain values say the same. */
export const same = (a: unknown, b: unknown): boolean => a === b || inOrder(a) === inOrder(b);

/** JSON in which the order of keys says nothing; undefined for what JSON has no form for. */
export function inOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
