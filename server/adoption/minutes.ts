import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { newId } from '#domain/ids';
import { acceptFile } from '#server/files/accept';
import { type AddedFile, lockStore } from '#server/files/evidence';
import { safeFileName } from '#server/files/file-name';
import type { Services } from '#server/services';
import type { Which } from './stored';

/** What one network may keep as minutes, in bytes. */
const MINUTES_QUOTA = 2 * 1024 ** 3;

/**
 * Keeps the minutes of a meeting. They belong to the network, and are part of an adoption when one names them.
 * Throws `file-type`, `file-unreadable`, and `too-large` for one file too big or the room used up.
 */
export async function addMinutes(
  { database, files, audit }: Pick<Services, 'database' | 'files' | 'audit'>,
  actor: Actor,
  { networkId, documentId }: Which,
  givenName: string,
  given: Uint8Array,
): Promise<AddedFile> {
  if (given.byteLength === 0) throw new JalonError('file-unreadable');
  const { bytes, mediaType } = await acceptFile(given);
  const id = newId<string>();
  const name = safeFileName(givenName, mediaType);
  return database.prisma.$transaction(async (tx) => {
    await lockStore(tx);
    const kept = await tx.file.aggregate({
      where: { networkId, purpose: 'minutes', redactedAt: null },
      _sum: { size: true },
    });
    if ((kept._sum.size ?? 0) + bytes.byteLength > MINUTES_QUOTA) throw new JalonError('too-large');
    const { sha256, size } = await files.put(bytes);
    await tx.file.create({
      data: {
        ...{ id, networkId, sha256, size, mediaType, name, ownerOrganisationId: null },
        ...{ purpose: 'minutes', uploadedById: actor.personId },
      },
    });
    await audit.record(
      {
        ...{ networkId, actorId: actor.personId, action: 'adoption.addMinutes' },
        ...{ resourceKind: 'file', resourceId: id, details: { documentId, mediaType, size } },
      },
      tx,
    );
    return { id, name, mediaType, size };
  });
}
