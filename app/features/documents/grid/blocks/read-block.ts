import type { ColumnId } from '#domain/document/kinds';
import { type Clipboard, readPasted } from '#domain/import/pasted';
import { richText } from '#domain/import/rich';
import { type Cell, cellText } from '#domain/import/source';
import { textFieldOf } from '../columns';
import type { Block, BlockCell } from './block';

/** A block that was copied in another program, pasted into a column. */
export function readBlock(clipboard: Clipboard, column: ColumnId): Block {
  const { rows, table, blocks } = readPasted(clipboard);
  // A text of several paragraphs is one text where texts stand, and several lines elsewhere.
  if (!table && textFieldOf(column))
    return [[{ text: clipboard.text, rich: { type: 'doc', content: richText(blocks) } }]];
  return rows.map((row) => row.map(cellFrom));
}

/** A cell that came from elsewhere. */
export function cellFrom(cell: Cell): BlockCell {
  return { text: cellText(cell), rich: { type: 'doc', content: richText(cell.blocks) } };
}
