import { z } from 'zod';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { Responsible } from '#domain/document/fields';
import { kindDefinitions } from '#domain/document/kinds';
import { readDocument } from '#domain/document/read';
import type { OutcomeSnapshot } from '#domain/document/read-workshop';
import { richTextToPlain } from '#domain/document/rich-text';
import { addActivity, restoreNodes } from '#domain/document/shape';
import { setOutcome } from '#domain/document/workshop';
import { JalonError } from '#domain/errors';
import type { ActivityId, DocumentId, OrganisationId, SectionId } from '#domain/ids';
import { loadDocumentResource } from '#server/documents/load';
import type { Services } from '#server/services';
import type { ActivityRef, LoadedAgenda } from './load';

export const becomeActivitySchema = z.strictObject({
  /** The agenda. */
  documentId: z.uuid(),
  outcomeId: z.uuid(),
  planId: z.uuid(),
  /** Null: in no section. */
  sectionId: z.uuid().nullable().default(null),
});

const LONGEST_TITLE = 500;

/**
 * Makes an activity of a plan out of what a workshop decided, with its words as the title, who is to do it as the
 * responsibles and its date as the period; each names the other from then on. The activity has the decision's id, so
 * that asking twice, or by two people at once, makes one; asked again after a failure in between, it is finished.
 * @throws `not-found` when there is no such decision, plan or section, `not-allowed` when the actor may not write the
 *   plan, `conflict` when it became an activity of another plan meanwhile
 */
export async function becomeActivity(
  services: Pick<Services, 'database' | 'collab' | 'audit'>,
  actor: Actor,
  agenda: LoadedAgenda,
  { outcomeId, planId, sectionId }: z.output<typeof becomeActivitySchema>,
): Promise<ActivityRef> {
  const { collab } = services;
  const { networkId } = actor;
  const plan = await loadDocumentResource(services, planId, networkId);
  if (!plan || !can(actor, 'document.read', plan)) throw new JalonError('not-found');
  if (!can(actor, 'document.write', plan)) throw new JalonError('not-allowed');
  if (!kindDefinitions[plan.documentKind].columns.includes('status')) throw new JalonError('invalid');
  const { snapshot: known } = await collab.read(plan.documentId);
  if (sectionId !== null && !known.sections.some(({ id }) => id === sectionId))
    throw new JalonError('not-found');

  // The decision's id was made by newId, as an activity's is.
  const made: ActivityRef = { documentId: plan.documentId, activityId: outcomeId as ActivityId };
  const outcome = await claim(services, actor, agenda.documentId, made);
  const responsibles = await responsiblesOf(services, networkId, outcome);
  const values = {
    // The section was looked up above.
    sectionId: sectionId as SectionId | null,
    title: titleOf(outcome),
    responsibles,
    decidedIn: { documentId: agenda.documentId, outcomeId },
    ...(outcome.by ? { period: outcome.by } : {}),
  };
  const { sequence } = await collab.edit(
    plan.documentId,
    { authorId: actor.personId, origin: 'agenda' },
    (doc) => {
      const { activities, deleted } = readDocument(doc);
      if (activities.some(({ id }) => id === made.activityId)) return;
      if (deleted.activities.some(({ id }) => id === made.activityId))
        restoreNodes(doc, [made.activityId], 'agenda');
      else addActivity(doc, values, 'agenda', { id: made.activityId });
    },
  );
  await services.audit.record({
    ...{ networkId, actorId: actor.personId, action: 'agenda.becomeActivity' },
    ...{ resourceKind: 'activity', resourceId: made.activityId },
    details: { agendaId: agenda.documentId, planId: plan.documentId, sequence },
  });
  return made;
}

/**
 * Writes into the agenda what the decision becomes, before it does. Edits of one document come one after another: of
 * two who ask at once for different plans, the second is refused.
 */
async function claim(
  { collab }: Pick<Services, 'collab'>,
  actor: Actor,
  agendaId: DocumentId,
  made: ActivityRef,
): Promise<OutcomeSnapshot> {
  const elsewhere = await placeNow({ collab }, agendaId, made);
  let found: OutcomeSnapshot | undefined;
  let taken = false;
  await collab.edit(agendaId, { authorId: actor.personId, origin: 'agenda' }, (doc) => {
    found = readDocument(doc).workshop.outcomes.find(({ id }) => id === made.activityId);
    if (!found) return;
    const { activity } = found;
    taken =
      activity !== null && activity.documentId !== made.documentId && activity.documentId !== elsewhere.gone;
    if (!taken) setOutcome(doc, found.id, 'activity', made, 'agenda');
  });
  if (!found) throw new JalonError('not-found');
  if (taken) throw new JalonError('conflict');
  return found;
}

/** The plan it became an activity of before, when that activity is there no more: then it may become another. */
async function placeNow(
  { collab }: Pick<Services, 'collab'>,
  agendaId: DocumentId,
  made: ActivityRef,
): Promise<{ readonly gone: string | null }> {
  const { snapshot } = await collab.read(agendaId);
  const before = snapshot.workshop.outcomes.find(({ id }) => id === made.activityId)?.activity;
  if (!before || before.documentId === made.documentId) return { gone: null };
  // Written by `claim`, from a document that was loaded.
  const plan = await collab.read(before.documentId as DocumentId).catch((error: unknown) => {
    if (error instanceof JalonError && error.code === 'not-found') return null;
    throw error;
  });
  const there = plan?.snapshot.activities.some(({ id }) => id === before.activityId) ?? false;
  return { gone: there ? null : before.documentId };
}

function titleOf({ what }: OutcomeSnapshot): string {
  return richTextToPlain(what).replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
}

/** A responsible is an organisation: for a person, the one that the person is of. */
async function responsiblesOf(
  { database: { prisma } }: Pick<Services, 'database'>,
  networkId: string,
  { who }: OutcomeSnapshot,
): Promise<Record<string, Responsible>> {
  const memberships = await prisma.membership.findMany({
    where: { networkId, personId: { in: who.flatMap(({ personId }) => personId ?? []) }, endedAt: null },
    orderBy: { id: 'asc' },
  });
  const ids = who.map(
    ({ organisationId, personId }) =>
      organisationId ?? memberships.find((held) => held.personId === personId)?.organisationId,
  );
  const organisations = await prisma.organisation.findMany({
    where: { networkId, id: { in: ids.flatMap((id) => id ?? []) } },
  });
  const found = new Map<string, Responsible>();
  who.forEach(({ key, text, personId }, at) => {
    const organisation = organisations.find(({ id }) => id === ids[at]);
    if (organisation)
      // The row's id was made by newId.
      found.set(organisation.id, {
        text: organisation.code,
        organisationId: organisation.id as OrganisationId,
      });
    else if (!personId && text !== '') found.set(key, { text });
  });
  return Object.fromEntries(found);
}
