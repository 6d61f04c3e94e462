import { type Actor, hasRole } from '#domain/access/actor';
import type { PeriodId } from '#domain/ids';
import type { Services } from '#server/services';
import {
  type ReleaseAmount,
  type ReleaseTable,
  releaseAmountsSchema,
  releaseTablesSchema,
} from './release-content';

/** What everybody inside the network sees of a locked period. */
export interface ReleaseView {
  readonly id: string;
  readonly periodId: string;
  readonly revision: number;
  readonly k: number;
  readonly at: string;
  /** How many unions are in it, of how many. */
  readonly reported: number;
  readonly expected: number;
  /** Which unions; empty for a union's people, who see their own return only. */
  readonly organisationIds: readonly string[];
  readonly tables: readonly ReleaseTable[];
  readonly amounts: readonly ReleaseAmount[];
}

/** The latest release of a period inside the network; null before the first lock. */
export async function readRelease(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  periodId: PeriodId,
): Promise<ReleaseView | null> {
  const row = await database.prisma.release.findFirst({
    where: { networkId: actor.networkId, periodId, audience: 'network' },
    orderBy: { revision: 'desc' },
  });
  if (!row) return null;
  return {
    id: row.id,
    periodId: row.periodId,
    revision: row.revision,
    k: row.k,
    at: row.at.toISOString(),
    reported: row.organisationIds.length,
    expected: row.expected,
    organisationIds: hasRole(actor, 'secretariat', 'copil') ? row.organisationIds : [],
    tables: releaseTablesSchema.parse(row.tables),
    amounts: releaseAmountsSchema.parse(row.amounts),
  };
}
