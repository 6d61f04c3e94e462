import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { kindDefinitions } from '#domain/document/kinds';
import { writeAgenda } from '#domain/document/templates';
import { JalonError } from '#domain/errors';
import type { DocumentId } from '#domain/ids';
import { languages } from '#domain/language';
import { createWith } from '#server/documents/create';
import type { LoadedDocument } from '#server/documents/load';
import type { Services } from '#server/services';

export const createAgendaSchema = z.strictObject({
  documentId: z.uuid(),
  activityId: z.uuid(),
  /** Made by the browser: asked twice for one agenda, one is made. */
  id: z.uuid(),
});

/**
 * Makes the agenda of an activity: a day for each of its dates, when they are known, and what a workshop usually begins
 * with. It belongs to whom the plan belongs to, and is in its language.
 * @param plan whose activity it is; the right to make documents beside it was asked before
 * @throws `not-found` when the actor may not read the plan, or it has no such activity
 */
export async function createAgenda(
  services: Pick<Services, 'database' | 'collab' | 'audit'>,
  actor: Actor,
  plan: LoadedDocument,
  { activityId, id }: z.output<typeof createAgendaSchema>,
): Promise<{ id: DocumentId }> {
  const { database, collab } = services;
  const { documentId: ofDocumentId, networkId, ownerOrganisationId } = plan;
  const { columns } = kindDefinitions[plan.documentKind];
  if (!can(actor, 'document.read', plan) || !columns.includes('status')) throw new JalonError('not-found');
  const { snapshot } = await collab.read(ofDocumentId);
  const activity = snapshot.activities.find((each) => each.id === activityId);
  if (!activity) throw new JalonError('not-found');
  const language = languages.find((each) => each === snapshot.language) ?? 'fr';
  const made = (): Promise<{ id: string } | null> =>
    database.prisma.document.findFirst({
      where: { id, networkId, ofDocumentId, ofActivityId: activityId },
      select: { id: true },
    });
  // The id came from the browser that asked for it.
  const agenda = { id: id as DocumentId };
  if (await made()) return agenda;
  try {
    await createWith(
      services,
      actor,
      { kind: 'agenda', title: activity.title, language, year: snapshot.year, ownerOrganisationId },
      'seed',
      (doc) => writeAgenda(doc, activity, language),
      { id: agenda.id, of: { documentId: ofDocumentId, activityId: activity.id } },
    );
  } catch (error) {
    // The other of two that arrived at once has made it.
    if (await made()) return agenda;
    throw error;
  }
  return agenda;
}
