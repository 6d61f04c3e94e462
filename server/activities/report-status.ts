import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { activityStatuses } from '#domain/activities/status';
import { JalonError } from '#domain/errors';
import { type DocumentId, newId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import type { StatusEvidence, StatusReport } from '#server/database/generated/client';
import type { Services } from '#server/services';
import { type ReportedStatus, toFact } from './facts';
import type { LoadedActivity } from './load';
import { chooseSpeaker, type Speaker } from './speakers';

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
  evidenceFileIds: z
    .array(z.uuid())
    .max(20)
    .default([])
    .transform((ids) => [...new Set(ids)].sort()),
});
export type StatusInput = z.output<typeof statusInputSchema>;

/** What of a fact a person said, under the names of the table. */
type Said = Pick<
  StatusReport,
  | 'networkId'
  | 'documentId'
  | 'activityId'
  | 'organisationId'
  | 'reportedById'
  | 'status'
  | 'progress'
  | 'text'
  | 'participantsWomen'
  | 'participantsMen'
  | 'participantsNotStated'
  | 'replacesId'
>;

/**
 * Records a report of status: a fact, never edited afterwards. Sent twice under one id it is one fact, also when
 * both arrive at once.
 * Throws `not-allowed` when the actor may not speak for that organisation; `invalid` when it is not one of the
 * activity's responsibles, the corrected fact is another's, or a file is; `conflict` when the id was used for
 * something else that was said.
 */
export async function reportStatus(
  { database, audit, live }: Pick<Services, 'database' | 'audit' | 'live'>,
  actor: Actor,
  activity: LoadedActivity,
  input: StatusInput,
): Promise<ReportedStatus> {
  const { networkId, documentId, activityId } = activity;
  const speaker = chooseSpeaker(actor, activity, input.organisationId);
  const id = input.id ?? newId<string>();
  const said: Said = {
    networkId,
    documentId,
    activityId,
    organisationId: speaker?.organisationId ?? null,
    reportedById: actor.personId,
    status: input.status,
    progress: input.progress,
    text: input.text,
    participantsWomen: input.participants.women,
    participantsMen: input.participants.men,
    participantsNotStated: input.participants.notStated,
    replacesId: input.replacesId,
  };
  const { row, made } = await database.prisma.$transaction(async (tx) => {
    // The second of two that arrive at once waits here, then finds the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`status:${id}`}, 0))`;
    const sent = await tx.statusReport.findFirst({ where: { id }, include: { evidence: true } });
    if (sent) {
      if (!isSame(sent, said, input.evidenceFileIds)) throw new JalonError('conflict', { field: 'id' });
      return { row: sent, made: false };
    }
    await checkReplaced(tx, said);
    await checkEvidence(tx, speaker, said, input.evidenceFileIds);
    const document = await tx.document.findFirstOrThrow({ where: { id: documentId, networkId } });
    const created = await tx.statusReport.create({
      data: {
        id,
        ...said,
        inTheNameOf: speaker !== null && !speaker.own,
        source: 'person',
        documentSequence: document.projectedSequence,
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
        details: { statusReportId: id, status: input.status, organisationId: said.organisationId },
      },
      tx,
    );
    return { row: created, made: true };
  });
  // The document's id in a row was made by newId.
  if (made) live.publish({ networkId, kind: 'status', documentId: documentId as DocumentId });
  return toFact(row);
}

function isSame(
  sent: StatusReport & { readonly evidence: readonly StatusEvidence[] },
  said: Said,
  fileIds: readonly string[],
): boolean {
  // Said has the table's own column names.
  const fields = Object.keys(said) as (keyof Said)[];
  const attached = sent.evidence.map(({ fileId }) => fileId).sort();
  return fields.every((field) => sent[field] === said[field]) && attached.join() === fileIds.join();
}

/** One corrects only what the same organisation said of the same activity. */
async function checkReplaced(tx: Transaction, said: Said): Promise<void> {
  if (said.replacesId === null) return;
  const { networkId, documentId, activityId, organisationId, replacesId } = said;
  const replaced = await tx.statusReport.findFirst({
    where: { id: replacesId, networkId, documentId, activityId, organisationId },
  });
  if (!replaced) throw new JalonError('invalid', { field: 'replacesId' });
}

/** Files are those of the speaker, or were part of what is corrected. */
async function checkEvidence(
  tx: Transaction,
  speaker: Speaker | null,
  { networkId, replacesId }: Said,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return;
  const owner = speaker?.evidenceOwnerId ?? null;
  const found = await tx.file.count({
    where: {
      id: { in: [...fileIds] },
      networkId,
      purpose: 'evidence',
      redactedAt: null,
      OR: [
        ...(owner === null ? [] : [{ ownerOrganisationId: owner }]),
        ...(replacesId === null ? [] : [{ evidence: { some: { statusReportId: replacesId } } }]),
      ],
    },
  });
  if (found !== fileIds.length) throw new JalonError('invalid', { field: 'evidenceFileIds' });
}
