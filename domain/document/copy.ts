import type * as Y from 'yjs';
import { type ActivityId, type DocumentId, newId, type OrganisationId, type SectionId } from '#domain/ids';
import { movePeriod } from '#domain/period/move';
import type { PeriodContext } from '#domain/period/parse';
import type { ActivityMaps } from './fields';
import type { ActivitySnapshot, DocumentSnapshot } from './read';
import { appendRichText, writeRichText } from './rich-text';
import { addActivity, addSection, documentParts, type NewActivity, setMeta } from './shape';

/** What the copy is, and how far its dates move. */
export interface CopyOf {
  readonly sourceId: DocumentId;
  readonly copyId: DocumentId;
  /** Years between the two plans; 0 leaves the dates as they are. */
  readonly years: number;
  readonly context: PeriodContext;
}

/**
 * Writes the content of one document into another, new one: last year's plan as the beginning of this year's. Every
 * row gets an id of its own and remembers `copiedFrom`; links among the copied activities lead to the copies, all
 * others stay. What was reported about the source stays with the source. Deleted rows are not copied.
 */
export function copyContent(
  doc: Y.Doc,
  snapshot: DocumentSnapshot,
  { sourceId, copyId, years, context }: CopyOf,
): void {
  const sections = new Map(snapshot.sections.map(({ id }) => [id, newId<SectionId>()]));
  const activities = new Map(snapshot.activities.map(({ id }) => [id, newId<ActivityId>()]));
  const sectionOf = (id: SectionId | null): SectionId | null => (id && sections.get(id)) || null;
  const linked = (links: ActivitySnapshot['dependsOn']): Record<string, ActivityMaps['dependsOn']> =>
    Object.fromEntries(
      links.map(({ key, documentId }) => {
        // Keys of links are ids of activities; the snapshot keeps ids as plain strings.
        const copied = documentId === sourceId ? activities.get(key as ActivityId) : undefined;
        return [copied ?? key, { documentId: copied ? copyId : (documentId as DocumentId) }];
      }),
    );

  // Of an agenda the programme is copied: its days are those of another activity, its notes those of one workshop.
  const body = snapshot.kind === 'agenda' ? null : snapshot.body;
  doc.transact(() => {
    if (snapshot.derivedFrom) setMeta(doc, { derivedFrom: snapshot.derivedFrom }, 'copy');
    for (const {
      id,
      depth: _,
      order: __,
      deletedAt: ___,
      date: ____,
      parentId,
      ...values
    } of snapshot.sections) {
      addSection(doc, { ...values, parentId: sectionOf(parentId) }, 'copy', { id: sections.get(id) });
    }
    for (const activity of snapshot.activities) {
      const { period } = activity;
      const values: NewActivity & { sectionId: SectionId | null } = {
        ...scalarsOf(activity),
        sectionId: sectionOf(activity.sectionId),
        copiedFrom: activity.id,
        ...(period ? { period: movePeriod(period, years, context) } : {}),
        places: keyed(activity.places),
        responsibles: keyed(activity.responsibles.map(asOrganisation)),
        partners: keyed(activity.partners.map(asOrganisation)),
        deliverables: keyed(activity.deliverables.map(asOrganisation)),
        projects: Object.fromEntries(activity.projects.map(({ key }) => [key, true])),
        indicators: keyed(activity.indicators),
        dependsOn: linked(activity.dependsOn),
        contributesTo: linked(activity.contributesTo),
      };
      addActivity(doc, values, 'copy', {
        id: activities.get(activity.id),
        texts: {
          remarks: writeRichText(activity.remarks),
          expectedResult: writeRichText(activity.expectedResult),
        },
      });
    }
    if (body) appendRichText(documentParts(doc).body, body);
  }, 'copy');
}

/** What has one value and is not said otherwise; null and empty were never written. */
function scalarsOf(activity: ActivitySnapshot): NewActivity {
  const { title, number, kind, placesMode, quantity, targetGroup, recurring, startsAt, minutes } = activity;
  return {
    title,
    placesMode,
    ...(number ? { number } : {}),
    ...(kind ? { kind } : {}),
    ...(quantity === null ? {} : { quantity }),
    ...(targetGroup ? { targetGroup } : {}),
    ...(recurring ? { recurring } : {}),
    ...(startsAt ? { startsAt } : {}),
    ...(minutes === null ? {} : { minutes }),
  };
}

function keyed<T extends { readonly key: string }>(entries: readonly T[]): Record<string, Omit<T, 'key'>> {
  return Object.fromEntries(entries.map(({ key, ...value }) => [key, value]));
}

/** The snapshot keeps ids as plain strings; organisations' were made by newId. */
function asOrganisation<T extends { readonly organisationId?: string | undefined }>(
  entry: T,
): T & { organisationId?: OrganisationId } {
  return entry as T & { organisationId?: OrganisationId };
}
