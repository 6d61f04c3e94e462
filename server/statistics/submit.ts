import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { type CaseReturnId, newId } from '#domain/ids';
import { type FixedTables, validateTables } from '#domain/statistics/tables';
import type { Prisma } from '#server/database/generated/client';
import type { Services } from '#server/services';
import { chooseApprover, findApprovers } from './approvers';
import { organisationIdSchema, periodIdSchema } from './ids';
import { holdOpenPeriod, type PeriodView } from './periods';

/** All that a submission may hold. `tables` is checked by `validateTables`, once the right has been asked. */
export const submissionSchema = z.strictObject({
  periodId: periodIdSchema,
  organisationId: organisationIdSchema,
  tables: z.unknown(),
  /** Why an approved return is replaced; asked for only then. */
  reason: z.string().trim().max(500).default(''),
  /** The union asked to check the return when this one has nobody else. */
  approverOrganisationId: organisationIdSchema.nullable().default(null),
});
export type Submission = z.output<typeof submissionSchema>;

export interface Submitted {
  readonly id: string;
  readonly revision: number;
  readonly state: 'submitted' | 'approved';
  readonly notDoubleChecked: boolean;
}

/**
 * Takes a union's fixed tables for a period. What was submitted or sent back is replaced; what was approved stays as
 * it is and a new revision stands beside it, with its reason.
 * @throws JalonError `unknown-table` for any table that is not the network's; `invalid` (see `validateTables`;
 *   `reason`: `period` counted for other dates, `reason` missing, `approver` who cannot be one); `locked`.
 */
export async function submitReturn(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  actor: Actor,
  input: Submission,
): Promise<Submitted> {
  const { networkId, personId } = actor;
  const counted = validateTables(input.tables);
  const submitted = await database.prisma.$transaction(async (tx): Promise<Submitted> => {
    refuseOtherDates(counted, await holdOpenPeriod(tx, networkId, input.periodId));
    const approvers = await findApprovers(tx, networkId, input.organisationId, personId);
    const { approverOrganisationId, notDoubleChecked } = chooseApprover(
      approvers,
      input.approverOrganisationId,
    );
    const where = { networkId, periodId: input.periodId, organisationId: input.organisationId };
    const last = await tx.caseReturn.findFirst({ where, orderBy: { revision: 'desc' } });
    const replaces = last?.state === 'approved';
    if (replaces && input.reason === '') throw new JalonError('invalid', { reason: 'reason' });
    const state = notDoubleChecked ? 'approved' : 'submitted';
    const now = new Date();
    const data = {
      ...tablesColumns(counted),
      state,
      submittedById: personId,
      submittedAt: now,
      approverOrganisationId,
      approvedById: null,
      approvedAt: notDoubleChecked ? now : null,
      notDoubleChecked,
      note: input.reason,
    };
    const revision = (last?.revision ?? 0) + (last && !replaces ? 0 : 1);
    const id = last && !replaces ? last.id : newId<CaseReturnId>();
    if (last && !replaces) await tx.caseReturn.update({ where: { id, networkId }, data });
    else await tx.caseReturn.create({ data: { id, revision, ...where, ...data } });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'caseReturn.submit',
        resourceKind: 'caseReturn',
        resourceId: id,
        // No count, and no free text that may hold one: the secretariat reads the audit, not a union's figures.
        details: { organisationId: input.organisationId, revision, state },
      },
      tx,
    );
    return { id, revision, state, notDoubleChecked };
  });
  live.publish({ networkId, kind: 'caseReturn' });
  return submitted;
}

function refuseOtherDates(counted: FixedTables, period: PeriodView): void {
  if (counted.period.start !== period.startsOn || counted.period.end !== period.endsOn) {
    throw new JalonError('invalid', { reason: 'period', start: period.startsOn, end: period.endsOn });
  }
}

function tablesColumns(counted: FixedTables) {
  return {
    tablesVersion: counted.version,
    // Checked by validateTables; Prisma's Json type only does not know read-only arrays.
    tables: counted.tables as unknown as Prisma.InputJsonArray,
    amounts: counted.amounts as unknown as Prisma.InputJsonArray,
    cases: counted.cases,
    countedOn: new Date(`${counted.countedOn}T00:00:00Z`),
  };
}
