import type { Actor } from '#domain/access/actor';
import type { InterfaceLanguage } from '#domain/language';
import { type ActivityFilter, listActivities } from '#server/activities/list';
import { listSessions } from '#server/agendas/sessions';
import { calendarFile } from '#server/exports/ics';
import { wordsOf } from '#server/exports/words';
import type { Services } from '#server/services';

export interface MadeCalendar {
  readonly text: string;
  /** When the youngest of its documents was last changed; null when it holds none. */
  readonly modifiedAt: Date | null;
}

/**
 * The calendar of one document, or with `mine` of everything that an organisation of the actor's is responsible for,
 * with the sessions of its workshops: exactly what the actor may see of it at this moment.
 */
export async function makeCalendar(
  services: Pick<Services, 'database' | 'env'>,
  actor: Actor,
  filter: Pick<ActivityFilter, 'documentId' | 'mine'>,
  words: InterfaceLanguage,
): Promise<MadeCalendar> {
  const { prisma } = services.database;
  const [activities, sessions] = await Promise.all([
    listActivities(services, actor, filter),
    listSessions(services, actor, filter),
  ]);
  const ids = new Set([...activities, ...sessions].map(({ documentId }) => documentId));
  if (filter.documentId) ids.add(filter.documentId);
  const documents = await prisma.document.findMany({
    where: { networkId: actor.networkId, id: { in: [...ids] } },
    select: { id: true, title: true, projectedSequence: true, updatedAt: true },
  });
  const title = documents.find(({ id }) => id === filter.documentId)?.title;
  const times = documents.map(({ updatedAt }) => updatedAt.getTime());
  return {
    text: calendarFile({
      name: title ?? wordsOf(words).file.myActivities,
      words,
      activities,
      sessions,
      documents: new Map(
        documents.map(({ id, projectedSequence, updatedAt }) => [
          id,
          { sequence: projectedSequence, modifiedAt: updatedAt },
        ]),
      ),
      publicUrl: services.env.publicUrl.replace(/\/+$/, ''),
    }),
    modifiedAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}
