import { z } from 'zod';
import { type Actor, isOfOrganisation } from '#domain/access/actor';
import { can, documentAccess } from '#domain/access/policy';
import { currentStatus, leadOf } from '#domain/activities/status';
import { kindDefinitions } from '#domain/document/kinds';
import type { OrganisationId } from '#domain/ids';
import type { PeriodPrecision } from '#domain/period/period';
import { toDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import type { ReportedStatus } from './facts';
import { readActivities, type StoredActivity } from './stored';

export interface ActivityStatusSummary {
  readonly latest: ReportedStatus;
  /** Other organisations that report another status. */
  readonly differing: readonly ReportedStatus[];
}
export interface ListedActivity {
  readonly documentId: string;
  readonly documentTitle: string;
  /** Whether the actor may open the document itself: a partner may report on a row of one it cannot read. */
  readonly documentOpen: boolean;
  readonly activityId: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string | null;
  readonly sectionTitle: string;
  readonly sectionSuspended: boolean;
  readonly period: {
    readonly text: string;
    readonly start: string | null;
    readonly end: string | null;
    readonly precision: PeriodPrecision | null;
    readonly confirmed: boolean;
  };
  readonly places: readonly { readonly text: string; readonly country?: string | undefined }[];
  readonly placesMode: 'any' | 'all';
  readonly responsibles: readonly {
    readonly text: string;
    readonly organisationId: string | null;
    readonly lead: boolean;
  }[];
  readonly leadOrganisationId: string | null;
  /** What it is to bring forth, and who owes it. */
  readonly deliverables: readonly { readonly text: string; readonly organisationId: string | null }[];
  readonly projectIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly status: ActivityStatusSummary | null;
  /** What the screen offers; the server decides again when it is done. */
  readonly canReport: boolean;
}
export interface ActivityFilter {
  readonly documentId?: string | undefined;
  readonly projectId?: string | undefined;
  /**
   * Only those that an own organisation, or the steering committee one sits in, is responsible for, or owes something
   * to.
   */
  readonly mine?: boolean | undefined;
}

/** The places of a projected row; what is of another form reads as none. */
export const placesSchema = z
  .array(z.object({ text: z.string(), country: z.string().optional() }))
  .catch(() => []);
const precisionSchema = z.enum(['day', 'month', 'quarter', 'half', 'year', 'none']).nullable().catch(null);

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/**
 * Activities of the documents the actor may read, in the documents' order, with their current status. With `mine`
 * also rows of documents that the actor may not open, for who is responsible has the right to report: of these it
 * is told its own reports only.
 */
export async function listActivities(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  filter: ActivityFilter,
): Promise<ListedActivity[]> {
  const { networkId } = actor;
  const stored = await database.prisma.document.findMany({
    where: { networkId, archivedAt: null, ...(filter.documentId ? { id: filter.documentId } : {}) },
    include: { invitations: true },
  });
  const documents = new Map(
    stored.flatMap((row) => {
      const resource = toDocumentResource(row);
      const open = documentAccess(actor, resource) !== 'none';
      // An agenda has responsibles too, but nobody reports on an hour of a workshop.
      const reported = kindDefinitions[resource.documentKind].columns.includes('status');
      const wanted = filter.mine ? reported : open;
      return wanted ? [[row.id, { title: row.title, open, reported }] as const] : [];
    }),
  );
  const activities = await readActivities(database, networkId, [...documents.keys()]);
  return activities.flatMap((activity): ListedActivity[] => {
    const document = documents.get(activity.row.documentId);
    if (!document) return [];
    if (filter.projectId && !activity.projectIds.includes(filter.projectId)) return [];
    if (filter.mine && !concerns(actor, activity)) return [];
    return [listed(actor, activity, document)];
  });
}

/** Whether an organisation of the actor's carries the activity, alone or with others, or owes it a deliverable. */
function concerns(
  actor: Actor,
  { responsibleOrganisationIds, deliverables, copilId }: StoredActivity,
): boolean {
  // Projected ids are UUIDs; one that is no organisation of the network matches nobody's membership.
  const owing = deliverables.map(({ organisationId }) => organisationId as OrganisationId | null);
  return [...responsibleOrganisationIds, ...owing].some((id) => isOfOrganisation(actor, id, copilId));
}

function listed(
  actor: Actor,
  activity: StoredActivity,
  document: { readonly title: string; readonly open: boolean; readonly reported: boolean },
): ListedActivity {
  const { row, section, responsibles } = activity;
  const { networkId } = actor;
  const facts = document.open
    ? activity.facts
    : activity.facts.filter((fact) =>
        actor.memberships.some((held) => held.organisationId === fact.organisationId),
      );
  const leadOrganisationId = leadOf(responsibles);
  const status = currentStatus(facts, leadOrganisationId);
  const resource = { ...activity, networkId };
  return {
    documentId: row.documentId,
    documentTitle: document.title,
    documentOpen: document.open,
    activityId: row.nodeId,
    number: row.number,
    title: row.title,
    kind: row.kind,
    sectionTitle: section?.title ?? '',
    sectionSuspended: section?.suspended ?? false,
    period: {
      text: row.periodText,
      start: day(row.periodStart),
      end: day(row.periodEnd),
      precision: precisionSchema.parse(row.periodPrecision),
      confirmed: row.periodConfirmed,
    },
    places: placesSchema.parse(row.places),
    placesMode: row.placesMode === 'any' ? 'any' : 'all',
    responsibles: responsibles.map(({ text, organisationId, lead }) => ({ text, organisationId, lead })),
    leadOrganisationId,
    deliverables: activity.deliverables.map(({ text, organisationId }) => ({ text, organisationId })),
    projectIds: activity.projectIds,
    indicatorIds: activity.indicatorIds,
    status: status && { latest: status.fact, differing: status.differing },
    canReport: document.reported && can(actor, 'activity.reportStatus', resource),
  };
}

/** What a document's grid shows beside its rows: the status, and whether the reader may report one. */
export async function statusesOf(
  services: Pick<Services, 'database'>,
  actor: Actor,
  documentId: string,
): Promise<Record<string, Pick<ListedActivity, 'status' | 'canReport'>>> {
  const activities = await listActivities(services, actor, { documentId });
  return Object.fromEntries(
    activities.map(({ activityId, status, canReport }) => [activityId, { status, canReport }]),
  );
}
