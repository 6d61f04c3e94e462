import type * as Y from 'yjs';
import { appendRichText, plainParagraphs, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection, documentParts, SHAPE_VERSION, setMeta } from '#domain/document/shape';
import {
  type ActivityId,
  type DocumentId,
  type NetworkId,
  newId,
  type OrganisationId,
  type PersonId,
  type SectionId,
} from '#domain/ids';
import { parsePeriod } from '#domain/period/parse';
import type { Services } from '#server/services';
import type { DemoActivity, DemoPlan, DemoSection } from './plans';

export interface DemoDirectory {
  readonly networkId: NetworkId;
  /** Who made the demo. */
  readonly authorId: PersonId;
  readonly organisations: ReadonlyMap<string, OrganisationId>;
  readonly projects: ReadonlyMap<string, string>;
  readonly indicators: ReadonlyMap<string, string>;
}
interface Written {
  readonly documentId: DocumentId;
  readonly activities: readonly { readonly id: ActivityId; readonly from: DemoActivity }[];
}

/** Writes the demo's documents through the log, and their statuses as facts. */
export async function loadPlans(
  services: Services,
  directory: DemoDirectory,
  plans: readonly DemoPlan[],
): Promise<ReadonlyMap<string, Written>> {
  const written = new Map<string, Written>();
  for (const plan of plans) {
    const parent = plan.of && written.get(plan.of.plan);
    const parentActivity = parent?.activities.find(({ from }) => from.title === plan.of?.activity);
    written.set(plan.key, await loadPlan(services, directory, plan, parent?.documentId, parentActivity?.id));
  }
  return written;
}

async function loadPlan(
  { database, collab }: Services,
  directory: DemoDirectory,
  plan: DemoPlan,
  ofDocumentId: DocumentId | undefined,
  ofActivityId: ActivityId | undefined,
): Promise<Written> {
  const { networkId, authorId } = directory;
  const documentId = newId<DocumentId>();
  await database.prisma.document.create({
    data: {
      id: documentId,
      networkId,
      kind: plan.kind,
      title: plan.title,
      language: 'fr',
      year: plan.year,
      shape: SHAPE_VERSION,
      createdById: authorId,
      ofDocumentId,
      ofActivityId,
      projects: {
        create: (plan.projects ?? []).map((code) => ({
          networkId,
          projectId: named(directory.projects, code),
        })),
      },
    },
  });
  const activities: { id: ActivityId; from: DemoActivity }[] = [];
  const { sequence } = await collab.edit(documentId, { authorId, origin: 'seed' }, (doc) => {
    setMeta(
      doc,
      {
        kind: plan.kind,
        title: plan.title,
        language: 'fr',
        year: plan.year ?? null,
        derivedFrom: plan.derivedFrom ?? null,
      },
      'seed',
    );
    const { body } = documentParts(doc);
    doc.transact(() => appendRichText(body, plainParagraphs((plan.body ?? []).join('\n'))), 'seed');
    for (const section of plan.sections) writeSection(doc, directory, plan, section, null, activities);
  });
  await database.prisma.statusReport.createMany({
    data: activities.flatMap(({ id, from }) => {
      const { status } = from;
      if (!status) return [];
      return [
        {
          id: newId<string>(),
          networkId,
          documentId,
          activityId: id,
          organisationId: named(directory.organisations, status.by),
          reportedById: authorId,
          inTheNameOf: true,
          status: status.status,
          progress: status.progress ?? null,
          text: status.text,
          participantsWomen: status.women ?? null,
          participantsMen: status.men ?? null,
          source: 'person',
          documentSequence: sequence,
        },
      ];
    }),
  });
  return { documentId, activities };
}

function writeSection(
  doc: Y.Doc,
  directory: DemoDirectory,
  plan: DemoPlan,
  section: DemoSection,
  parentId: SectionId | null,
  written: { id: ActivityId; from: DemoActivity }[],
): void {
  const { title, otherName, number, country, suspendedReason } = section;
  const suspension = suspendedReason ? { suspended: true, suspendedReason } : {};
  const id = addSection(doc, { parentId, title, otherName, number, country, ...suspension }, 'seed');
  for (const activity of section.activities ?? []) {
    written.push({ id: writeActivity(doc, directory, plan, activity, id), from: activity });
  }
  for (const child of section.sections ?? []) writeSection(doc, directory, plan, child, id, written);
}

function writeActivity(
  doc: Y.Doc,
  directory: DemoDirectory,
  plan: DemoPlan,
  activity: DemoActivity,
  sectionId: SectionId,
): ActivityId {
  const entries = <T>(values: readonly T[] | undefined): Record<string, T> =>
    Object.fromEntries((values ?? []).map((value) => [newId<string>(), value]));
  const responsibles = (activity.responsibles ?? []).map((text, index) => ({
    text,
    organisationId: directory.organisations.get(text),
    lead: index === 0,
  }));
  const rich = (text: string | undefined) => writeRichText(plainParagraphs(text ?? ''));
  return addActivity(
    doc,
    {
      sectionId,
      title: activity.title,
      number: activity.number,
      kind: activity.kind,
      period:
        activity.period === undefined
          ? undefined
          : parsePeriod(activity.period, { year: plan.year, language: 'fr' }),
      placesMode: activity.either ? 'any' : 'all',
      quantity: activity.quantity,
      targetGroup: activity.targetGroup,
      startsAt: activity.startsAt,
      minutes: activity.minutes,
      places: entries(activity.places?.map((text) => ({ text }))),
      responsibles: entries(responsibles),
      projects: Object.fromEntries(
        (activity.projects ?? []).map((code) => [named(directory.projects, code), true as const]),
      ),
      indicators: Object.fromEntries(
        (activity.indicators ?? []).map((code) => [named(directory.indicators, code), {}]),
      ),
    },
    'seed',
    { texts: { remarks: rich(activity.remarks), expectedResult: rich(activity.expectedResult) } },
  );
}

/** The demo names only what it has made; anything else is a mistake of the demo. */
export function named<V>(map: ReadonlyMap<string, V>, name: string): V {
  const found = map.get(name);
  if (found === undefined) throw new Error(`the demo names ${name}, which it did not make`);
  return found;
}
