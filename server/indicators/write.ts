import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { type IndicatorId, newId } from '#domain/ids';
import { Prisma } from '#server/database/generated/client';
import type { Services } from '#server/services';
import { periodIdSchema } from '#server/statistics/ids';
import {
  type indicatorChangeSchema,
  indicatorIdSchema,
  indicatorView,
  type newIndicatorSchema,
  specFits,
} from './definition';

type Parts = Pick<Services, 'database' | 'audit' | 'live'>;

/** Defines an indicator. Throws `conflict` when its code is taken, `invalid` when its source does not fit. */
export async function createIndicator(
  { database, audit, live }: Parts,
  { networkId, personId }: Actor,
  input: z.output<typeof newIndicatorSchema>,
): Promise<{ id: IndicatorId }> {
  if (!specFits(input.source, input.sourceSpec)) throw new JalonError('invalid', { field: 'sourceSpec' });
  const id = newId<IndicatorId>();
  await database.prisma.$transaction(async (tx) => {
    const taken = await tx.indicator.findFirst({ where: { networkId, code: input.code } });
    if (taken) throw new JalonError('conflict', { field: 'code' });
    const { baseline, sourceSpec, ...rest } = input;
    await tx.indicator.create({
      data: { id, networkId, ...rest, ...baselineColumns(baseline), sourceSpec: sourceSpec ?? Prisma.DbNull },
    });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'indicator.create',
        resourceKind: 'indicator',
        resourceId: id,
        details: { code: input.code },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'indicator' });
  return { id };
}

/** Changes what is given of a definition. Throws `not-found`, and as `createIndicator`. */
export async function updateIndicator(
  { database, audit, live }: Parts,
  { networkId, personId }: Actor,
  { indicatorId, ...change }: z.output<typeof indicatorChangeSchema>,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE id = ${indicatorId}::uuid FOR UPDATE`;
    const row = await tx.indicator.findFirst({ where: { id: indicatorId, networkId, archivedAt: null } });
    if (!row) throw new JalonError('not-found');
    const { source, sourceSpec } = { ...indicatorView(row), ...change };
    if (!specFits(source, sourceSpec)) throw new JalonError('invalid', { field: 'sourceSpec' });
    if (change.code !== undefined && change.code !== row.code) {
      const taken = await tx.indicator.findFirst({ where: { networkId, code: change.code } });
      if (taken) throw new JalonError('conflict', { field: 'code' });
    }
    const { baseline, sourceSpec: changedSpec, ...rest } = change;
    await tx.indicator.update({
      where: { id: indicatorId, networkId },
      data: {
        ...rest,
        ...(baseline === undefined ? {} : baselineColumns(baseline)),
        ...(changedSpec === undefined ? {} : { sourceSpec: changedSpec ?? Prisma.DbNull }),
      },
    });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'indicator.update',
        resourceKind: 'indicator',
        resourceId: indicatorId,
        details: { fields: Object.keys(change).join(), baseline: baseline?.value ?? null },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'indicator' });
}

const baselineColumns = (baseline: { value: number; year: number } | null) => ({
  baselineValue: baseline?.value ?? null,
  baselineYear: baseline?.year ?? null,
});

export const targetSchema = z.strictObject({
  indicatorId: indicatorIdSchema,
  periodId: periodIdSchema,
  /** Null takes the target away. */
  value: z.number().nullable(),
});

/** Sets the target of a period. Throws `not-found`. */
export async function setTarget(
  { database, audit, live }: Parts,
  { networkId, personId }: Actor,
  { indicatorId, periodId, value }: z.output<typeof targetSchema>,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    const indicator = await tx.indicator.findFirst({
      where: { id: indicatorId, networkId, archivedAt: null },
    });
    const period = await tx.reportingPeriod.findFirst({ where: { id: periodId, networkId } });
    if (!indicator || !period) throw new JalonError('not-found');
    if (value === null) await tx.indicatorTarget.deleteMany({ where: { networkId, indicatorId, periodId } });
    else {
      await tx.indicatorTarget.upsert({
        where: { indicatorId_periodId: { indicatorId, periodId }, networkId },
        create: { networkId, indicatorId, periodId, value },
        update: { value },
      });
    }
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'indicator.setTarget',
        resourceKind: 'indicator',
        resourceId: indicatorId,
        details: { periodId, value },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'indicator' });
}
