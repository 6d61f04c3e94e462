import { type Actor, isOfOrganisation } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { currentStatus } from '#domain/activities/status';
import { JalonError } from '#domain/errors';
import type { OrganisationId } from '#domain/ids';
import type { Services } from '#server/services';
import { type ReportedStatus, toFact } from './facts';
import type { LoadedActivity } from './load';

/** An organisation in whose name the actor may report on an activity. */
export interface Speaker {
  readonly organisationId: OrganisationId;
  /** False: recorded "in the name of", by the secretariat. */
  readonly own: boolean;
  /** Whose files the actor may attach when speaking for it; null: none may be attached. */
  readonly evidenceOwnerId: OrganisationId | null;
}

/**
 * Evidence belongs to the organisation it is reported for. A member of the steering committee who reports for the
 * committee keeps it with the own union, which is who may read it (docs/field.md, "Who may do what").
 */
function evidenceOwner(actor: Actor, organisationId: OrganisationId): OrganisationId | null {
  const { networkId } = actor;
  const possible = [organisationId, ...actor.memberships.map((held) => held.organisationId)];
  return possible.find((id) => can(actor, 'evidence.add', { networkId, organisationId: id })) ?? null;
}

/** In whose names the actor may report: the own first, the lead before others, then the plan's order. */
export function speakersOf(actor: Actor, activity: LoadedActivity): Speaker[] {
  const rank = ({ own, organisationId }: Speaker): number =>
    (own ? 0 : 2) + (organisationId === activity.leadOrganisationId ? 0 : 1);
  return activity.responsibleOrganisationIds
    .filter((organisationId) => can(actor, 'activity.reportStatusFor', { ...activity, organisationId }))
    .map((organisationId) => ({
      organisationId,
      own: isOfOrganisation(actor, organisationId, activity.copilId),
      evidenceOwnerId: evidenceOwner(actor, organisationId),
    }))
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * Who a report is made for: the organisation named, or the first the actor can speak for. Null when none of the
 * responsibles is known to the network; then only the secretariat may report, for nobody in particular.
 * Throws `invalid` for one that is not responsible, `not-allowed` for one that is another's.
 */
export function chooseSpeaker(actor: Actor, activity: LoadedActivity, named: string | null): Speaker | null {
  const speakers = speakersOf(actor, activity);
  if (named === null) return speakers[0] ?? null;
  const speaker = speakers.find(({ organisationId }) => organisationId === named);
  if (speaker) return speaker;
  const responsible = activity.responsibleOrganisationIds.some((id) => id === named);
  throw responsible ? new JalonError('not-allowed') : new JalonError('invalid', { field: 'organisationId' });
}

export interface ReportOptions {
  readonly speakers: readonly Speaker[];
  /** Whose numbers are the activity's totals. */
  readonly leadOrganisationId: OrganisationId | null;
  /** What each of them said last, to begin from. */
  readonly latest: readonly ReportedStatus[];
}

/** What the form of a report needs to know before it is filled in. */
export async function reportOptions(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  activity: LoadedActivity,
): Promise<ReportOptions> {
  const { networkId, documentId, activityId } = activity;
  const speakers = speakersOf(actor, activity);
  const rows = await database.prisma.statusReport.findMany({
    where: {
      networkId,
      documentId,
      activityId,
      organisationId: { in: speakers.map((speaker) => speaker.organisationId) },
    },
  });
  const facts = rows.map(toFact);
  const latest = speakers.flatMap(({ organisationId }) => {
    const own = facts.filter((fact) => fact.organisationId === organisationId);
    return currentStatus(own, organisationId)?.fact ?? [];
  });
  return { speakers, leadOrganisationId: activity.leadOrganisationId, latest };
}
