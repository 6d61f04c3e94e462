import { type Actor, isOfOrganisation } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { NetworkId, OrganisationId } from '#domain/ids';
import { placesSchema } from '#server/activities/list';
import { findCopil, knownOrganisations, readActivities } from '#server/activities/stored';
import { toDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';

/** A session of a workshop with a day and an hour: what a calendar can hold. */
export interface DatedSession {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly sessionId: string;
  readonly title: string;
  /** `YYYY-MM-DD` and `HH:mm`, at the place. */
  readonly date: string;
  readonly startsAt: string;
  /** Null: nobody said how long it is. */
  readonly minutes: number | null;
  readonly speakers: readonly string[];
  /** Where its activity takes place. */
  readonly places: readonly string[];
}

/**
 * The sessions of the agendas the actor may read that have a day and an hour. With `mine` those of the workshops whose
 * activity an organisation of the actor's is responsible for, and those it speaks in.
 */
export async function listSessions(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  filter: { readonly documentId?: string | undefined; readonly mine?: boolean | undefined },
): Promise<DatedSession[]> {
  const { networkId } = actor;
  const agendas = await readableAgendas(database, actor, filter.documentId);
  if (agendas.size === 0) return [];
  const ids = [...agendas.keys()];
  const [sessions, days, workshops, copilId] = await Promise.all([
    readActivities(database, networkId, ids),
    database.prisma.section.findMany({
      where: { networkId, documentId: { in: ids }, deletedAt: null, date: { not: null } },
    }),
    readWorkshops(database, networkId, [...agendas.values()]),
    findCopil(database, networkId),
  ]);
  const dateOf = new Map(days.map(({ nodeId, date }) => [nodeId, date?.toISOString().slice(0, 10)]));
  return sessions.flatMap(({ row, responsibles, responsibleOrganisationIds }): DatedSession[] => {
    const agenda = agendas.get(row.documentId);
    const date = dateOf.get(row.sectionId ?? '');
    if (!agenda || !date || row.startsAt === '') return [];
    const workshop = workshops.get(workshopOf(agenda));
    const concerned = [...responsibleOrganisationIds, ...(workshop?.responsibleIds ?? [])];
    if (filter.mine && !concerned.some((id) => isOfOrganisation(actor, id, copilId))) return [];
    return [
      {
        documentId: row.documentId,
        documentTitle: agenda.title,
        sessionId: row.nodeId,
        title: row.title,
        date,
        startsAt: row.startsAt,
        minutes: row.minutes,
        speakers: responsibles.map(({ text }) => text).filter(Boolean),
        places: workshop?.places ?? [],
      },
    ];
  });
}

/** The agendas the actor may read, by id. */
async function readableAgendas(
  { prisma }: Services['database'],
  actor: Actor,
  documentId: string | undefined,
): Promise<ReadonlyMap<string, AgendaRow>> {
  const rows = await prisma.document.findMany({
    where: {
      networkId: actor.networkId,
      kind: 'agenda',
      archivedAt: null,
      ...(documentId ? { id: documentId } : {}),
    },
    include: { invitations: true },
  });
  const readable = rows.filter((row) => can(actor, 'document.read', toDocumentResource(row)));
  return new Map(readable.map((row) => [row.id, row]));
}

interface AgendaRow {
  readonly title: string;
  readonly ofDocumentId: string | null;
  readonly ofActivityId: string | null;
}
interface Workshop {
  readonly places: readonly string[];
  readonly responsibleIds: readonly OrganisationId[];
}

/** An activity's name in the whole network. */
const nameOf = (documentId: string | null, activityId: string | null): string =>
  `${documentId} ${activityId}`;
const workshopOf = ({ ofDocumentId, ofActivityId }: AgendaRow): string => nameOf(ofDocumentId, ofActivityId);

/** What the activities that agendas belong to say of them, by their names. */
async function readWorkshops(
  { prisma }: Services['database'],
  networkId: NetworkId,
  agendas: readonly AgendaRow[],
): Promise<ReadonlyMap<string, Workshop>> {
  const of = agendas.flatMap(({ ofDocumentId: documentId, ofActivityId: activityId }) =>
    documentId && activityId ? [{ documentId, activityId }] : [],
  );
  const [activities, responsibles] = await Promise.all([
    prisma.activity.findMany({
      where: {
        networkId,
        deletedAt: null,
        OR: of.map(({ documentId, activityId }) => ({ documentId, nodeId: activityId })),
      },
    }),
    prisma.activityResponsible.findMany({ where: { networkId, OR: of } }),
  ]);
  const placesOf = new Map(
    activities.map(({ documentId, nodeId, places }) => [
      nameOf(documentId, nodeId),
      placesSchema.parse(places).map(({ text }) => text),
    ]),
  );
  return new Map(
    of.map(({ documentId, activityId }) => {
      const name = nameOf(documentId, activityId);
      const own = responsibles.filter((each) => nameOf(each.documentId, each.activityId) === name);
      return [name, { places: placesOf.get(name) ?? [], responsibleIds: knownOrganisations(own) }];
    }),
  );
}
