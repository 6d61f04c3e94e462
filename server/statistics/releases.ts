import { type Actor, hasRole, organisationsAs } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import type { PeriodId, ReleaseId } from '#domain/ids';
import { type LocalText, localTextSchema } from '#domain/language';
import type { Release } from '#server/database/generated/client';
import type { Services } from '#server/services';
import { type PeriodView, periodView } from './periods';
import {
  type ReleaseAmount,
  type ReleaseTable,
  releaseAmountsSchema,
  releaseTablesSchema,
} from './release-content';

export interface ReleasedUnion {
  readonly organisationId: string;
  readonly code: string;
  readonly names: LocalText;
}

/** Which release it is and who is in it: no figure but "n of m unions". */
export interface ReleaseHead {
  readonly id: string;
  readonly periodId: string;
  readonly revision: number;
  readonly k: number;
  readonly at: string;
  /** How many unions are in it, of how many. */
  readonly reported: number;
  readonly expected: number;
  /** Those of them the reader may know of: all for the secretariat and the steering committee, else one's own. */
  readonly unions: readonly ReleasedUnion[];
}

/** What everybody inside the network sees of a locked period. */
export interface ReleaseView extends ReleaseHead {
  readonly tables: readonly ReleaseTable[];
  readonly amounts: readonly ReleaseAmount[];
}

/** The release that a figure rests on, whoever it was made for: never what it says. */
export interface ReleaseSource extends ReleaseHead {
  readonly audience: 'network' | 'donors';
  readonly period: PeriodView;
  /** More than `revision` when the period was locked again since. */
  readonly latestRevision: number;
}

/** All that is read of a release whose figures are not asked for. */
const headFields = {
  id: true,
  networkId: true,
  periodId: true,
  revision: true,
  k: true,
  at: true,
  organisationIds: true,
  expected: true,
} as const;

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
    ...(await headOf({ database }, actor, row)),
    tables: releaseTablesSchema.parse(row.tables),
    amounts: releaseAmountsSchema.parse(row.amounts),
  };
}

/** What a reader inside the network may know of the release behind a figure. Throws `not-found`. */
export async function readReleaseSource(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  releaseId: ReleaseId,
): Promise<ReleaseSource> {
  const { networkId } = actor;
  const row = await database.prisma.release.findFirst({
    where: { id: releaseId, networkId },
    select: { ...headFields, audience: true, period: true },
  });
  if (!row) throw new JalonError('not-found');
  const { periodId, audience } = row;
  const latest = await database.prisma.release.findFirstOrThrow({
    where: { networkId, periodId, audience },
    orderBy: { revision: 'desc' },
    select: { revision: true },
  });
  return {
    ...(await headOf({ database }, actor, row)),
    audience: audience === 'donors' ? 'donors' : 'network',
    period: periodView(row.period),
    latestRevision: latest.revision,
  };
}

async function headOf(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  row: Pick<Release, keyof typeof headFields>,
): Promise<ReleaseHead> {
  const own: ReadonlySet<string> = organisationsAs(actor, 'coordinator', 'focal-point');
  const seesAll = hasRole(actor, 'secretariat', 'copil');
  const known = row.organisationIds.filter((id) => seesAll || own.has(id));
  // A union that has left the network since is in the release still.
  const unions = await database.prisma.organisation.findMany({
    where: { networkId: row.networkId, id: { in: known } },
    select: { id: true, code: true, names: true },
    orderBy: { code: 'asc' },
  });
  return {
    id: row.id,
    periodId: row.periodId,
    revision: row.revision,
    k: row.k,
    at: row.at.toISOString(),
    reported: row.organisationIds.length,
    expected: row.expected,
    unions: unions.map(({ id, code, names }) => ({
      organisationId: id,
      code,
      names: localTextSchema.parse(names),
    })),
  };
}
