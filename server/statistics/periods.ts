import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { type NetworkId, newId, type PeriodId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import type { Services } from '#server/services';

/** Calendar dates are `YYYY-MM-DD`, instants ISO 8601. */
export interface PeriodView {
  readonly id: string;
  readonly code: string;
  /** Null: the network's period for case returns. */
  readonly projectId: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly dueOn: string | null;
  readonly lockedAt: string | null;
}

interface PeriodRow {
  readonly id: string;
  readonly code: string;
  readonly projectId: string | null;
  readonly startsOn: Date;
  readonly endsOn: Date;
  readonly dueOn: Date | null;
  readonly lockedAt: Date | null;
}

const calendarDate = (date: Date): string => date.toISOString().slice(0, 10);
const dateColumn = (date: string): Date => new Date(`${date}T00:00:00Z`);

export function periodView(row: PeriodRow): PeriodView {
  return {
    id: row.id,
    code: row.code,
    projectId: row.projectId,
    startsOn: calendarDate(row.startsOn),
    endsOn: calendarDate(row.endsOn),
    dueOn: row.dueOn && calendarDate(row.dueOn),
    lockedAt: row.lockedAt?.toISOString() ?? null,
  };
}

/** The network's own periods, the latest first; a project's periods belong to its indicators. */
export async function listPeriods(
  { database }: Pick<Services, 'database'>,
  networkId: NetworkId,
): Promise<PeriodView[]> {
  const rows = await database.prisma.reportingPeriod.findMany({
    where: { networkId, projectId: null },
    orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
  });
  return rows.map(periodView);
}

export const newPeriodSchema = z
  .strictObject({
    code: z.string().trim().min(1).max(40),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    dueOn: z.iso.date().nullable().default(null),
  })
  .refine((period) => period.startsOn <= period.endsOn, { path: ['endsOn'] });

/** Opens a period for case returns. Throws `conflict` when the network already has one of that code. */
export async function createPeriod(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  actor: Actor,
  input: z.output<typeof newPeriodSchema>,
): Promise<{ id: PeriodId }> {
  const { networkId } = actor;
  const id = newId<PeriodId>();
  await database.prisma.$transaction(async (tx) => {
    // The unique key takes two null projects for different: two people at once must wait for each other here.
    await tx.$queryRaw`SELECT 1 FROM "Network" WHERE id = ${networkId}::uuid FOR UPDATE`;
    const taken = await tx.reportingPeriod.findFirst({
      where: { networkId, projectId: null, code: input.code },
    });
    if (taken) throw new JalonError('conflict', { field: 'code' });
    await tx.reportingPeriod.create({
      data: {
        id,
        networkId,
        code: input.code,
        startsOn: dateColumn(input.startsOn),
        endsOn: dateColumn(input.endsOn),
        dueOn: input.dueOn && dateColumn(input.dueOn),
      },
    });
    await audit.record(
      {
        networkId,
        actorId: actor.personId,
        action: 'period.create',
        resourceKind: 'period',
        resourceId: id,
        details: { code: input.code, startsOn: input.startsOn, endsOn: input.endsOn },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'caseReturn' });
  return { id };
}

/**
 * The network's period for case returns, held until the transaction ends: a submission, an approval and a lock of
 * one period come one after the other. Throws `not-found`.
 */
export async function holdPeriod(
  tx: Transaction,
  networkId: NetworkId,
  periodId: string,
): Promise<PeriodView> {
  await tx.$queryRaw`SELECT 1 FROM "ReportingPeriod" WHERE id = ${periodId}::uuid FOR UPDATE`;
  const row = await tx.reportingPeriod.findFirst({ where: { id: periodId, networkId, projectId: null } });
  if (!row) throw new JalonError('not-found');
  return periodView(row);
}

/** As `holdPeriod`, and open. Throws `locked`. */
export async function holdOpenPeriod(
  tx: Transaction,
  networkId: NetworkId,
  periodId: string,
): Promise<PeriodView> {
  const period = await holdPeriod(tx, networkId, periodId);
  if (period.lockedAt !== null) throw new JalonError('locked', { period: period.code });
  return period;
}
