import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import type { Services } from '#server/services';
import { periodIdSchema } from '#server/statistics/ids';
import { indicatorIdSchema } from './definition';

export const targetSchema = z.strictObject({
  indicatorId: indicatorIdSchema,
  periodId: periodIdSchema,
  /** Null takes the target away. */
  value: z.number().nullable(),
});

/** Sets the target of a period. Throws `not-found`. */
export async function setTarget(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
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
