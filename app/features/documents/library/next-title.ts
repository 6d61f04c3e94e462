import type { ListedDocument } from '#server/documents/list';

/** What the next year's document is called: the same, with the plan's year in it moved on. */
export function nextTitle({ title, year }: Pick<ListedDocument, 'title' | 'year'>): string {
  return year === null ? title : title.replaceAll(String(year), String(year + 1));
}
