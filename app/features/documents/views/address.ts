import { type ActivityStatus, activityStatuses } from '#domain/activities/status';
import type { Sorting } from '#domain/document/arrange-rows';
import { type ActivityFilter, type CalendarMonth, NONE } from '#domain/document/filter';
import { columnIds, type DocumentKind, kindDefinitions } from '#domain/document/kinds';

/** The views of a plan's rows, as the address names them. */
export const viewNames = ['table', 'timeline', 'board', 'calendar', 'text'] as const;
export type ViewName = (typeof viewNames)[number];

/** What the lines of the table stand under; the document's own sections unless something else is said. */
export const groupings = ['section', 'status', 'responsible', 'nothing'] as const;
export type Grouping = (typeof groupings)[number];

/** The views that say something about a kind of document. */
export function viewsOf(kind: DocumentKind): readonly ViewName[] {
  const { columns } = kindDefinitions[kind];
  const isThere = (view: ViewName): boolean => {
    if (view === 'timeline' || view === 'calendar') return columns.includes('period');
    return view === 'board' ? columns.includes('status') : true;
  };
  return viewNames.filter(isThere);
}

export function readView(params: URLSearchParams, kind: DocumentKind): ViewName {
  return viewsOf(kind).find((view) => view === params.get('view')) ?? 'table';
}

/** A month of the address; null when there is none or it is no month. */
export function readMonth(params: URLSearchParams, name: string): CalendarMonth | null {
  const text = params.get(name) ?? '';
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

const reportable: readonly (ActivityStatus | typeof NONE)[] = [NONE, ...activityStatuses];

/** The filter that an address holds. What it does not understand asks nothing. */
export function readFilter(params: URLSearchParams): ActivityFilter {
  return {
    text: params.get('q') ?? '',
    statuses: params.getAll('status').flatMap((text) => reportable.find((status) => status === text) ?? []),
    responsibles: params.getAll('who'),
    places: params.getAll('where'),
    projects: params.getAll('project'),
    sections: params.getAll('section'),
    from: readMonth(params, 'from'),
    to: readMonth(params, 'to'),
    undated: params.get('undated') === 'yes',
  };
}

/** Puts a filter in the place of the one that an address holds; the rest of it stays. */
export function writeFilter(params: URLSearchParams, filter: ActivityFilter): URLSearchParams {
  const written: Readonly<Record<string, readonly string[]>> = {
    q: filter.text.trim() === '' ? [] : [filter.text],
    status: filter.statuses,
    who: filter.responsibles,
    where: filter.places,
    project: filter.projects,
    section: filter.sections,
    from: filter.from === null ? [] : [filter.from],
    to: filter.to === null ? [] : [filter.to],
    undated: filter.undated ? ['yes'] : [],
  };
  const after = new URLSearchParams(params);
  for (const [name, values] of Object.entries(written)) {
    after.delete(name);
    for (const value of values) after.append(name, value);
  }
  return after;
}

/** `period`, or `-period` from the last to the first. */
export function readSorting(params: URLSearchParams): Sorting | null {
  const text = params.get('sort') ?? '';
  const by = columnIds.find((column) => text === column || text === `-${column}`);
  return by ? { by, descending: text.startsWith('-') } : null;
}

export function readGrouping(params: URLSearchParams): Grouping {
  return groupings.find((grouping) => grouping === params.get('group')) ?? 'section';
}

/** As `readSorting` reads it; null: nothing is to be said. */
export function writeSorting(sorting: Sorting | null): string | null {
  return sorting && `${sorting.descending ? '-' : ''}${sorting.by}`;
}
