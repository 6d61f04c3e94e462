/** The most of each kind; who wants more types another word. */
export const MOST = 12;
/** Share of trigrams that a slip of the pen in one of two words leaves. */
const NEAR = 0.35;

export type Nearness = 'exact' | 'near';

/** `$2…`: each word must be there, or, `near`, something like all of them. */
export function condition(expression: string, asked: readonly string[], nearness: Nearness): string {
  if (nearness === 'near') return `word_similarity("searchable"($2), ${expression}) >= ${NEAR}`;
  return asked
    .map((_, index) => `${expression} LIKE '%' || "searchable"($${index + 2}) || '%'`)
    .join(' AND ');
}

/** Words hold letters and digits only, so nothing in them means anything to LIKE. */
export function parameters(asked: readonly string[], nearness: Nearness): string[] {
  return nearness === 'near' ? [asked.join(' ')] : [...asked];
}
