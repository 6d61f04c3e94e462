import type * as Y from 'yjs';
import { bringBack } from '#domain/document/bring-back';
import { addActivity, addSection, documentParts, rowIn } from '#domain/document/shape';
import type { Stranded } from './use-stranded';

/** Brings the row back, as it was deleted, and writes into it what somebody was writing. */
export function keepStranded(doc: Y.Doc, { row, write }: Stranded, text: string): void {
  const { sections, activities } = documentParts(doc);
  const { id } = row.was;
  if (!rowIn(row.kind === 'activity' ? activities : sections, id)) makeAgain(doc, row);
  bringBack(doc, id);
  write(doc, text);
}

/** Whoever made the row undid that, and nobody else had written in it yet: nothing is there to be brought back. */
function makeAgain(doc: Y.Doc, row: Stranded['row']): void {
  if (row.kind === 'section') {
    const { id, parentId, title } = row.was;
    addSection(doc, { parentId, title }, 'grid', { id });
    return;
  }
  const { id, sectionId, title, kind, period } = row.was;
  addActivity(doc, { sectionId, title, ...(kind ? { kind } : {}), ...(period ? { period } : {}) }, 'grid', {
    id,
  });
}
