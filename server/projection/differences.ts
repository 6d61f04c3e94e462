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

/** What is stored, by the key within the document. */
export type StoredRows = Readonly<Record<ProjectedTable, ReadonlyMap<string, Row>>>;

const tables = Object.keys(projectedTables) as readonly ProjectedTable[];

export function keyOf(table: ProjectedTable, row: Row): string {
  return projectedTables[table]
    .slice(1)
    .map((column) => String(row[column]))
    .join('/');
}

export type Changes = Readonly<Record<ProjectedTable, TableChanges>>;

/** Compares the rows a document should have with those that are stored. */
export function changesFor(expected: ProjectedRows, stored: StoredRows): Changes {
  const changes = tables.map((table): [ProjectedTable, TableChanges] => {
    const known = stored[table];
    const upsert: Row[] = [];
    const wanted = new Set<string>();
    for (const row of expected.tables[table]) {
      const key = keyOf(table, row);
      wanted.add(key);
      if (!isSame(row, known.get(key))) upsert.push(row);
    }
    const gone = [...known].flatMap(([key, row]) => (wanted.has(key) ? [] : [row]));
    return nodeTables.includes(table)
      ? [table, { upsert, bury: gone.filter((row) => row.deletedAt === null), remove: [] }]
      : [table, { upsert, bury: [], remove: gone }];
  });
  // One entry for each table.
  return Object.fromEntries(changes) as Record<ProjectedTable, TableChanges>;
}

/** Whether the rows are what is stored already. */
export function areNone(changes: Changes): boolean {
  return tables.every((table) => {
    const { upsert, bury, remove } = changes[table];
    return upsert.length + bury.length + remove.length === 0;
  });
}

/** What is stored once the changes are written. */
export function afterChanges(stored: StoredRows, changes: Changes): StoredRows {
  const after = tables.map((table): [ProjectedTable, ReadonlyMap<string, Row>] => {
    const { upsert, bury, remove } = changes[table];
    if (upsert.length + bury.length + remove.length === 0) return [table, stored[table]];
    const rows = new Map(stored[table]);
    for (const row of upsert) rows.set(keyOf(table, row), row);
    // PostgreSQL gives the instant; that there is one is all that is asked of it.
    for (const row of bury) rows.set(keyOf(table, row), { ...row, deletedAt: 'buried' });
    for (const row of remove) rows.delete(keyOf(table, row));
    return [table, rows];
  });
  return Object.fromEntries(after) as StoredRows;
}

/** The same, field by field, for `rebuild --check`. */
export function differencesOf(documentId: string, expected: ProjectedRows, stored: StoredRows): Difference[] {
  const changes = changesFor(expected, stored);
  return tables.flatMap((table) => {
    const known = stored[table];
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
    row === stored ||
    (stored !== undefined && Object.keys(row).every((field) => isDeepStrictEqual(row[field], stored[field])))
  );
}
