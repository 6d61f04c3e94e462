import type { ActivityTextField } from '#domain/document/fields';
import type { ColumnId } from '#domain/document/kinds';

/** How a column is edited. */
export type EditorKind = 'text' | 'number' | 'time' | 'period' | 'choice' | 'entries' | 'rich' | 'none';

export interface ColumnShape {
  /** Pixels at the start; a person may drag it wider. */
  readonly width: number;
  readonly minWidth: number;
  readonly editor: EditorKind;
}

export const columnShapes: Readonly<Record<ColumnId, ColumnShape>> = {
  number: { width: 64, minWidth: 48, editor: 'text' },
  title: { width: 290, minWidth: 150, editor: 'text' },
  kind: { width: 104, minWidth: 90, editor: 'choice' },
  period: { width: 132, minWidth: 96, editor: 'period' },
  places: { width: 124, minWidth: 90, editor: 'entries' },
  responsibles: { width: 180, minWidth: 110, editor: 'entries' },
  partners: { width: 160, minWidth: 100, editor: 'entries' },
  projects: { width: 96, minWidth: 72, editor: 'entries' },
  indicators: { width: 124, minWidth: 90, editor: 'entries' },
  quantity: { width: 96, minWidth: 72, editor: 'number' },
  targetGroup: { width: 160, minWidth: 100, editor: 'text' },
  expectedResult: { width: 220, minWidth: 120, editor: 'rich' },
  remarks: { width: 280, minWidth: 140, editor: 'rich' },
  startsAt: { width: 84, minWidth: 72, editor: 'time' },
  minutes: { width: 84, minWidth: 72, editor: 'number' },
  status: { width: 124, minWidth: 110, editor: 'none' },
};

export function textFieldOf(column: ColumnId): ActivityTextField | null {
  return column === 'remarks' || column === 'expectedResult' ? column : null;
}
