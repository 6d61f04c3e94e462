import type { DocumentDiff } from '#domain/document/diff';

/**
 * How many things differ from the version that was adopted: rows, decisions of a workshop, what the document says of
 * itself, its text.
 */
export function countAmendments({ sections, activities, outcomes, meta, body }: DocumentDiff): number {
  return sections.length + activities.length + outcomes.length + meta.length + (body === null ? 0 : 1);
}
