import type * as Y from 'yjs';
import { type ActivityMaps, type ActivityScalars, isMapField, isTextField } from '#domain/document/fields';
import { readDocument } from '#domain/document/read';
import { rewriteText } from '#domain/document/restore';
import { appendRichText, type RichNode, writeRichText } from '#domain/document/rich-text';
import {
  activityText,
  addActivity,
  addSection,
  deleteNodes,
  documentParts,
  moveActivity,
  setActivity,
  setEntries,
} from '#domain/document/shape';
import { type ActivityId, newId, type SectionId } from '#domain/ids';
import type { ImportResult } from '#domain/import/result';
import { leftoverNodes } from '../import-texts';
import type { FoundStatus } from '../write-import';
import type { FieldDifference } from './field-changes';
import { idsOf, type MergePlan } from './plan';

/** What a person agreed to. */
export interface Picked {
  /** Changes and new rows, by their `n`. */
  readonly changes: (n: number) => boolean;
  /** Rows of the plan to be deleted, by their `n`. */
  readonly removals: ReadonlySet<number>;
  /** What fits no field goes to the end of the plan's text. */
  readonly text: boolean;
}

/**
 * Writes what was agreed to; to be called inside one edit of the log. Only what differs is touched, so that what
 * colleagues write beside it stays.
 * @returns the statuses that the file tells of its new rows, and the plan's row of each row of the file that it has now
 */
export function writeMerge(
  doc: Y.Doc,
  plan: MergePlan,
  result: ImportResult,
  picked: Picked,
  at: Date,
): { readonly statuses: readonly FoundStatus[]; readonly rows: ReadonlyMap<string, ActivityId> } {
  const statuses: FoundStatus[] = [];
  const written = new Map<string, ActivityId>(plan.rows);
  doc.transact(() => {
    const sectionFor = createSections(doc, plan, result);
    for (const [n, { now, difference }] of plan.fields)
      if (picked.changes(n)) writeField(doc, now.id, difference);
    for (const [n, { now, sectionId }] of plan.moves) {
      if (!picked.changes(n)) continue;
      const to = sectionFor(sectionId);
      const last = lastIn(doc, to);
      moveActivity(doc, now.id, { sectionId: to, afterId: last }, 'import');
    }
    for (const [n, { activity, row }] of plan.added) {
      if (!picked.changes(n)) continue;
      const sectionId = sectionFor(activity.sectionId);
      const { remarks, expectedResult } = row;
      const before = beforeIn(result, activity.id, written);
      const afterId = before && standsIn(doc, before, sectionId) ? before : undefined;
      const id = addActivity(doc, { sectionId, ...row.values }, 'import', {
        ...(afterId ? { afterId } : {}),
        texts: {
          remarks: writeRichText(remarks),
          ...(expectedResult ? { expectedResult: writeRichText(expectedResult) } : {}),
        },
      });
      written.set(activity.id, id);
      if (activity.status)
        statuses.push({ activityId: id, status: activity.status, text: activity.statusText ?? '' });
    }
    const removed = [...plan.removed].flatMap(([n, id]) => (picked.removals.has(n) ? [id] : []));
    if (removed.length > 0) deleteNodes(doc, removed, at, 'import');
    if (picked.text && result.leftover.length > 0)
      appendRichText(documentParts(doc).body, { type: 'doc', content: leftoverNodes(result) });
  }, 'import');
  return { statuses, rows: written };
}

/** Writes one field, as field-changes has made its value. */
function writeField(doc: Y.Doc, id: ActivityId, { field, value }: FieldDifference): void {
  if (isTextField(field)) {
    const text = activityText(doc, id, field);
    if (text) rewriteText(text, value as RichNode);
  } else if (isMapField(field))
    setEntries(doc, id, field, value as Record<string, ActivityMaps[typeof field]>, 'import');
  else setActivity(doc, id, field, value as ActivityScalars[typeof field], 'import');
}

/** The plan's section of a section of the file; made, with those around it, where the plan has none. */
function createSections(doc: Y.Doc, plan: MergePlan, result: ImportResult) {
  // Values are ids that the plan gave.
  const made = new Map<string, SectionId>([...plan.sections].map(([id, own]) => [id, own as SectionId]));
  return (sectionId: string | null): SectionId | null => {
    for (const id of idsOf(result.sections, sectionId)) {
      const section = result.sections.find((each) => each.id === id);
      if (!section || made.has(id)) continue;
      const parentId = section.parentId === null ? null : (made.get(section.parentId) ?? null);
      made.set(
        id,
        addSection(
          doc,
          {
            parentId,
            title: section.title,
            number: section.numberText ?? section.number ?? '',
            otherName: section.otherName,
            country: section.country,
            ...(section.suspended ? { suspended: true, suspendedReason: section.suspended.reason } : {}),
          },
          'import',
          { id: newId<SectionId>() },
        ),
      );
    }
    return sectionId === null ? null : (made.get(sectionId) ?? null);
  };
}

/** The row that stands before a new one in the file, as the plan knows it. */
function beforeIn(
  { activities }: ImportResult,
  id: string,
  written: ReadonlyMap<string, ActivityId>,
): ActivityId | undefined {
  const at = activities.findIndex((activity) => activity.id === id);
  const before = activities[at - 1];
  return before && before.sectionId === activities[at]?.sectionId ? written.get(before.id) : undefined;
}

function standsIn(doc: Y.Doc, id: string, sectionId: SectionId | null): boolean {
  const row = documentParts(doc).activities.get(id);
  return row !== undefined && (row.get('sectionId') ?? null) === sectionId;
}

/** The last row of a section in the document's own order. */
function lastIn(doc: Y.Doc, sectionId: SectionId | null): ActivityId | null {
  const inside = readDocument(doc).activities.filter((activity) => activity.sectionId === sectionId);
  return inside.at(-1)?.id ?? null;
}
