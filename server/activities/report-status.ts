import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { activityStatuses } from '#domain/activities/status';
import { JalonError } from '#domain/errors';
import { type DocumentId, newId, type OrganisationId } from '#domain/ids';
import type { Services } from '#server/services';
import { type ReportedStatus, toFact } from './facts';
import type { LoadedActivity } from './load';

const people = z.number().int().min(0).max(1_000_000).nullable().default(null);

export const statusInputSchema = z.strictObject({
  documentId: z.uuid(),
  activityId: z.uuid(),
  /** Made by the browser, so that a report sent twice over a bad line is one fact. */
  id: z.uuid().optional(),
  /** In whose name; may be left out when only one of the responsibles is possible. */
  organisationId: z.uuid().nullable().default(null),
  status: z.enum(activityStatuses),
  progress: z.number().int().min(0).max(100).nullable().default(null),
  text: z.string().trim().max(4000).default(''),
  participants: z
    .strictObject({ women: people, men: people, notStated: people })
    .default({ women: null, men: null, notStated: null }),
  /** The fact this one corrects. */
  replacesId: z.uuid().nullable().default(null),
  /** Files uploaded before, of the same organisation. */
  evidenceFileIds: z.array(z.uuid()).max(20).default([]),
});
export type StatusInput = z.output<typeof statusInputSchema>;

/**
 * Records a report of status: a fact, never edited afterwards.
 * Throws `not-allowed` when the actor may not speak for that organisation, `invalid` when it is not one of the
 * activity's responsibles or the corrected fact is another activity's.
 */
export async function reportStatus(
  { database, audit, live }: Services,
  actor: Actor,
  activity: LoadedActivity,
  input: StatusInput,
): Promise<ReportedStatus> {
  const { networkId, documentId, activityId } = activity;
  const organisationId = speakerOf(actor, activity, input.organisationId);
  const ownRight =
    organisationId !== null && actor.memberships.some((held) => held.organisationId === organisationId);
  const row = await database.prisma.$transaction(async (tx) => {
    if (input.id) {
      const sent = await tx.statusReport.findFirst({
        where: { id: input.id, networkId, documentId, activityId },
      });
      if (sent) return sent;
    }
    if (input.replacesId) {
      const replaced = await tx.statusReport.findFirst({
        where: { id: input.replacesId, networkId, documentId, activityId, organisationId },
      });
      if (!replaced) throw new JalonError('invalid', { field: 'replacesId' });
    }
    const files = await tx.file.count({
      where: {
        id: { in: input.evidenceFileIds },
        networkId,
        ownerOrganisationId: organisationId,
        purpose: 'evidence',
      },
    });
    if (files !== input.evidenceFileIds.length) throw new JalonError('invalid', { field: 'evidenceFileIds' });
    const document = await tx.document.findFirstOrThrow({ where: { id: documentId, networkId } });
    const created = await tx.statusReport.create({
      data: {
        id: input.id ?? newId(),
        networkId,
        documentId,
        activityId,
        organisationId,
        reportedById: actor.personId,
        inTheNameOf: !ownRight && organisationId !== activity.copilId,
        status: input.status,
        progress: input.progress,
        text: input.text,
        participantsWomen: input.participants.women,
        participantsMen: input.participants.men,
        participantsNotStated: input.participants.notStated,
        source: 'person',
        documentSequence: document.projectedSequence,
        replacesId: input.replacesId,
        evidence: { create: input.evidenceFileIds.map((fileId) => ({ networkId, fileId })) },
      },
    });
    await audit.record(
      {
        networkId,
        actorId: actor.personId,
        action: 'activity.reportStatus',
        resourceKind: 'activity',
        resourceId: activityId,
        details: { statusReportId: created.id, status: input.status, organisationId },
      },
      tx,
    );
    return created;
  });
  // The document's id in a row was made by newId.
  live.publish({ networkId, kind: 'status', documentId: documentId as DocumentId });
  return toFact(row);
}

/** The organisation a report is made for: the one named, or the only one the actor can speak for. */
function speakerOf(actor: Actor, activity: LoadedActivity, named: string | null): OrganisationId | null {
  const { responsibleOrganisationIds: responsible } = activity;
  const mayFor = (organisationId: OrganisationId): boolean =>
    can(actor, 'activity.reportStatusFor', { ...activity, organisationId });
  if (named !== null) {
    const organisationId = responsible.find((id) => id === named);
    if (!organisationId) throw new JalonError('invalid', { field: 'organisationId' });
    if (!mayFor(organisationId)) throw new JalonError('not-allowed');
    return organisationId;
  }
  const own = responsible
    .filter((id) => actor.memberships.some((held) => held.organisationId === id))
    .filter(mayFor);
  const lead = activity.leadOrganisationId;
  const possible = own.length > 0 ? own : responsible.filter(mayFor);
  return possible.find((id) => id === lead) ?? possible[0] ?? null;
}
