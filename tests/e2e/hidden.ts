import { readStoredTables } from '#server/statistics/read-return';
import { type ReleaseTable, releaseTablesSchema } from '#server/statistics/release-content';
import type { TestDatabase } from '#tests/harness/database';

export interface ReleasedWithTruth {
  readonly tables: readonly ReleaseTable[];
  /** Exact counts of the cells that the release hides, straight from the unions' returns. */
  readonly hidden: readonly {
    readonly table: string;
    readonly key: readonly string[];
    readonly count: number;
  }[];
  /** Exact counts of the innermost cells of tables that are not shown at all. */
  readonly withheld: readonly number[];
}

/** What the network was shown of a period, with what stands under its masks. */
export async function releaseOf({ prisma }: TestDatabase, periodCode: string): Promise<ReleasedWithTruth> {
  const period = { code: periodCode, projectId: null };
  const release = await prisma.release.findFirstOrThrow({
    where: { period, audience: 'network' },
    orderBy: { revision: 'desc' },
  });
  const returns = await prisma.caseReturn.findMany({ where: { period, state: 'approved' } });
  const counts = returns.flatMap(({ tables }) => readStoredTables(tables));
  const tables = releaseTablesSchema.parse(release.tables);
  const exact = (id: string, wanted: readonly string[]): number =>
    counts
      .filter((table) => table.id === id)
      .flatMap(({ cells }) => cells)
      .filter(({ key }) => wanted.every((code, at) => code === '*' || code === key[at]))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    tables,
    hidden: tables.flatMap(({ id, cells }) =>
      cells
        .filter(({ state }) => state === 'hidden')
        .map(({ key }) => ({ table: id, key, count: exact(id, key) })),
    ),
    withheld: tables
      .filter((table) => table.withheld !== null)
      .flatMap(({ id }) => {
        const keys = counts
          .filter((table) => table.id === id)
          .flatMap(({ cells }) => cells.map(({ key }) => key));
        return [...new Map(keys.map((key) => [key.join('|'), exact(id, key)])).values()];
      }),
  };
}
