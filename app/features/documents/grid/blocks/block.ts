import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import type { RichNode } from '#domain/document/rich-text';
import { type Entry, entriesOf, isEntries } from '../../cells/entries';
import { textFieldOf } from '../columns';
import { richHtml } from './rich-html';

/** What one cell holds on its way to another: its words, and what words alone would lose. */
export interface BlockCell {
  readonly text: string;
  readonly rich?: RichNode | undefined;
  /** The values themselves, when the cell is one of a plan. */
  readonly entries?: { readonly column: ColumnId; readonly values: readonly Entry[] } | undefined;
}
/** Rows of cells, all of one length. */
export type Block = readonly (readonly BlockCell[])[];

/** @param text what the cell says, in the person's language */
export function cellOf(activity: ActivitySnapshot, column: ColumnId, text: string): BlockCell {
  const field = textFieldOf(column);
  return {
    text,
    ...(field ? { rich: activity[field] } : {}),
    ...(isEntries(column) ? { entries: { column, values: entriesOf(activity, column) } } : {}),
  };
}

/** Tabs and line ends as spreadsheets write and read them. */
export function blockText(block: Block): string {
  const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return block.map((row) => row.map((cell) => quoted(cell.text)).join('\t')).join('\n');
}

/** A table that Word, Excel and LibreOffice take, lists and marks included. */
export function blockHtml(block: Block, direction: 'ltr' | 'rtl'): string {
  const rows = block.map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`);
  return `<meta charset="utf-8"><table dir="${direction}" border="1">${rows.join('')}</table>`;
}

function cellHtml({ text, rich }: BlockCell): string {
  return richHtml(rich ?? { type: 'doc', content: [{ type: 'text', text }] });
}
