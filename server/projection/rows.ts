import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';

/** A cell of a row as it travels to PostgreSQL in JSON. */
export type Cell = string | number | boolean | null | readonly object[];
export type Row = Readonly<Record<string, Cell>>;

/** The tables the projection writes, with the columns that name a row, all in `Row`s of the same names. */
export const projectedTables = {
  Section: ['documentId', 'nodeId'],
  Activity: ['documentId', 'nodeId'],
  ActivityResponsible: ['documentId', 'activityId', 'entryKey'],
  ActivityProject: ['documentId', 'activityId', 'projectId'],
  ActivityIndicator: ['documentId', 'activityId', 'indicatorId'],
  ActivityDeliverable: ['documentId', 'activityId', 'entryKey'],
  ActivityContribution: ['documentId', 'activityId', 'toActivityId'],
} as const;
export type ProjectedTable = keyof typeof projectedTables;

/** Rows of these stand for nodes that facts may refer to: they are never deleted, only marked. */
export const nodeTables: readonly ProjectedTable[] = ['Section', 'Activity'];

export interface ProjectedRows {
  readonly tables: Readonly<Record<ProjectedTable, readonly Row[]>>;
  /** What the document says of itself. Its kind is not among it: rights hang on the kind, so the row decides. */
  readonly document: {
    readonly title: string;
    /** Its body and what a workshop decided, in plain words, for the search. */
    readonly text: string;
    readonly language: string | null;
    readonly year: number | null;
  };
  /** Nodes and values that were left out: never fatal, always reported. */
  readonly problems: readonly { readonly nodeId: string; readonly reason: string }[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const LONGEST_SESSION = 24 * 60;

/** The rows of one document's nodes as they were made last. */
export interface RowMemo {
  readonly sections: WeakMap<SectionSnapshot, Row>;
  readonly activities: WeakMap<ActivitySnapshot, ActivityRows>;
}

export const emptyMemo = (): RowMemo => ({ sections: new WeakMap(), activities: new WeakMap() });

/**
 * A document's rows, whatever somebody may have written into it. Pure: the same document gives the same rows.
 * @param memo of this document: what did not change, nor its position, is the very same row
 */
export function projectRows(
  networkId: string,
  documentId: string,
  snapshot: DocumentSnapshot,
  memo: RowMemo = emptyMemo(),
): ProjectedRows {
  const problems = [...snapshot.problems];
  const base = { networkId, documentId };
  const named = <T extends { id: string }>(nodes: readonly T[]): T[] =>
    nodes.filter((node) => {
      if (UUID.test(node.id)) return true;
      problems.push({ nodeId: node.id, reason: 'id-not-a-uuid' });
      return false;
    });
  const sections = named([...snapshot.sections, ...snapshot.deleted.sections]);
  const activities = named([...snapshot.activities, ...snapshot.deleted.activities]);
  const made = activities.map((activity, position) => activityRows(base, activity, position, memo));
  for (const { problem } of made) if (problem) problems.push(problem);
  return {
    tables: {
      Section: sections.map((section, position) => sectionRow(base, section, position, memo)),
      Activity: made.map(({ activity }) => activity),
      ActivityResponsible: made.flatMap(({ responsibles }) => responsibles),
      ActivityProject: made.flatMap(({ projects }) => projects),
      ActivityIndicator: made.flatMap(({ indicators }) => indicators),
      ActivityDeliverable: made.flatMap(({ deliverables }) => deliverables),
      ActivityContribution: made.flatMap(({ contributions }) => contributions),
    },
    document: {
      title: text(snapshot.title),
      text: text(wordsOf(snapshot)),
      language: /^[a-z]{2,3}$/.test(snapshot.language) ? snapshot.language : null,
      year:
        snapshot.year !== null && Number.isInteger(snapshot.year) && Math.abs(snapshot.year) < 10_000
          ? snapshot.year
          : null,
    },
    problems,
  };
}

const wordsOf = ({ body, workshop }: DocumentSnapshot): string =>
  [body, ...workshop.outcomes.map(({ what }) => what)].map(richTextToPlain).filter(Boolean).join('\n');

interface Base {
  readonly networkId: string;
  readonly documentId: string;
}

/** All rows of one activity. */
interface ActivityRows extends Links {
  readonly activity: Row;
  readonly problem: ProjectedRows['problems'][number] | null;
}

function sectionRow(base: Base, section: SectionSnapshot, position: number, memo: RowMemo): Row {
  const last = memo.sections.get(section);
  if (last?.position === position) return last;
  const row = {
    ...base,
    nodeId: section.id,
    parentId: uuid(section.parentId),
    position,
    depth: section.depth,
    number: text(section.number),
    title: text(section.title),
    otherName: text(section.otherName),
    country: text(section.country),
    suspended: section.suspended,
    suspendedReason: text(section.suspendedReason),
    date: date(section.date),
    deletedAt: instant(section.deletedAt),
  };
  memo.sections.set(section, row);
  return row;
}

function activityRows(base: Base, activity: ActivitySnapshot, position: number, memo: RowMemo): ActivityRows {
  const last = memo.activities.get(activity);
  if (last?.activity.position === position) return last;
  const made = { ...linkRows(base, activity), ...activityRow(base, activity, position) };
  memo.activities.set(activity, made);
  return made;
}

function activityRow(
  base: Base,
  activity: ActivitySnapshot,
  position: number,
): Pick<ActivityRows, 'activity' | 'problem'> {
  const { period } = activity;
  const [start, end] = [date(period?.start), date(period?.end)];
  const unreadable =
    (period?.start !== undefined && start === null) || (period?.end !== undefined && end === null);
  const row = {
    ...base,
    nodeId: activity.id,
    sectionId: uuid(activity.sectionId),
    position,
    number: text(activity.number),
    title: text(activity.title),
    kind: activity.kind,
    periodText: text(period?.text ?? ''),
    // Both or neither (docs/field.md, "Fuzzy periods and places").
    periodStart: start === null || end === null ? null : start,
    periodEnd: start === null || end === null ? null : end,
    periodPrecision: period?.precision ?? null,
    periodConfirmed: period?.confirmed ?? false,
    places: activity.places.map((place) => ({
      text: text(place.text),
      ...(place.country === undefined ? {} : { country: text(place.country) }),
    })),
    placesMode: activity.placesMode,
    // JSON has no -0.
    quantity: activity.quantity === null ? null : activity.quantity + 0,
    targetGroup: text(activity.targetGroup),
    recurring: activity.recurring,
    remarks: text(richTextToPlain(activity.remarks)),
    expectedResult: text(richTextToPlain(activity.expectedResult)),
    startsAt: TIME.test(activity.startsAt) ? activity.startsAt : '',
    minutes: wholeMinutes(activity.minutes),
    deletedAt: instant(activity.deletedAt),
  };
  return {
    activity: row,
    problem: unreadable ? { nodeId: activity.id, reason: 'period-not-a-date' } : null,
  };
}

interface Links {
  readonly responsibles: readonly Row[];
  readonly projects: readonly Row[];
  readonly indicators: readonly Row[];
  readonly deliverables: readonly Row[];
  readonly contributions: readonly Row[];
}

function linkRows(base: Base, activity: ActivitySnapshot): Links {
  const activityId = activity.id;
  return {
    responsibles: activity.responsibles.map((entry) => ({
      ...base,
      activityId,
      entryKey: text(entry.key),
      organisationId: uuid(entry.organisationId ?? null),
      text: text(entry.text),
      lead: entry.lead ?? false,
    })),
    projects: activity.projects.flatMap(({ key }) =>
      UUID.test(key) ? { ...base, activityId, projectId: key } : [],
    ),
    indicators: activity.indicators.flatMap(({ key, expected }) =>
      UUID.test(key)
        ? { ...base, activityId, indicatorId: key, expected: expected === undefined ? null : expected + 0 }
        : [],
    ),
    deliverables: activity.deliverables.map((entry) => ({
      ...base,
      activityId,
      entryKey: text(entry.key),
      organisationId: uuid(entry.organisationId ?? null),
      text: text(entry.text),
    })),
    contributions: activity.contributesTo.flatMap(({ key, documentId }) =>
      UUID.test(key) && UUID.test(documentId)
        ? { ...base, activityId, toDocumentId: documentId.toLowerCase(), toActivityId: key }
        : [],
    ),
  };
}

/** PostgreSQL's text and JSON take neither NUL nor half a surrogate pair; a Y.Doc takes both. */
function text(value: string): string {
  return value.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

function uuid(value: string | null): string | null {
  return value !== null && UUID.test(value) ? value.toLowerCase() : null;
}

function date(value: string | undefined): string | null {
  if (value === undefined || !DATE.test(value)) return null;
  const parsed = new Date(`${value}T00:00:00Z`);
  // 30 February is read as 1 March; year 0 is no year to PostgreSQL.
  return !Number.isNaN(parsed.getTime()) &&
    parsed.toISOString().startsWith(value) &&
    !value.startsWith('0000')
    ? value
    : null;
}

/** How long a session of a workshop is; null for what is no length. */
function wholeMinutes(value: number | null): number | null {
  return value !== null && value >= 0 && value <= LONGEST_SESSION ? Math.round(value) + 0 : null;
}

/** A mark of deletion that is no instant is still a mark. */
function instant(value: string | null): string | null {
  if (value === null) return null;
  const parsed = new Date(value);
  const year = parsed.getUTCFullYear();
  return Number.isNaN(parsed.getTime()) || year < 1 || year > 9_999
    ? new Date(0).toISOString()
    : parsed.toISOString();
}
