import type { ColumnId } from '#domain/document/kinds';
import type { SectionId } from '#domain/ids';
import { headerFields } from '#domain/import/header';
import type { ColumnField } from '#domain/import/result';
import type { Cell } from '../keyboard';
import type { GridRow } from '../rows';
import type { Block } from './block';
import type { Range } from './range';

/** Where one row of a block goes: into an activity, or into a new one at the end of `sectionId`. */
export type TargetRow = { readonly activityId: string } | { readonly sectionId: SectionId | null };

export interface Targets {
  readonly rows: readonly TargetRow[];
  /** The column that each column of the block goes into; null: it has none. */
  readonly columns: readonly (ColumnId | null)[];
  /** The rows and columns of the block that go there, repeated where it fills a larger range. */
  readonly block: Block;
}

/**
 * Where a block goes that is pasted with the focus on `at`. A range that it fits into a whole number of times is
 * filled with it. Otherwise it goes down from the cell; what reaches beyond the last activity of the section becomes
 * new ones there, so that nothing of the next section is written over. A first row that names columns says itself
 * where its columns belong.
 */
export function targetsOf(
  block: Block,
  at: Cell,
  range: Range | null,
  rows: readonly GridRow[],
  columns: readonly ColumnId[],
): Targets {
  const width = block[0]?.length ?? 0;
  const named = columnsNamed(block, columns);
  if (named) return { block: block.slice(1), columns: named, rows: down(block.length - 1, at.row, rows) };
  if (range && fits(range.rows.length, block.length) && fits(range.columns.length, width)) {
    const tiled = range.rows.map((_, row) =>
      range.columns.map((_, column) => block[row % block.length]?.[column % width] ?? { text: '' }),
    );
    return { block: tiled, columns: range.columns, rows: range.rows.map((activityId) => ({ activityId })) };
  }
  const start = range?.columns[0] ?? at.column;
  const first = Math.max(0, columns.indexOf(onBand(at, rows) ? 'title' : start));
  return {
    block,
    columns: Array.from({ length: width }, (_, index) => columns[first + index] ?? null),
    rows: down(block.length, range?.rows[0] ?? at.row, rows),
  };
}

const fits = (there: number, piece: number): boolean => there > 0 && piece > 0 && there % piece === 0;
const onBand = (at: Cell, rows: readonly GridRow[]): boolean =>
  rows.find((row) => row.id === at.row)?.kind !== 'activity';

function down(count: number, from: string, rows: readonly GridRow[]): TargetRow[] {
  const start = rows.findIndex((row) => row.id === from);
  const first = rows[start];
  if (first?.kind !== 'activity') {
    const sectionId = first?.kind === 'section' ? first.section.id : null;
    return Array.from({ length: count }, () => ({ sectionId }));
  }
  const { sectionId } = first.activity;
  const taken = rows
    .slice(start)
    .filter((row) => row.kind === 'activity' && row.activity.sectionId === sectionId)
    .slice(0, count)
    .map((row) => ({ activityId: row.id }));
  return [...taken, ...Array.from({ length: count - taken.length }, () => ({ sectionId }))];
}

const columnOf: Readonly<Partial<Record<ColumnField, ColumnId>>> = {
  number: 'number',
  title: 'title',
  period: 'period',
  place: 'places',
  responsible: 'responsibles',
  remarks: 'remarks',
  status: 'status',
};

/**
 * The columns that a first row names: each cell of it must be the name of one, and at least two of the grid's. Null:
 * it is content.
 */
function columnsNamed(block: Block, columns: readonly ColumnId[]): (ColumnId | null)[] | null {
  const [first, ...body] = block;
  if (!first || body.length === 0) return null;
  const fields = first.map((cell) => headerFields(cell.text)[0]);
  if (fields.some((field) => field === undefined)) return null;
  const found = fields.map((field) => (field && columnOf[field]) ?? null);
  const ours = found.filter((column) => column !== null && columns.includes(column));
  if (ours.length < 2 || new Set(ours).size < ours.length) return null;
  return found.map((column) => (column && columns.includes(column) ? column : null));
}
