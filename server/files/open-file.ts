import type { Readable } from 'node:stream';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { JalonError } from '#domain/errors';
import type { OrganisationId } from '#domain/ids';
import type { Services } from '#server/services';

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Starts reading; to be called once. */
  content(): Readable;
}

/**
 * A stored file for who may read it. Throws `not-found` for everyone else too: whether a list of participants exists
 * is itself something to keep.
 */
export async function openFile(
  { database, files }: Pick<Services, 'database' | 'files'>,
  actor: Actor,
  fileId: string,
): Promise<OpenedFile> {
  const { networkId } = actor;
  const row = await database.prisma.file.findFirst({ where: { id: fileId, networkId, redactedAt: null } });
  // A file's owner is one of the network's organisations.
  const ownerOrganisationId = (row?.ownerOrganisationId ?? null) as OrganisationId | null;
  if (!row || !can(actor, 'evidence.read', { networkId, ownerOrganisationId }))
    throw new JalonError('not-found');
  if (!(await files.has(row.sha256))) throw new JalonError('unavailable');
  const { name, mediaType, size, sha256 } = row;
  return { name, mediaType, size, content: () => files.read(sha256) };
}
