import type pg from 'pg';
import { readDocument } from '#domain/document/read';
import type { DocumentId, NetworkId } from '#domain/ids';
import { withCommitted } from '#server/collab/committed';
import type { DocumentLog } from '#server/collab/log';
import { type Difference, differencesOf } from './differences';
import { projectRows } from './rows';
import { inProjection, readStored, writeRows } from './store';

export interface Rebuilt {
  readonly documents: number;
  /** What differed before; with `check` it still does. Empty: every row is its document's. */
  readonly differences: readonly Difference[];
}

interface DocumentRow {
  readonly id: DocumentId;
  readonly networkId: NetworkId;
  readonly title: string;
  readonly sequence: number;
  readonly projectedSequence: number;
  readonly logged: number;
  /** The first update that is still there; compaction takes away only what a compacted snapshot stands for. */
  readonly logFrom: number;
  readonly compacted: number;
}

/**
 * Makes every document's rows again from the log, or with `check` only says where they differ (`jalon rebuild
 * --check`). Rows of nodes that were hard-deleted stay, marked; facts keep what they refer to.
 * @param options.onlyBehind leaves alone the documents whose rows stand for their newest sequence number
 */
export async function rebuild(
  deps: { readonly pool: pg.Pool; readonly log: Pick<DocumentLog, 'load'> },
  { check, onlyBehind = false }: { check: boolean; onlyBehind?: boolean },
): Promise<Rebuilt> {
  const { rows } = await deps.pool.query<DocumentRow>(
    `SELECT d.id, d."networkId", d.title, d.sequence, d."projectedSequence",
       u.logged, coalesce(u.first, d.sequence + 1) AS "logFrom", coalesce(s.sequence, 0) AS compacted
     FROM "Document" d
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS logged, min(sequence) AS first FROM "DocumentUpdate" WHERE "documentId" = d.id
     ) u
     CROSS JOIN LATERAL (
       SELECT max(sequence) AS sequence FROM "DocumentSnapshot" WHERE "documentId" = d.id AND compacted
     ) s
     WHERE NOT $1 OR d.sequence > d."projectedSequence"
     ORDER BY d.id`,
    [onlyBehind],
  );
  const differences: Difference[] = [];
  for (const row of rows) {
    const { snapshot, sequence } = await withCommitted(deps.log, row.id, (state) => ({
      snapshot: readDocument(state.doc),
      sequence: state.sequence,
    }));
    const expected = projectRows(row.networkId, row.id, snapshot);
    const stored = await readStored(deps.pool, row.id);
    differences.push(...differencesOf(row.id, expected, stored));
    differences.push(...ofDocument(row, { sequence, title: expected.document.title }));
    if (!check && sequence > 0) {
      await inProjection(deps.pool, row.id, async (client) =>
        writeRows(client, row.id, sequence, expected, await readStored(client, row.id)),
      );
    }
  }
  return { documents: rows.length, differences };
}

/** The row of the document itself against its log. */
function ofDocument(row: DocumentRow, log: { sequence: number; title: string }): Difference[] {
  const told = (field: string, expected: unknown, actual: unknown): Difference[] =>
    expected === actual
      ? []
      : [{ documentId: row.id, table: 'Document', key: row.id, field, expected, actual }];
  return [
    ...told('sequence', log.sequence, row.sequence),
    ...told('updates in the log', row.sequence - row.logFrom + 1, row.logged),
    ...told('the log begins', Math.min(row.logFrom, row.compacted + 1), row.logFrom),
    ...told('projectedSequence', row.sequence, row.projectedSequence),
    // Before its first edit a document has the title it was made with.
    ...(log.sequence === 0 ? [] : told('title', log.title, row.title)),
  ];
}
