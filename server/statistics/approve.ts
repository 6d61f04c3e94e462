import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import type { CaseReturnResource } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { CaseReturnId, OrganisationId, PersonId } from '#domain/ids';
import type { Services } from '#server/services';
import { caseReturnIdSchema } from './ids';
import { holdOpenPeriod } from './periods';

/** `submittedAt` is what the approver looked at: a return that was replaced meanwhile is not approved unseen. */
export const approvalSchema = z.strictObject({
  caseReturnId: caseReturnIdSchema,
  submittedAt: z.iso.datetime(),
});
export const sendBackSchema = approvalSchema.extend({ note: z.string().trim().min(1).max(2000) });

/**
 * The return as the policy knows it; null when the network has none of that id. Throws `own-work` when its author
 * asks: the policy refuses them too, but they are told why.
 */
export async function loadReturnForApproval(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  caseReturnId: CaseReturnId,
): Promise<CaseReturnResource | null> {
  const row = await database.prisma.caseReturn.findFirst({
    where: { id: caseReturnId, networkId: actor.networkId },
    select: { organisationId: true, submittedById: true, approverOrganisationId: true },
  });
  if (!row) return null;
  if (row.submittedById === actor.personId) throw new JalonError('own-work');
  // Ids in rows were made by newId; the brands are given back here.
  return {
    networkId: actor.networkId,
    organisationId: row.organisationId as OrganisationId,
    submittedById: row.submittedById as PersonId | null,
    approverOrganisationId: row.approverOrganisationId as OrganisationId | null,
  };
}

/** Approves a submitted return. Throws `conflict` when it is no longer what was looked at; `locked`. */
export function approveReturn(
  services: Pick<Services, 'database' | 'audit' | 'live'>,
  actor: Actor,
  input: z.output<typeof approvalSchema>,
): Promise<void> {
  return decide(services, actor, input, {
    action: 'caseReturn.approve',
    data: { state: 'approved', approvedById: actor.personId, approvedAt: new Date() },
  });
}

/** Sends a submitted return back to its focal point with a note. Throws as `approveReturn`. */
export function sendBackReturn(
  services: Pick<Services, 'database' | 'audit' | 'live'>,
  actor: Actor,
  input: z.output<typeof sendBackSchema>,
): Promise<void> {
  return decide(services, actor, input, {
    action: 'caseReturn.sendBack',
    data: { state: 'returned', note: input.note },
  });
}

interface Decision {
  readonly action: 'caseReturn.approve' | 'caseReturn.sendBack';
  readonly data: { state: string; note?: string; approvedById?: string; approvedAt?: Date };
}

async function decide(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  actor: Actor,
  input: z.output<typeof approvalSchema>,
  { action, data }: Decision,
): Promise<void> {
  const { networkId, personId } = actor;
  await database.prisma.$transaction(async (tx) => {
    const before = await tx.caseReturn.findFirst({
      where: { id: input.caseReturnId, networkId },
      select: { periodId: true },
    });
    if (!before) throw new JalonError('not-found');
    await holdOpenPeriod(tx, networkId, before.periodId);
    const { count } = await tx.caseReturn.updateMany({
      where: {
        id: input.caseReturnId,
        networkId,
        state: 'submitted',
        submittedAt: new Date(input.submittedAt),
        // Asked again in the same breath: between the question and this line the author may have become another.
        submittedById: { not: personId },
      },
      data,
    });
    if (count === 0) throw new JalonError('conflict', { field: 'state' });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action,
        resourceKind: 'caseReturn',
        resourceId: input.caseReturnId,
        // Not the note: it may speak of figures, and the audit is read by the secretariat.
        details: { state: data.state },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'caseReturn' });
}
