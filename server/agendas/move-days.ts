import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { readDocument } from '#domain/document/read';
import { setActivity } from '#domain/document/shape';
import { daysBetween, exactSpan, moveDaysTo } from '#domain/document/workshop-days';
import { JalonError } from '#domain/errors';
import { languages } from '#domain/language';
import { shiftPeriod } from '#domain/period/shift';
import { loadDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import type { LoadedAgenda } from './load';

export const moveDaysSchema = z.strictObject({
  documentId: z.uuid(),
  /** The new first day. */
  start: z.iso.date(),
});

/**
 * Moves a workshop: the period of its activity, and the days of its agenda by the same distance. The plan is written
 * first; were the process to end there, the agenda follows at the next start.
 * @throws `not-found` when the agenda belongs to no activity that is there, `not-allowed` when the actor may not write
 *   its plan, `invalid` when the activity's period is not known to the day
 */
export async function moveDays(
  services: Pick<Services, 'database' | 'collab' | 'audit'>,
  actor: Actor,
  { documentId, of, networkId }: LoadedAgenda,
  { start }: Pick<z.output<typeof moveDaysSchema>, 'start'>,
): Promise<void> {
  const { collab } = services;
  const plan = of && (await loadDocumentResource(services, of.documentId, networkId));
  if (!of || !plan || !can(actor, 'document.read', plan)) throw new JalonError('not-found');
  if (!can(actor, 'document.write', plan)) throw new JalonError('not-allowed');
  let refusal: JalonError | null = null;
  const { sequence } = await collab.edit(
    of.documentId,
    { authorId: actor.personId, origin: 'agenda' },
    (doc) => {
      const snapshot = readDocument(doc);
      const activity = snapshot.activities.find(({ id }) => id === of.activityId);
      const exact = exactSpan(activity?.period ?? null);
      if (!activity?.period || !exact) {
        refusal = new JalonError(activity ? 'invalid' : 'not-found', activity ? { field: 'period' } : {});
        return;
      }
      const language = languages.find((each) => each === snapshot.language) ?? 'fr';
      const moved = shiftPeriod(activity.period, daysBetween(exact.start, start), language);
      setActivity(doc, activity.id, 'period', moved, 'agenda');
    },
  );
  if (refusal) throw refusal;
  await collab.edit(documentId, { authorId: actor.personId, origin: 'agenda' }, (doc) =>
    moveDaysTo(doc, readDocument(doc).sections, start, 'agenda'),
  );
  await services.audit.record({
    ...{ networkId, actorId: actor.personId, action: 'agenda.moveDays' },
    ...{ resourceKind: 'document', resourceId: documentId },
    details: { sequence, start, planId: of.documentId },
  });
}
