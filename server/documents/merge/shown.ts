import type { ActivitySnapshot } from '#domain/document/read';
import { type RichNode, richTextToPlain } from '#domain/document/rich-text';
import type { Directory } from '../import-links';
import type { FieldDifference, MergedField } from './field-changes';

/**
 * A field as it is shown beside what a file says: words as they were written, projects and indicators by their codes;
 * `kind`, `placesMode` and `recurring` as the codes they are, for the page to name.
 */
export function shownNow(now: ActivitySnapshot, field: MergedField, directory: Directory): string {
  const value = now[field];
  if (Array.isArray(value)) {
    // The entries of one field; which one is asked below.
    return shownEntries(
      field,
      value.map((each: { key: string; text?: string; expected?: number }) => [each.key, each]),
      directory,
    );
  }
  return shownValue(field, value, directory);
}

/** What the file would write, as a person reads it. */
export function shownWanted({ field, value }: FieldDifference, directory: Directory): string {
  return shownValue(field, value, directory);
}

function shownValue(field: MergedField, value: unknown, directory: Directory): string {
  if (value === null || value === undefined || value === false) return '';
  if (field === 'remarks' || field === 'expectedResult') return richTextToPlain(value as RichNode);
  if (field === 'period') return (value as NonNullable<ActivitySnapshot['period']>).text;
  if (typeof value !== 'object') return String(value);
  // What is left are records of entries, as field-changes makes them.
  return shownEntries(
    field,
    Object.entries(value as Record<string, { text?: string; expected?: number }>),
    directory,
  );
}

function shownEntries(
  field: MergedField,
  all: readonly (readonly [string, { readonly text?: string; readonly expected?: number }])[],
  { projects, indicators }: Directory,
): string {
  if (field !== 'projects' && field !== 'indicators') return all.map(([, { text }]) => text ?? '').join(', ');
  const codes = new Map<string, string>([...projects, ...indicators].map(({ id, code }) => [id, code]));
  return all
    .map(([key, { expected }]) => `${codes.get(key) ?? '?'}${expected === undefined ? '' : ` (${expected})`}`)
    .join(', ');
}
