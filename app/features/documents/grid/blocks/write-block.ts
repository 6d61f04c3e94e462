import type * as Y from 'yjs';
import type { ColumnId } from '#domain/document/kinds';
import { addActivity } from '#domain/document/shape';
import type { ActivityId, SectionId } from '#domain/ids';
import type { Targets } from './targets';
import { type Reading, writeCell } from './write-cell';

/** What came of a block: what could not be written is named, so that nothing is lost in silence. */
export interface Written {
  readonly cells: number;
  readonly added: readonly ActivityId[];
  /** Words that mean nothing in the column they came to; the cell stayed as it was. */
  readonly notRead: readonly { readonly column: ColumnId; readonly text: string }[];
  /** Words without a column to go to, or in that of the status, which is reported and not written. */
  readonly leftOut: readonly string[];
}

/** Writes a block into the document, in the transaction of its caller. */
export function writeBlock(doc: Y.Doc, { block, rows, columns }: Targets, reading: Reading): Written {
  const added: ActivityId[] = [];
  const notRead: { column: ColumnId; text: string }[] = [];
  const leftOut: string[] = [];
  let cells = 0;
  block.forEach((line, index) => {
    const target = rows[index];
    // A row of nothing makes no activity.
    const empty = line.every((cell) => cell.text.trim() === '');
    if (!target || (empty && !('activityId' in target))) return;
    const id = 'activityId' in target ? target.activityId : add(target.sectionId);
    line.forEach((cell, at) => {
      const column = columns[at] ?? null;
      const outcome = column === null ? 'fact' : writeCell(doc, id, column, cell, reading);
      if (outcome === 'written') cells += 1;
      else if (cell.text.trim() === '') return;
      else if (outcome === 'not-read' && column) notRead.push({ column, text: cell.text });
      else leftOut.push(cell.text);
    });
  });
  return { cells, added, notRead, leftOut };

  function add(sectionId: SectionId | null): ActivityId {
    const id = addActivity(doc, { sectionId }, 'grid');
    added.push(id);
    return id;
  }
}
