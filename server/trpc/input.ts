/** Deep enough for every input there is; deeper ones are nobody's. */
const maxDepth = 32;

/**
 * Whether PostgreSQL can store every text of an input: no NUL, no half of a surrogate pair. A person types neither;
 * let through, they would be an error of ours instead of a refusal.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > maxDepth) return false;
  return Object.entries(value).every(([key, held]) => isStorable(key) && isStorable(held, depth + 1));
}
