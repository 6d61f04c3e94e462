import { createHash } from 'node:crypto';
import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';
import type { ActivityId, DocumentId } from '#domain/ids';
import { type MatchedBy, matchRows, matchSections } from '#domain/import/match-rows';
import type { ImportedActivity, ImportResult, WrittenComment } from '#domain/import/result';
import type { Directory } from '../import-links';
import { type ImportedValues, valuesOf } from '../write-import';
import { differences, type FieldDifference, type MergedField, saidFields } from './field-changes';
import { deletedBy, type MarkedBy, markedBy } from './marked';
import { shownNow, shownWanted } from './shown';

/** One thing that a file would change; `n` names it among all of them. */
export interface MergeChange {
  readonly n: number;
  /** `section`: the row stands elsewhere in the file. */
  readonly field: MergedField | 'section';
  readonly before: string;
  readonly after: string;
  /** The file has nothing there: not ticked unless a person does. */
  readonly emptied: boolean;
  /** Who changed it in the file, where that was tracked. */
  readonly by: MarkedBy | null;
}
export interface MatchedRow {
  readonly activityId: ActivityId;
  readonly number: string;
  readonly title: string;
  readonly by: MatchedBy;
  readonly changes: readonly MergeChange[];
}
export interface NewRow {
  readonly n: number;
  readonly number: string;
  readonly title: string;
  readonly period: string;
  readonly by: MarkedBy | null;
  /** Titles from the outermost inwards; those the plan does not have will be made. */
  readonly path: readonly { readonly title: string; readonly isNew: boolean }[];
}
export interface MissingRow {
  readonly n: number;
  /** Who deleted it in the file. */
  readonly by: MarkedBy | null;
  readonly activityId: ActivityId;
  readonly number: string;
  readonly title: string;
}

/** What importing a file into a plan would change, as it is shown. */
export interface ImportChanges {
  /** Changes with every word of the following: what was agreed to is this and nothing else. */
  readonly digest: string;
  readonly matched: readonly MatchedRow[];
  /** Rows that say the same in both. */
  readonly same: number;
  readonly added: readonly NewRow[];
  /** In the plan and not in the file. They stay, unless a person ticks them. */
  readonly missing: readonly MissingRow[];
  /** What fits no field. It stays out, unless a person ticks it. */
  readonly text: readonly string[];
  /** Statuses that the file tells of rows the plan has: they are reported in the plan, not imported. */
  readonly statuses: number;
  /** What was tracked and said in the file; null: it is no answer. */
  readonly answer: { readonly changes: number; readonly comments: readonly WrittenComment[] } | null;
}

/** The same with what is written for each `n`. */
export interface MergePlan {
  readonly shown: ImportChanges;
  readonly fields: ReadonlyMap<
    number,
    { readonly now: ActivitySnapshot; readonly difference: FieldDifference }
  >;
  /** The file's section of each row that stands elsewhere. */
  readonly moves: ReadonlyMap<number, { readonly now: ActivitySnapshot; readonly sectionId: string | null }>;
  readonly added: ReadonlyMap<number, { readonly activity: ImportedActivity; readonly row: ImportedValues }>;
  readonly removed: ReadonlyMap<number, ActivityId>;
  /** The plan's section of each section of the file, where it has one. */
  readonly sections: ReadonlyMap<string, string>;
  /** The plan's row of each row of the file, where it has one. */
  readonly rows: ReadonlyMap<string, ActivityId>;
}

/** Compares what a file was understood as with what a plan holds now. Nothing is written. */
export function planMerge(
  now: DocumentSnapshot,
  result: ImportResult,
  directory: Directory,
  choices: { readonly documentId: DocumentId; readonly acceptProposals: boolean },
): MergePlan {
  const sections = matchSections(result.sections, now.sections);
  const standsIn = ({ sectionId }: ImportedActivity) => (sectionId === null ? null : sections.get(sectionId));
  const matches = matchRows(
    result.activities.map((activity) => ({
      id: activity.id,
      number: activity.number ?? '',
      title: activity.title,
      sectionId: standsIn(activity),
      was: activity.was,
    })),
    now.activities,
  );
  const activityOf = new Map(now.activities.map((activity) => [String(activity.id), activity]));
  const rows = new Map(
    matches.flatMap(({ fileId, id }) => {
      const activity = activityOf.get(id);
      return activity ? [[fileId, activity.id] as const] : [];
    }),
  );
  const values = new Map(
    result.activities.map((activity) => [
      activity.id,
      valuesOf(activity, result.language, directory, { ...choices, idOf: (other) => rows.get(other) }),
    ]),
  );
  const said = saidFields([...values.values()]);
  const fields = new Map<number, { now: ActivitySnapshot; difference: FieldDifference }>();
  const moves = new Map<number, { now: ActivitySnapshot; sectionId: string | null }>();
  const added = new Map<number, { activity: ImportedActivity; row: ImportedValues }>();
  const removed = new Map<number, ActivityId>();
  let n = 0;

  const matched: MatchedRow[] = [];
  for (const { fileId, id, by } of matches) {
    const activity = result.activities.find((each) => each.id === fileId);
    const [row, was] = [values.get(fileId), activityOf.get(id)];
    if (!activity || !row || !was) continue;
    const changes = differences(was, row, said).map((difference): MergeChange => {
      n += 1;
      fields.set(n, { now: was, difference });
      const { field, emptied } = difference;
      const before = shownNow(was, field, directory);
      const after = shownWanted(difference, directory);
      return { n, field, before, after, emptied, by: markedBy(result, activity, field) };
    });
    if (standsIn(activity) !== was.sectionId && result.sections.length > 0) {
      n += 1;
      moves.set(n, { now: was, sectionId: activity.sectionId });
      const [before, after] = [
        pathOf(now.sections, was.sectionId),
        pathOf(result.sections, activity.sectionId),
      ];
      changes.push({
        n,
        field: 'section',
        before: before.join(' › '),
        after: after.join(' › '),
        emptied: activity.sectionId === null,
        by: null,
      });
    }
    matched.push({ activityId: was.id, number: was.number, title: was.title, by, changes });
  }

  const newRows = result.activities.flatMap((activity): NewRow[] => {
    const row = values.get(activity.id);
    if (rows.has(activity.id) || !row) return [];
    n += 1;
    added.set(n, { activity, row });
    const { number, title } = row.values;
    const path = idsOf(result.sections, activity.sectionId).map((id) => ({
      title: result.sections.find((section) => section.id === id)?.title ?? '',
      isNew: !sections.has(id),
    }));
    const by = markedBy(result, activity, null);
    return [{ n, number, title, period: row.values.period?.text ?? '', by, path }];
  });

  const found = new Set(rows.values());
  const missing = now.activities.flatMap(({ id, number, title }): MissingRow[] => {
    if (found.has(id)) return [];
    n += 1;
    removed.set(n, id);
    return [{ n, by: deletedBy(result, { number, title }), activityId: id, number, title }];
  });

  const shown = {
    matched: matched.filter(({ changes }) => changes.length > 0),
    same: matched.filter(({ changes }) => changes.length === 0).length,
    added: newRows,
    missing,
    text: result.leftover,
    statuses: result.activities.filter(({ id, status }) => status && rows.has(id)).length,
    answer: result.revisions
      ? { changes: result.revisions.changes.length, comments: result.revisions.comments }
      : null,
  };
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
  return { shown: { digest, ...shown }, fields, moves, added, removed, sections, rows };
}

interface Nested {
  readonly id: string;
  readonly parentId: string | null;
}

/** The ids of the sections from the outermost to this one. */
export function idsOf(sections: readonly Nested[], id: string | null): string[] {
  const section = sections.find((each) => each.id === id);
  return section ? [...idsOf(sections, section.parentId), section.id] : [];
}

function pathOf(sections: readonly (Nested & Pick<SectionSnapshot, 'title'>)[], id: string | null): string[] {
  return idsOf(sections, id).map((each) => sections.find((section) => section.id === each)?.title ?? '');
}
