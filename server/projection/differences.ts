import { isDeepStrictEqual } from 'node:util';
import { nodeTables, type ProjectedRows, type ProjectedTable, projectedTables, type Row } from './rows';

/** One place where rows and document disagree. */
export interface Difference {
  readonly documentId: string;
  readonly table: ProjectedTable | 'Document';
  /** The columns that name the row, without the document. */
  readonly key: string;
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** What must be written so that the rows are the document's. */
export interface TableChanges {
  readonly upsert: readonly Row[];
  /** Nodes that are in no document any more, not even as deleted: they stay, marked. */
  readonly bury: readonly Row[];
  /** Links that are no more. No fact refers to a link. */
  readonly remove: readonly Row[];
}

export type StoredRows = Readonly<Record<ProjectedTable, readonly Row[]>>;

const tables = Object.keys(projectedTables) as readonly ProjectedTable[];

export function keyOf(table: ProjectedTable, row: Row): string {
  return projectedTables[table]
    .slice(1)
    .map((column) => String(row[column]))
    .join('/');
}

/** Compares the rows a document should have with those that are stored. */
export function changesFor(
  expected: ProjectedRows,
  stored: StoredRows,
): Record<ProjectedTable, TableChanges> {
  const changes = tables.map((table): [ProjectedTable, TableChanges] => {
    const known = new Map(stored[table].map((row) => [keyOf(table, row), row]));
    const upsert = expected.tables[table].filter((row) => !isSame(row, known.get(keyOf(table, row))));
    const wanted = new Set(expected.tables[table].map((row) => keyOf(table, row)));
    const gone = stored[table].filter((row) => !wanted.has(keyOf(table, row)));
    return nodeTables.includes(table)
      ? [table, { upsert, bury: gone.filter((row) => row.deletedAt === null), remove: [] }]
      : [table, { upsert, bury: [], remove: gone }];
  });
  // One entry for each table.
  return Object.fromEntries(changes) as Record<ProjectedTable, TableChanges>;
}

/** The same, field by field, for `rebuild --check`. */
export function differencesOf(documentId: string, expected: ProjectedRows, stored: StoredRows): Difference[] {
  const changes = changesFor(expected, stored);
  return tables.flatMap((table) => {
    const known = new Map(stored[table].map((row) => [keyOf(table, row), row]));
    const { upsert, bury, remove } = changes[table];
    const told = (row: Row, field: string, wanted: unknown, actual: unknown): Difference => ({
      documentId,
      table,
      key: keyOf(table, row),
      field,
      expected: wanted,
      actual,
    });
    return [
      ...upsert.flatMap((row) => {
        const actual = known.get(keyOf(table, row));
        if (!actual) return [told(row, 'row', 'present', 'missing')];
        return Object.keys(row)
          .filter((field) => !isDeepStrictEqual(row[field], actual[field]))
          .map((field) => told(row, field, row[field], actual[field]));
      }),
      ...bury.map((row) => told(row, 'deletedAt', 'marked', null)),
      ...remove.map((row) => told(row, 'row', 'missing', 'present')),
    ];
  });
}

function isSame(row: Row, stored: Row | undefined): boolean {
  return (
    stored !== undefined && Object.keys(row).every((field) => isDeepStrictEqual(row[field], stored[field]))
  );
}
