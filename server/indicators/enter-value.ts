import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { newId, type OrganisationId } from '#domain/ids';
import { qualifiers } from '#domain/indicators/external';
import type { Services } from '#server/services';
import { organisationIdSchema, periodIdSchema } from '#server/statistics/ids';
import { indicatorIdSchema } from './definition';

const value = {
  indicatorId: indicatorIdSchema,
  periodId: periodIdSchema,
  /** A zero is reported; a blank is not. */
  state: z.enum(['reported', 'notReported', 'notApplicable']),
  value: z.number().nullable().default(null),
  /** Of a ratio, which is never typed as a percentage. */
  numerator: z.number().nullable().default(null),
  denominator: z.number().nullable().default(null),
  /** Of an external figure. */
  qualifier: z.enum(qualifiers).nullable().default(null),
  note: z.string().trim().max(2000).default(''),
};
export const networkValueSchema = z.strictObject(value);
export const unionValueSchema = z.strictObject({ ...value, organisationId: organisationIdSchema });

/**
 * Records a typed value of a union, or of the network (null): a fact that replaces the one before.
 * @throws JalonError `not-found`; `invalid` when the indicator is not typed by hand or the parts do not fit its kind;
 *   `locked`.
 */
export async function enterValue(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  { networkId, personId }: Actor,
  organisationId: OrganisationId | null,
  input: z.output<typeof networkValueSchema>,
): Promise<{ id: string }> {
  const { indicatorId, periodId } = input;
  const id = newId<string>();
  await database.prisma.$transaction(async (tx) => {
    // Two people typing at once replace each other one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE id = ${indicatorId}::uuid FOR UPDATE`;
    const indicator = await tx.indicator.findFirst({
      where: { id: indicatorId, networkId, archivedAt: null },
    });
    const period = await tx.reportingPeriod.findFirst({ where: { id: periodId, networkId } });
    const union =
      organisationId && (await tx.organisation.findFirst({ where: { id: organisationId, networkId } }));
    if (!indicator || !period || (organisationId !== null && !union)) throw new JalonError('not-found');
    if (indicator.source !== 'manual' && indicator.source !== 'external') {
      throw new JalonError('invalid', { field: 'source' });
    }
    if (!partsFit(indicator, input)) throw new JalonError('invalid', { field: 'value' });
    if (period.lockedAt) throw new JalonError('locked', { period: period.code });
    const last = await tx.indicatorValue.findFirst({
      where: { networkId, indicatorId, periodId, organisationId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    });
    await tx.indicatorValue.create({
      data: { id, networkId, organisationId, ...input, enteredById: personId, replacesId: last?.id ?? null },
    });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'indicator.enterValue',
        resourceKind: 'indicator',
        resourceId: indicatorId,
        details: { periodId, organisationId, state: input.state },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'indicator' });
  return { id };
}

type Typed = z.output<typeof networkValueSchema>;

function partsFit(
  { kind, source }: { readonly kind: string; readonly source: string },
  { state, value, numerator, denominator, note, qualifier }: Typed,
): boolean {
  const parts = [value, numerator, denominator];
  if (qualifier !== null && source !== 'external') return false;
  if (state !== 'reported') return parts.every((part) => part === null);
  if (kind === 'qualitative') return note !== '' && parts.every((part) => part === null);
  if (kind !== 'ratio') return value !== null && numerator === null && denominator === null;
  // An external percentage may come without its parts; it is then shown and never added to another.
  if (source === 'external' && value !== null) return numerator === null && denominator === null;
  return value === null && numerator !== null && denominator !== null;
}
