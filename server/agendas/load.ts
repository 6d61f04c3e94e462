import type { ActivityId, DocumentId, NetworkId } from '#domain/ids';
import { type LoadedDocument, loadDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';

/** An activity of a plan, by its name in the whole network. */
export interface ActivityRef {
  readonly documentId: DocumentId;
  readonly activityId: ActivityId;
}

export interface LoadedAgenda extends LoadedDocument {
  /** The activity it belongs to; null: it stands by itself. */
  readonly of: ActivityRef | null;
}

/** An agenda as something rights are asked about; null when this network has no such agenda. */
export async function loadAgenda(
  services: Pick<Services, 'database'>,
  documentId: string,
  networkId: NetworkId,
): Promise<LoadedAgenda | null> {
  const resource = await loadDocumentResource(services, documentId, networkId);
  if (resource?.documentKind !== 'agenda') return null;
  const row = await services.database.prisma.document.findFirst({
    where: { id: documentId, networkId },
    select: { ofDocumentId: true, ofActivityId: true },
  });
  const { ofDocumentId, ofActivityId } = row ?? {};
  // Ids in rows were made by newId.
  const of =
    ofDocumentId && ofActivityId
      ? { documentId: ofDocumentId as DocumentId, activityId: ofActivityId as ActivityId }
      : null;
  return { ...resource, of };
}
