import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { type NetworkId, newId } from '#domain/ids';
import type { FixedTables } from '#domain/statistics/tables';
import type { Transaction } from '#server/database/client';
import type { PrismaClient } from '#server/database/generated/client';
import { readNetworkSettings } from '#server/network/settings';
import type { Services } from '#server/services';
import { periodIdSchema } from './ids';
import { holdOpenPeriod, holdPeriod, periodView } from './periods';
import { makeReleases, type Progress } from './protect-in-worker';
import { readStoredAmounts, readStoredTables } from './read-return';
import { type ReleaseContent, releaseAmountsSchema, releaseTablesSchema } from './release-content';

export const unlockSchema = z.strictObject({
  periodId: periodIdSchema,
  reason: z.string().trim().min(1).max(500),
});

const audiences = ['network', 'donors'] as const;
type Audience = (typeof audiences)[number];

export type LockServices = Pick<Services, 'database' | 'audit' | 'live'>;

interface Contribution {
  readonly union: string;
  /** Changes whenever another return, or another approval, takes its place. */
  readonly mark: string;
  readonly tables: FixedTables;
}

/**
 * Locks a period and makes what may be shown of it: one release inside the network, one for donors. The arithmetic
 * runs before the period is held; when a return changed meanwhile it is done again.
 * @throws JalonError `not-ready` when no return is approved; `locked` when it already is; `conflict` when returns
 *   keep changing.
 */
export async function lockPeriod(
  services: LockServices,
  actor: Actor,
  periodId: string,
  progress: Progress = {},
): Promise<void> {
  const { database, live } = services;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const contributions = await approvedReturns(database.prisma, actor.networkId, periodId);
    if (contributions.length === 0) throw new JalonError('not-ready', { reason: 'no-return' });
    const releases = await releasesOf(services, actor.networkId, periodId, contributions, progress);
    const locked = await database.prisma.$transaction(async (tx) => {
      await holdOpenPeriod(tx, actor.networkId, periodId);
      const now = await approvedReturns(tx, actor.networkId, periodId);
      if (marks(now) !== marks(contributions)) return false;
      await storeLock(services, tx, actor, periodId, contributions, releases);
      return true;
    });
    if (locked) {
      live.publish({ networkId: actor.networkId, kind: 'caseReturn' });
      live.publish({ networkId: actor.networkId, kind: 'indicator' });
      return;
    }
  }
  throw new JalonError('conflict', { field: 'returns' });
}

const marks = (contributions: readonly Contribution[]) => contributions.map(({ mark }) => mark).join();

/** The latest approved revision of each union, by the union's id. Throws `not-found`. */
async function approvedReturns(
  prisma: PrismaClient | Transaction,
  networkId: NetworkId,
  periodId: string,
): Promise<Contribution[]> {
  const period = await prisma.reportingPeriod.findFirst({
    where: { id: periodId, networkId, projectId: null },
  });
  if (!period) throw new JalonError('not-found');
  if (period.lockedAt) throw new JalonError('locked', { period: period.code });
  const { startsOn, endsOn } = periodView(period);
  const rows = await prisma.caseReturn.findMany({
    where: { networkId, periodId, state: 'approved' },
    orderBy: [{ organisationId: 'asc' }, { revision: 'desc' }],
    distinct: ['organisationId'],
  });
  return rows.map((row) => ({
    union: row.organisationId,
    mark: `${row.id} ${row.approvedAt?.toISOString()}`,
    tables: {
      version: row.tablesVersion,
      period: { start: startsOn, end: endsOn },
      countedOn: row.countedOn.toISOString().slice(0, 10),
      cases: row.cases,
      tables: readStoredTables(row.tables),
      amounts: readStoredAmounts(row.amounts),
    },
  }));
}

interface MadeRelease {
  readonly audience: Audience;
  readonly k: number;
  readonly revision: number;
  readonly content: ReleaseContent;
}

async function releasesOf(
  { database }: LockServices,
  networkId: NetworkId,
  periodId: string,
  returns: readonly Contribution[],
  progress: Progress,
): Promise<MadeRelease[]> {
  const network = await database.prisma.network.findUniqueOrThrow({ where: { id: networkId } });
  const settings = readNetworkSettings(network.settings);
  const plans = await Promise.all(
    audiences.map(async (audience) => {
      const last = await database.prisma.release.findFirst({
        where: { networkId, periodId, audience },
        orderBy: { revision: 'desc' },
      });
      return {
        audience,
        k: audience === 'network' ? settings.kNetwork : settings.kDonors,
        revision: (last?.revision ?? 0) + 1,
        before: last && {
          tables: releaseTablesSchema.parse(last.tables),
          amounts: releaseAmountsSchema.parse(last.amounts),
        },
      };
    }),
  );
  const works = plans.map(({ k, before }) => ({ returns, k, before }));
  const contents = await makeReleases(works, progress);
  return plans.map(({ audience, k, revision }, at) => {
    const content = contents[at];
    if (!content) throw new JalonError('unavailable', { reason: 'release' });
    return { audience, k, revision, content };
  });
}

async function storeLock(
  { audit }: LockServices,
  tx: Transaction,
  { networkId, personId }: Actor,
  periodId: string,
  contributions: readonly Contribution[],
  releases: readonly MadeRelease[],
): Promise<void> {
  const expected = await tx.organisation.count({ where: { networkId, kind: 'union', archivedAt: null } });
  await tx.reportingPeriod.update({
    where: { id: periodId, networkId },
    data: { lockedAt: new Date(), lockedById: personId },
  });
  await tx.lockJob.deleteMany({ where: { periodId } });
  for (const { audience, k, revision, content } of releases) {
    await tx.release.create({
      data: {
        id: newId(),
        networkId,
        periodId,
        audience,
        revision,
        k,
        tablesVersion: contributions[0]?.tables.version ?? '',
        tables: content.tables,
        amounts: content.amounts,
        organisationIds: contributions.map(({ union }) => union),
        expected,
        createdById: personId,
      },
    });
  }
  await audit.record(
    {
      networkId,
      actorId: personId,
      action: 'period.lock',
      resourceKind: 'period',
      resourceId: periodId,
      details: { reported: contributions.length, expected, revision: releases[0]?.revision ?? 0 },
    },
    tx,
  );
}

/** Opens a locked period again. What was released stays released; locking makes another revision of it. */
export async function unlockPeriod(
  { database, audit, live }: Services,
  actor: Actor,
  { periodId, reason }: z.output<typeof unlockSchema>,
): Promise<void> {
  const { networkId, personId } = actor;
  await database.prisma.$transaction(async (tx) => {
    const period = await holdPeriod(tx, networkId, periodId);
    if (period.lockedAt === null) throw new JalonError('conflict', { field: 'state' });
    await tx.reportingPeriod.update({
      where: { id: periodId, networkId },
      data: { lockedAt: null, lockedById: null },
    });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'period.unlock',
        resourceKind: 'period',
        resourceId: periodId,
        details: { reason },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'caseReturn' });
}
