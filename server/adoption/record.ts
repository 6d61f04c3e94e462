import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { adoptingBodies, MAX_NOTE, MAX_REASON } from '#domain/adoption/rules';
import { JalonError } from '#domain/errors';
import { newId } from '#domain/ids';
import { dateIn } from '#domain/period/calendar';
import type { Transaction } from '#server/database/client';
import type { Prisma } from '#server/database/generated/client';
import type { LoadedDocument } from '#server/documents/load';
import type { Services } from '#server/services';
import type { LoadedAdoption } from './load';
import { lockAdoption, type Which } from './stored';
import { chooseVersion, chosenVersionSchema } from './version';
import { zoneOf } from './zone';

/** Made by the browser, so that what is sent twice over a bad line is one fact. */
const madeId = z.uuid().default(() => newId());
const meeting = {
  body: z.enum(adoptingBodies),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  place: z.string().trim().max(200).default(''),
  note: z.string().trim().max(MAX_NOTE).default(''),
  minutesFileId: z.uuid().nullable().default(null),
};
export const recordSchema = z.strictObject({
  documentId: z.uuid(),
  id: madeId,
  version: chosenVersionSchema,
  ...meeting,
});
const reason = z.string().trim().min(1).max(MAX_REASON);
export const correctSchema = z.strictObject({
  adoptionId: z.uuid(),
  id: madeId,
  version: chosenVersionSchema,
  ...meeting,
  reason,
});
export const annulSchema = z.strictObject({ adoptionId: z.uuid(), reason });

type Needed = Pick<Services, 'database' | 'collab' | 'audit' | 'live'>;
type Meeting = Pick<z.output<typeof recordSchema>, keyof typeof meeting>;

/** Writes down that a body adopted a version. Throws `invalid` for days in the wrong order or to come. */
export async function recordAdoption(
  services: Needed,
  actor: Actor,
  document: LoadedDocument,
  { id, version, documentId: _, ...values }: z.output<typeof recordSchema>,
): Promise<{ id: string }> {
  await checkDays(services, document, values);
  const versionId = await chooseVersion(services, actor, document, version);
  await write(services, actor, document, 'adoption.record', id, async (tx) => {
    await checkMinutes(tx, actor, document, values.minutesFileId, null);
    return { ...columnsOf(values), versionId, reason: '' };
  });
  return { id };
}

/** Replaces what was written down by what is right, and says why. A vote's outcome is not corrected. */
export async function correctAdoption(
  services: Needed,
  actor: Actor,
  adoption: LoadedAdoption,
  { id, version, reason: because, adoptionId: _, ...values }: z.output<typeof correctSchema>,
): Promise<{ id: string }> {
  await checkDays(services, adoption, values);
  const versionId = await chooseVersion(services, actor, adoption, version);
  await write(services, actor, adoption, 'adoption.correct', id, async (tx) => {
    const replaced = await holding(tx, adoption);
    await checkMinutes(tx, actor, adoption, values.minutesFileId, replaced.minutesFileId);
    return { ...columnsOf(values), versionId, replacesId: replaced.id, reason: because };
  });
  return { id };
}

/** Says that what was written down never was. It stays readable, with the reason. */
export async function annulAdoption(
  services: Needed,
  actor: Actor,
  adoption: LoadedAdoption,
  { reason: because }: z.output<typeof annulSchema>,
): Promise<void> {
  await write(services, actor, adoption, 'adoption.annul', newId(), async (tx) => {
    const { versionId, body, startsOn, endsOn, place, note, id } = await holding(tx, adoption);
    return {
      ...{ versionId, body, startsOn, endsOn, place, note },
      ...{ minutesFileId: null, replacesId: id, annulled: true, reason: because },
    };
  });
}

/** The fact that is corrected, as long as no other replaced it. */
async function holding(tx: Transaction, { networkId, adoptionId }: LoadedAdoption) {
  const row = await tx.adoption.findFirstOrThrow({ where: { id: adoptionId, networkId } });
  if (row.voteId !== null) throw new JalonError('invalid', { field: 'adoptionId' });
  const later = await tx.adoption.count({ where: { networkId, replacesId: adoptionId } });
  if (later > 0 || row.annulled) throw new JalonError('conflict');
  return row;
}

const columnsOf = ({ startsOn, endsOn, ...values }: Meeting) => ({
  ...values,
  startsOn: new Date(startsOn),
  endsOn: new Date(endsOn),
});

type Columns = Omit<
  Prisma.AdoptionUncheckedCreateInput,
  'id' | 'networkId' | 'documentId' | 'recordedById' | 'at'
>;

async function write(
  { database, audit, live }: Needed,
  actor: Actor,
  { networkId, documentId }: LoadedDocument,
  action: string,
  id: string,
  make: (tx: Transaction) => Promise<Columns>,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await lockAdoption(tx, { networkId, documentId });
    const sent = await tx.adoption.findFirst({ where: { id } });
    if (sent) {
      // Sent again by the same person: it is there.
      if (sent.documentId === documentId && sent.recordedById === actor.personId) return;
      throw new JalonError('conflict', { field: 'id' });
    }
    const data = await make(tx);
    await tx.adoption.create({ data: { id, networkId, documentId, recordedById: actor.personId, ...data } });
    await audit.record(
      {
        ...{ networkId, actorId: actor.personId, action },
        ...{ resourceKind: 'document', resourceId: documentId },
        details: { adoption: id, version: data.versionId, replaces: data.replacesId ?? null },
      },
      tx,
    );
  });
  live.publish({ networkId, kind: 'adoption', documentId });
}

async function checkDays(
  { database }: Needed,
  { networkId }: Which,
  { startsOn, endsOn }: Meeting,
): Promise<void> {
  const today = dateIn(new Date(), await zoneOf(database.prisma, networkId));
  if (startsOn > endsOn || endsOn > today) throw new JalonError('invalid', { field: 'endsOn' });
}

/** Minutes that the actor brought, or that the replaced fact had. */
async function checkMinutes(
  tx: Transaction,
  actor: Actor,
  { networkId }: Which,
  fileId: string | null,
  kept: string | null,
): Promise<void> {
  if (fileId === null || fileId === kept) return;
  const file = await tx.file.findFirst({
    where: { id: fileId, networkId, purpose: 'minutes', uploadedById: actor.personId, redactedAt: null },
    select: { id: true },
  });
  if (!file) throw new JalonError('invalid', { field: 'minutesFileId' });
}
