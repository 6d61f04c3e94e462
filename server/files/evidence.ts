import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import { newId, type OrganisationId } from '#domain/ids';
import type { Transaction } from '#server/database/client';
import type { Services } from '#server/services';
import { acceptFile } from './accept';
import { safeFileName } from './file-name';

/** What one organisation may keep as evidence, in bytes. */
const EVIDENCE_QUOTA = 2 * 1024 ** 3;

export interface AddedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** The organisation evidence is added for. Throws `not-allowed`, also for one that the network does not know. */
export async function evidenceOwner(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  named: string,
): Promise<OrganisationId> {
  const { networkId } = actor;
  const row = await database.prisma.organisation.findFirst({ where: { id: named, networkId } });
  // The row's id was made by newId.
  const organisationId = row && (row.id as OrganisationId);
  if (!organisationId || !can(actor, 'evidence.add', { networkId, organisationId })) {
    throw new JalonError('not-allowed');
  }
  return organisationId;
}

/**
 * Keeps a file that shows what was done: a list of participants, a photograph. It belongs to the organisation, and
 * is part of a report when one names it.
 * Throws `file-type`, `file-unreadable`, and `too-large` for one file too big or an organisation's room used up.
 */
export async function addEvidence(
  { database, files, audit }: Pick<Services, 'database' | 'files' | 'audit'>,
  actor: Actor,
  organisationId: OrganisationId,
  givenName: string,
  given: Uint8Array,
): Promise<AddedFile> {
  if (given.byteLength === 0) throw new JalonError('file-unreadable');
  const { bytes, mediaType } = await acceptFile(given);
  const { networkId } = actor;
  const id = newId<string>();
  const name = safeFileName(givenName, mediaType);
  return database.prisma.$transaction(async (tx) => {
    await lockStore(tx);
    const kept = await tx.file.aggregate({
      where: { networkId, ownerOrganisationId: organisationId, purpose: 'evidence', redactedAt: null },
      _sum: { size: true },
    });
    if ((kept._sum.size ?? 0) + bytes.byteLength > EVIDENCE_QUOTA) throw new JalonError('too-large');
    const { sha256, size } = await files.put(bytes);
    await tx.file.create({
      data: {
        id,
        networkId,
        sha256,
        size,
        mediaType,
        name,
        ownerOrganisationId: organisationId,
        purpose: 'evidence',
        uploadedById: actor.personId,
      },
    });
    await audit.record(
      {
        networkId,
        actorId: actor.personId,
        action: 'evidence.add',
        resourceKind: 'file',
        resourceId: id,
        details: { organisationId, mediaType, size },
      },
      tx,
    );
    return { id, name, mediaType, size };
  });
}

/** Takes back a file that its uploader has not sent with a report. Throws `not-found` for any other. */
export async function removeUnused(
  { database, files, audit }: Pick<Services, 'database' | 'files' | 'audit'>,
  actor: Actor,
  fileId: string,
): Promise<void> {
  const { networkId, personId } = actor;
  await database.prisma.$transaction(async (tx) => {
    await lockStore(tx);
    const row = await tx.file.findFirst({
      where: {
        id: fileId,
        networkId,
        uploadedById: personId,
        purpose: 'evidence',
        evidence: { none: {} },
      },
    });
    if (!row) throw new JalonError('not-found');
    await tx.file.delete({ where: { id: row.id } });
    await audit.record(
      {
        networkId,
        actorId: personId,
        action: 'evidence.remove',
        resourceKind: 'file',
        resourceId: row.id,
      },
      tx,
    );
    // The same bytes may be kept under another row, of any network.
    if ((await tx.file.count({ where: { sha256: row.sha256 } })) === 0) await files.remove(row.sha256);
  });
}

/** Bytes and rows change together: nobody removes what another is just storing again. */
export async function lockStore(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('files', 0))`;
}
