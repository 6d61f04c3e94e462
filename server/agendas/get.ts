import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { DocumentId } from '#domain/ids';
import type { Period } from '#domain/period/period';
import { type LinkedActivity, readLinked } from '#server/activities/contributions';
import { loadActivity } from '#server/activities/load';
import { loadDocumentResource, toDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import type { ActivityRef, LoadedAgenda } from './load';

/** The activity an agenda belongs to, as far as the actor may know it. */
export interface AgendaActivity extends ActivityRef {
  readonly title: string;
  readonly documentTitle: string;
  /** As the plan says it now. */
  readonly period: Period | null;
  /** Whether the actor may move the workshop: the plan owns its date. */
  readonly mayMove: boolean;
  readonly mayReport: boolean;
}

export interface AgendaLinks {
  readonly title: string;
  /** Null: it belongs to none, or to one of a plan that the actor may not read, or that is there no more. */
  readonly activity: AgendaActivity | null;
  /** Whether it belongs to one at all. */
  readonly belongs: boolean;
  /** What its decisions and follow-ups became, in the plans the actor may read. */
  readonly became: readonly LinkedActivity[];
}

export async function getAgenda(
  services: Pick<Services, 'database' | 'collab'>,
  actor: Actor,
  { documentId, of }: LoadedAgenda,
): Promise<AgendaLinks> {
  const { snapshot } = await services.collab.read(documentId);
  const links = snapshot.workshop.outcomes.flatMap(({ activity }) => activity ?? []);
  const [activity, became] = await Promise.all([
    of ? activityOf(services, actor, of) : null,
    readLinked(services, actor, links),
  ]);
  return { title: snapshot.title, belongs: of !== null, activity, became };
}

async function activityOf(
  services: Pick<Services, 'database' | 'collab'>,
  actor: Actor,
  of: ActivityRef,
): Promise<AgendaActivity | null> {
  const { networkId } = actor;
  const [plan, resource] = await Promise.all([
    loadDocumentResource(services, of.documentId, networkId),
    loadActivity(services, networkId, of),
  ]);
  if (!plan || !can(actor, 'document.read', plan)) return null;
  const { snapshot } = await services.collab.read(of.documentId);
  const activity = snapshot.activities.find(({ id }) => id === of.activityId);
  if (!activity) return null;
  return {
    ...of,
    title: activity.title,
    documentTitle: snapshot.title,
    period: activity.period,
    mayMove: can(actor, 'document.write', plan),
    mayReport: resource !== null && can(actor, 'activity.reportStatus', resource),
  };
}

/** An agenda as the activity it belongs to shows it. */
export interface LinkedAgenda {
  readonly documentId: string;
  readonly title: string;
  /** The first and last of its days that have a date; null: none has. */
  readonly start: string | null;
  readonly end: string | null;
}

/** The agendas of an activity that the actor may read. */
export async function agendasOf(
  { database: { prisma } }: Pick<Services, 'database'>,
  actor: Actor,
  { documentId, activityId }: { readonly documentId: string; readonly activityId: string },
): Promise<LinkedAgenda[]> {
  const { networkId } = actor;
  const rows = await prisma.document.findMany({
    where: {
      networkId,
      ofDocumentId: documentId,
      ofActivityId: activityId,
      kind: 'agenda',
      archivedAt: null,
    },
    include: { invitations: true },
    orderBy: { id: 'asc' },
  });
  const readable = rows.filter((row) => can(actor, 'document.read', toDocumentResource(row)));
  const days = await prisma.section.findMany({
    where: {
      networkId,
      documentId: { in: readable.map(({ id }) => id) },
      deletedAt: null,
      depth: 0,
      date: { not: null },
    },
    orderBy: { date: 'asc' },
  });
  return readable.map(({ id, title }) => {
    const dates = days.flatMap((day) =>
      day.documentId === id ? (day.date?.toISOString().slice(0, 10) ?? []) : [],
    );
    return { documentId: id, title, start: dates[0] ?? null, end: dates.at(-1) ?? null };
  });
}

/** The sections of a plan, in reading order. */
export async function sectionsOf(
  { collab }: Pick<Services, 'collab'>,
  { documentId }: { readonly documentId: DocumentId },
): Promise<{ id: string; title: string; depth: number }[]> {
  const { snapshot } = await collab.read(documentId);
  return snapshot.sections.map(({ id, title, number, depth }) => ({
    id,
    title: [number, title].filter(Boolean).join(' '),
    depth,
  }));
}
