import { followPeriod } from '#domain/document/workshop-days';
import type { ActivityId, DocumentId } from '#domain/ids';
import type { Database } from '#server/database/client';
import type { Services } from '#server/services';
import type { ActivityRef } from './load';

interface LinkedAgenda {
  readonly id: DocumentId;
  readonly ofDocumentId: DocumentId;
  readonly ofActivityId: ActivityId;
  /** What was compared: asked again of the same, there is nothing new to do. */
  readonly compared: string;
}

/** Keeps agendas on the dates of the activities they belong to. */
export interface AgendaFollower {
  /** The rows of a plan, or of an agenda, are new. Soon, and without waiting: its agendas come to its dates. */
  projected(documentId: DocumentId): void;
  /** All that are elsewhere now: at start, for what a killed process did not do any more. */
  catchUp(): Promise<void>;
  /** Begins nothing more; resolves when nothing is under way. */
  close(): Promise<void>;
}

/**
 * Brings an agenda to the dates of its activity, in one edit of its document. The plan owns the date: an agenda is moved
 * by moving the activity (./move-days), so there is one direction and no loop.
 */
export async function followActivity(
  { collab }: Pick<Services, 'collab'>,
  agendaId: DocumentId,
  { documentId, activityId }: ActivityRef,
): Promise<void> {
  const { snapshot } = await collab.read(documentId);
  const activity = snapshot.activities.find(({ id }) => id === activityId);
  if (!activity) return;
  await collab.edit(agendaId, { authorId: null, origin: 'agenda' }, (doc) =>
    followPeriod(doc, activity.period, 'agenda'),
  );
}

export function createAgendaFollower(
  services: Pick<Services, 'collab' | 'logger'> & { readonly database: Pick<Database, 'pool'> },
): AgendaFollower {
  const { database, logger } = services;
  const last = new Map<DocumentId, string>();
  let work: Promise<void> = Promise.resolve();
  let closed = false;

  /** Those whose first day is not their activity's, by the rows of both. */
  async function elsewhere(documentId: DocumentId | null): Promise<LinkedAgenda[]> {
    const { rows } = await database.pool.query<LinkedAgenda>(
      `SELECT d.id, d."ofDocumentId", d."ofActivityId",
         concat_ws(' ', a."periodStart", a."periodEnd", s.first, s.days, d."projectedSequence") AS compared
       FROM "Document" d
       JOIN "Activity" a ON a."documentId" = d."ofDocumentId" AND a."nodeId" = d."ofActivityId"
         AND a."networkId" = d."networkId" AND a."deletedAt" IS NULL AND a."periodPrecision" = 'day'
       CROSS JOIN LATERAL (
         SELECT min(date) AS first, count(*) AS days FROM "Section"
         WHERE "documentId" = d.id AND depth = 0 AND "deletedAt" IS NULL
       ) s
       WHERE d.kind = 'agenda' AND d."archivedAt" IS NULL AND s.first IS DISTINCT FROM a."periodStart"
         AND ($1::uuid IS NULL OR d."ofDocumentId" = $1 OR d.id = $1)
       ORDER BY d.id`,
      [documentId],
    );
    return rows;
  }

  async function follow(documentId: DocumentId | null): Promise<void> {
    if (closed) return;
    for (const agenda of await elsewhere(documentId)) {
      const { id, ofDocumentId, ofActivityId, compared } = agenda;
      if (last.get(id) === compared) continue;
      await followActivity(services, id, { documentId: ofDocumentId, activityId: ofActivityId });
      last.set(id, compared);
    }
  }

  const next = (documentId: DocumentId | null): Promise<void> => {
    work = work
      .then(() => follow(documentId))
      .catch((error) =>
        logger.warn({ err: error, documentId }, 'An agenda does not follow its activity yet.'),
      );
    return work;
  };

  return {
    projected: (documentId) => void next(documentId),
    catchUp: () => next(null),
    close: () => {
      closed = true;
      return work;
    },
  };
}
