import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { JalonError } from '#domain/errors';
import { createVersion } from '#server/documents/versions';
import type { Services } from '#server/services';
import type { Which } from './stored';

/** What is adopted or voted on: the document as it is now, under a name, or a version that was kept before. */
export const chosenVersionSchema = z.union([
  z.strictObject({ name: z.string().trim().min(1).max(120) }),
  z.strictObject({ versionId: z.uuid() }),
]);
export type ChosenVersion = z.output<typeof chosenVersionSchema>;

/** The version that is meant, kept whole; `invalid` for one that is not of this document. */
export async function chooseVersion(
  services: Pick<Services, 'database' | 'collab' | 'audit' | 'live'>,
  actor: Actor,
  { networkId, documentId }: Which,
  chosen: ChosenVersion,
): Promise<string> {
  if ('name' in chosen)
    return (await createVersion(services, actor, { networkId, documentId }, chosen.name, 'adoption')).id;
  const version = await services.database.prisma.documentVersion.findFirst({
    where: { id: chosen.versionId, networkId, documentId },
    select: { id: true },
  });
  if (!version) throw new JalonError('invalid', { field: 'version' });
  return version.id;
}
