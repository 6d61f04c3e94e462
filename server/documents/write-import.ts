import type * as Y from 'yjs';
import type { Place, Responsible } from '#domain/document/fields';
import { appendRichText, type RichNode, writeRichText } from '#domain/document/rich-text';
import { addActivity, addSection, documentParts, type NewActivity, setMeta } from '#domain/document/shape';
import { type ActivityId, type DocumentId, newId, type SectionId } from '#domain/ids';
import type { ImportedActivity, ImportedStatus, ImportResult } from '#domain/import/result';
import { type Directory, keyed, linksOf, ownValues } from './import-links';
import { writeOutcomes } from './import-outcomes';
import { leftoverNodes, remarksOf } from './import-texts';
import { findNamed } from './match';

/** A status the file tells, to be kept as a fact with source `import`. */
export interface FoundStatus {
  readonly activityId: ActivityId;
  readonly status: ImportedStatus;
  /** The file's word for it. */
  readonly text: string;
}

export interface ImportChoices {
  /** Take what was proposed for words that look like slips (COFIL → COPIL); the text stays as written. */
  readonly acceptProposals: boolean;
  /** The document that is written into: links between its own activities name it. */
  readonly documentId: DocumentId;
  /** Told which row each of the file's has become. */
  readonly onRow?: (fileId: string, id: ActivityId) => void;
}

/**
 * Writes what an import understood into an empty document; to be called inside one edit of the log. Every
 * word of the file is in the document afterwards: what fits no field stands in the remarks of its activity
 * or in the narrative. Ids of the result (`s1`, `a1`) become real ones.
 */
export function writeImport(
  doc: Y.Doc,
  result: ImportResult,
  directory: Directory,
  choices: ImportChoices,
): readonly FoundStatus[] {
  const statuses: FoundStatus[] = [];
  doc.transact(() => {
    if (result.derivedFrom) setMeta(doc, { derivedFrom: result.derivedFrom }, 'import');
    const sectionIds = writeSections(doc, result);
    const ids = new Map(result.activities.map((activity) => [activity.id, newId<ActivityId>()]));
    for (const activity of result.activities) {
      const sectionId = activity.sectionId === null ? null : (sectionIds.get(activity.sectionId) ?? null);
      const { values, remarks, expectedResult } = valuesOf(activity, result.language, directory, {
        ...choices,
        idOf: (other) => ids.get(other),
      });
      const id = addActivity(doc, { sectionId, ...values }, 'import', {
        id: ids.get(activity.id),
        texts: {
          remarks: writeRichText(remarks),
          ...(expectedResult ? { expectedResult: writeRichText(expectedResult) } : {}),
        },
      });
      choices.onRow?.(activity.id, id);
      if (activity.status) {
        statuses.push({ activityId: id, status: activity.status, text: activity.statusText ?? '' });
      }
    }
    writeOutcomes(doc, result, directory);
    appendRichText(documentParts(doc).body, { type: 'doc', content: leftoverNodes(result) });
  }, 'import');
  return statuses;
}

/** What an activity of a file holds, as a document keeps it. */
export interface ImportedValues {
  readonly values: NewActivity & { readonly title: string; readonly number: string };
  readonly remarks: RichNode;
  readonly expectedResult?: RichNode;
}

/** An activity of a file as a document keeps it; entries have new keys. */
export function valuesOf(
  activity: ImportedActivity,
  language: ImportResult['language'],
  directory: Directory,
  { idOf, ...choices }: ImportChoices & { readonly idOf: (activity: string) => ActivityId | undefined },
): ImportedValues {
  const { own, period } = activity;
  const { linked, unknown } = linksOf(activity, directory);
  return {
    values: {
      title: activity.title,
      number: activity.numberText ?? activity.number ?? '',
      ...(isWritten(period) ? { period } : {}),
      placesMode: activity.placesMode,
      places: keyed(
        activity.places.map(({ text, country }): Place => (country ? { text, country } : { text })),
      ),
      responsibles: keyed(responsiblesOf(activity, directory, choices)),
      ...linked,
      ...(own ? ownValues(own, directory, idOf, choices.documentId) : {}),
    },
    remarks: { type: 'doc', content: remarksOf(activity, language, unknown) },
    ...(own?.expectedResult ? { expectedResult: { type: 'doc', content: own.expectedResult } } : {}),
  };
}

function writeSections(doc: Y.Doc, result: ImportResult): ReadonlyMap<string, SectionId> {
  const ids = new Map(result.sections.map((section) => [section.id, newId<SectionId>()]));
  for (const section of result.sections) {
    addSection(
      doc,
      {
        parentId: section.parentId === null ? null : (ids.get(section.parentId) ?? null),
        title: section.title,
        number: section.numberText ?? section.number ?? '',
        otherName: section.otherName,
        country: section.country,
        ...(section.suspended ? { suspended: true, suspendedReason: section.suspended.reason } : {}),
      },
      'import',
      { id: ids.get(section.id) },
    );
  }
  return ids;
}

function responsiblesOf(
  activity: ImportedActivity,
  { organisations }: Directory,
  { acceptProposals }: ImportChoices,
): Responsible[] {
  const read = activity.responsibles.map(({ text, organisation, proposed }): Responsible => {
    const known = findNamed(organisations, organisation ?? text);
    const meant = proposed === undefined ? undefined : findNamed(organisations, proposed);
    if (known) return { text, organisationId: known.id };
    if (proposed === undefined) return { text };
    return acceptProposals && meant ? { text, organisationId: meant.id } : { text, proposed };
  });
  // A file of our own says who carries the activity, or that nobody does.
  if (activity.responsibles.some(({ lead }) => lead !== undefined))
    return read.map((each, index) => (activity.responsibles[index]?.lead ? { ...each, lead: true } : each));
  const lead = read.findIndex((each) => each.organisationId !== undefined);
  // The first one named carries the activity, unless only a later one is known to the network.
  return read.map((each, index) => (index === Math.max(lead, 0) ? { ...each, lead: true } : each));
}

const isWritten = ({ text, start }: ImportedActivity['period']): boolean =>
  text.trim() !== '' || start !== undefined;
