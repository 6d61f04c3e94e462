import type { ColumnId } from '#domain/document/kinds';
import type { Cell } from '../keyboard';
import type { GridRow } from '../rows';

/** Cells that are chosen together: those of some activities, in neighbouring columns. */
export interface Range {
  /** Ids of activities, top to bottom; sections between them are not part of it. */
  readonly rows: readonly string[];
  readonly columns: readonly ColumnId[];
}

/** The cells between two corners. Null when no activity is between them. */
export function rangeBetween(
  from: Cell,
  to: Cell,
  rows: readonly GridRow[],
  columns: readonly ColumnId[],
): Range | null {
  const [top, bottom] =
    between(
      from.row,
      to.row,
      rows.map((row) => row.id),
    ) ?? [];
  const [start, end] = between(from.column, to.column, columns) ?? [];
  if (top === undefined || bottom === undefined || start === undefined || end === undefined) return null;
  const chosen = rows.slice(top, bottom + 1).filter((row) => row.kind === 'activity');
  if (chosen.length === 0) return null;
  return { rows: chosen.map((row) => row.id), columns: columns.slice(start, end + 1) };
}

function between<T>(a: T, b: T, all: readonly T[]): [number, number] | null {
  const [one, other] = [all.indexOf(a), all.indexOf(b)];
  return one < 0 || other < 0 ? null : [Math.min(one, other), Math.max(one, other)];
}
