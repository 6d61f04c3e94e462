import type * as Y from 'yjs';
import { documentParts, rowIn, rowsIn } from './shape';

/**
 * Brings a deleted row back as it is now, with what people wrote in it meanwhile; a section with what was deleted
 * together with it. The sections it stands in come back too, otherwise it would stand apart.
 * @returns false when there is no such row, or it is not deleted
 */
export function bringBack(doc: Y.Doc, id: string): boolean {
  const { sections, activities } = documentParts(doc);
  const rows = rowIn(activities, id) ? activities : sections;
  const deletedAt = rowIn(rows, id)?.get('deletedAt') ?? null;
  if (deletedAt === null) return false;
  doc.transact(() => {
    for (const each of rows === sections ? [id, ...under(doc, id)] : [id]) {
      const row = rowIn(activities, each) ?? rowIn(sections, each);
      if (row?.get('deletedAt') === deletedAt) row.set('deletedAt', null);
    }
    bringBackSections(doc, rows, id);
  }, 'restore');
  return true;
}

export const isLive = (row: Y.Map<unknown> | undefined): boolean =>
  row !== undefined && (row.get('deletedAt') ?? null) === null;

/** Ids of everything that stands in a section, at any depth, deleted or not. */
function under(doc: Y.Doc, id: string): ReadonlySet<string> {
  const { sections, activities } = documentParts(doc);
  const found = new Set([id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [each, row] of rowsIn(sections)) {
      if (found.has(each) || !found.has(String(row.get('parentId') ?? ''))) continue;
      found.add(each);
      grown = true;
    }
  }
  for (const [each, row] of rowsIn(activities))
    if (found.has(String(row.get('sectionId') ?? ''))) found.add(each);
  found.delete(id);
  return found;
}

/** The sections a row stands in come back: otherwise it would stand apart. */
export function bringBackSections(doc: Y.Doc, rows: Y.Map<Y.Map<unknown>>, id: string): void {
  const { sections } = documentParts(doc);
  const seen = new Set<string>();
  let at = rowIn(rows, id)?.get(rows === sections ? 'parentId' : 'sectionId');
  while (typeof at === 'string' && !seen.has(at)) {
    seen.add(at);
    const section = rowIn(sections, at);
    if (section && !isLive(section)) section.set('deletedAt', null);
    at = section?.get('parentId');
  }
}
