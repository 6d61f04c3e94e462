import type { ActivityScalarField } from '#domain/document/fields';
import type { ActivitySnapshot } from '#domain/document/read';

/** The columns that are written as one line of text. */
export const typedColumns = [
  'number',
  'title',
  'targetGroup',
  'startsAt',
  'quantity',
  'minutes',
  'period',
] as const satisfies readonly ActivityScalarField[];
export type TypedColumn = (typeof typedColumns)[number];

export function isTyped(column: string): column is TypedColumn {
  return (typedColumns as readonly string[]).includes(column);
}

/** What a cell's text box begins with. */
export function toText(activity: ActivitySnapshot, column: TypedColumn): string {
  const value = activity[column];
  if (value === null) return '';
  return typeof value === 'object' ? value.text : String(value);
}
