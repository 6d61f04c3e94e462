import type { ActivityStatus } from '#domain/activities/status';
import { kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';
import type { InterfaceLanguage } from '#domain/language';
import type { Names } from './names';
import { columnName, type FileColumn, wordsOf } from './words';

/** What a table of a document needs to be written. */
export interface Printed {
  readonly snapshot: DocumentSnapshot;
  /** The language of headers and labels. */
  readonly words: InterfaceLanguage;
  readonly names: Names;
  /** The status that stands for each activity, by its id: a fact beside the document. */
  readonly statuses: ReadonlyMap<string, ActivityStatus>;
}

export type PlanColumn = { readonly header: string; readonly weight: number } & (
  | { readonly level: number }
  | { readonly field: FileColumn }
);

/** A row of the table: an activity, or a section that has none. `path` goes from the outermost section inwards. */
export interface PlanRow {
  readonly path: readonly SectionSnapshot[];
  readonly activity: ActivitySnapshot | null;
}

export interface PlanTable {
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly PlanRow[];
}

const weights: Partial<Record<FileColumn, number>> = {
  title: 30,
  remarks: 28,
  expectedResult: 20,
  responsibles: 16,
  indicators: 16,
  places: 12,
  number: 7,
  quantity: 8,
  startsAt: 7,
  minutes: 7,
};
const LEVEL_WEIGHT = 15;
const FIELD_WEIGHT = 11;

/** Fields that a kind has no column for and an activity may hold all the same. */
const besides: readonly FileColumn[] = [
  'number',
  'kind',
  'period',
  'places',
  'responsibles',
  'partners',
  'projects',
  'indicators',
  'quantity',
  'targetGroup',
  'startsAt',
  'minutes',
  'recurring',
  'status',
  'deliverables',
  'expectedResult',
  'remarks',
];
/** What a table shows though nobody has filled it in yet. */
const always: readonly FileColumn[] = ['title', 'period', 'places', 'responsibles', 'remarks'];

/**
 * A document's rows and columns as its files show them: the sections in the first columns, then those of the kind,
 * then every other field that an activity has a value for, so that nothing is left behind.
 * @param filled leave out columns that are empty in every row
 */
export function planTable(printed: Printed, { filled = false } = {}): PlanTable {
  const { snapshot, words } = printed;
  const { levels, columns } = kindDefinitions[snapshot.kind];
  const rows = planRows(snapshot);
  const isFilled = (field: FileColumn) =>
    snapshot.activities.some((activity) => hasValue(activity, field, printed.statuses));
  const own = columns.filter((field) => !filled || always.includes(field) || isFilled(field));
  const more = besides.filter((field) => !columns.some((each) => each === field) && isFilled(field));
  const depth = Math.max(levels.length, ...snapshot.sections.map((section) => section.depth + 1));
  const isTable = rows.length > 0 || columns.length > 0;
  return {
    columns: !isTable
      ? []
      : [
          ...Array.from({ length: depth }, (_, level): PlanColumn => {
            const name = levels[level];
            // A document may be deeper than its kind foresees; no level is left out.
            const header = name ? wordsOf(words).level[name] : `${level + 1}`;
            return { level, header, weight: LEVEL_WEIGHT };
          }),
          ...[...(columns.length > 0 ? own : (['title'] as const)), ...more].map(
            (field): PlanColumn => ({
              field,
              header: columnName(field, words),
              weight: weights[field] ?? FIELD_WEIGHT,
            }),
          ),
        ],
    rows,
  };
}

/** The rows that stand under each section of the outermost level, in order; those of no section last. */
export function rowsBySection(
  rows: readonly PlanRow[],
): { section: SectionSnapshot | null; rows: PlanRow[] }[] {
  const groups: { section: SectionSnapshot | null; rows: PlanRow[] }[] = [];
  for (const row of rows) {
    const section = row.path[0] ?? null;
    const last = groups.at(-1);
    if (last && last.section?.id === section?.id) last.rows.push(row);
    else groups.push({ section, rows: [row] });
  }
  return groups;
}

function planRows({ sections, activities }: DocumentSnapshot): PlanRow[] {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const pathOf = (id: ActivitySnapshot['sectionId']): SectionSnapshot[] => {
    const section = id === null ? undefined : byId.get(id);
    return section ? [...pathOf(section.parentId), section] : [];
  };
  const parents = new Set(sections.map((section) => section.parentId));
  const rows = sections.flatMap((section): PlanRow[] => {
    const path = pathOf(section.id);
    const own = activities.filter((activity) => activity.sectionId === section.id);
    if (own.length === 0) return parents.has(section.id) ? [] : [{ path, activity: null }];
    return own.map((activity) => ({ path, activity }));
  });
  const unplaced = activities.filter((activity) => activity.sectionId === null);
  return [...rows, ...unplaced.map((activity): PlanRow => ({ path: [], activity }))];
}

function hasValue(activity: ActivitySnapshot, field: FileColumn, statuses: Printed['statuses']): boolean {
  switch (field) {
    case 'status':
      return statuses.has(activity.id);
    case 'start':
    case 'end':
      return activity.period?.[field] !== undefined;
    case 'period':
    case 'kind':
    case 'quantity':
    case 'minutes':
      return activity[field] !== null;
    case 'recurring':
      return activity.recurring;
    case 'remarks':
    case 'expectedResult':
      return (activity[field].content ?? []).length > 0;
    default:
      return activity[field].length > 0;
  }
}
