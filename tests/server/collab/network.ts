import { SHAPE_VERSION } from '#domain/document/shape';
import { type DocumentId, type NetworkId, newId, type PersonId } from '#domain/ids';
import type { Database } from '#server/database/client';

/** A network with one document, as rows. What a test does not care about is filled in. */
export async function makeDocument(
  database: Pick<Database, 'prisma'>,
  values: { networkId?: NetworkId; kind?: string; epoch?: number } = {},
): Promise<{ networkId: NetworkId; documentId: DocumentId }> {
  const networkId = values.networkId ?? newId<NetworkId>();
  const documentId = newId<DocumentId>();
  await database.prisma.network.upsert({
    where: { id: networkId },
    update: {},
    create: {
      id: networkId,
      names: { fr: 'Réseau' },
      timeZone: 'Africa/Tunis',
      language: 'fr',
      settings: {},
    },
  });
  await database.prisma.document.create({
    data: {
      id: documentId,
      networkId,
      kind: values.kind ?? 'action-plan',
      title: 'Plan',
      language: 'fr',
      shape: SHAPE_VERSION,
      epoch: values.epoch ?? 1,
      createdById: newId<PersonId>(),
    },
  });
  return { networkId, documentId };
}
