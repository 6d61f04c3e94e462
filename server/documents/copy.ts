import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { copyContent } from '#domain/document/copy';
import { JalonError } from '#domain/errors';
import type { DocumentId } from '#domain/ids';
import { languages } from '#domain/language';
import type { Services } from '#server/services';
import { createWith, newDocumentSchema } from './create';
import { loadDocumentResource } from './load';

export const copyDocumentSchema = newDocumentSchema
  .pick({ title: true, year: true, ownerOrganisationId: true })
  .extend({ sourceId: z.uuid() });

/**
 * Makes a document of another one's content: last year's plan as the beginning of this year's. Its dates move by as
 * many years as lie between the two; its kind and language are the source's. What was reported stays with the source.
 * @throws `not-found` when the source is not there for the actor
 */
export async function copyDocument(
  services: Pick<Services, 'database' | 'collab' | 'audit'>,
  actor: Actor,
  { sourceId, title, year, ownerOrganisationId }: z.output<typeof copyDocumentSchema>,
): Promise<{ id: DocumentId }> {
  const source = await loadDocumentResource(services, sourceId, actor.networkId);
  // A report is written anew from its own template, with the figures of its own period.
  if (!source || source.documentKind === 'report' || !can(actor, 'document.read', source))
    throw new JalonError('not-found');
  const { snapshot } = await services.collab.read(source.documentId);
  const language = languages.find((each) => each === snapshot.language) ?? 'fr';
  const years = year !== null && snapshot.year !== null ? year - snapshot.year : 0;
  const { id } = await createWith(
    services,
    actor,
    { kind: source.documentKind, title, language, year, ownerOrganisationId },
    'copy',
    (doc, copyId) =>
      copyContent(doc, snapshot, {
        sourceId: source.documentId,
        copyId,
        years,
        context: { language, ...(year === null ? {} : { year }) },
      }),
    { copiedFromId: source.documentId },
  );
  return { id };
}
