import type { ActivityStatus } from '#domain/activities/status';
import { countryOf } from '#domain/import/country';
import { calendarDate, partsOf } from '#domain/period/calendar';
import { overlaps } from '#domain/period/compare';
import { fold } from '#domain/period/fold';
import { isDated } from '#domain/period/period';
import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from './read';
import { richTextToPlain } from './rich-text';

/** Stands for "nothing was reported yet" and for "nobody is responsible yet" where one of several is chosen. */
export const NONE = 'none';

/** A month, `YYYY-MM`. */
export type CalendarMonth = string;

/**
 * Which activities somebody wants to see. Within one criterion any of the values will do; all criteria must
 * be met. An empty one asks nothing. The period asks one thing: from..to, or no date at all when `undated`.
 */
export interface ActivityFilter {
  /** Words that must all occur, whatever their accents and case. */
  readonly text: string;
  readonly statuses: readonly (ActivityStatus | typeof NONE)[];
  /** As `responsibleKeys` names them. */
  readonly responsibles: readonly string[];
  /** As `placeKeys` names them. */
  readonly places: readonly string[];
  /** Project ids. */
  readonly projects: readonly string[];
  /** Section ids; what stands under a section belongs to it. */
  readonly sections: readonly string[];
  /** Both months inclusive. */
  readonly from: CalendarMonth | null;
  readonly to: CalendarMonth | null;
  readonly undated: boolean;
}

export const noFilter: ActivityFilter = {
  text: '',
  statuses: [],
  responsibles: [],
  places: [],
  projects: [],
  sections: [],
  from: null,
  to: null,
  undated: false,
};

/** What is known beside the document. */
export interface KnownFacts {
  /** What was last reported; null: nothing. */
  statusOf(activityId: string): ActivityStatus | null;
  /** Every name by which an organisation is found; '' for one that is not known. */
  wordsOf(organisationId: string): string;
}

type Rows = Pick<DocumentSnapshot, 'sections' | 'activities'>;

/** Whether a filter asks anything at all. */
export function asksNothing(filter: ActivityFilter): boolean {
  const lists = [filter.statuses, filter.responsibles, filter.places, filter.projects, filter.sections];
  return (
    fold(filter.text).trim() === '' &&
    lists.every((list) => list.length === 0) &&
    filter.from === null &&
    filter.to === null &&
    !filter.undated
  );
}

/**
 * The rows that pass, in their order, with the sections that lead to them; the very same rows when nothing is
 * asked. The activity `kept` stays whether or not it passes: somebody stands in it.
 */
export function filterRows(
  rows: Rows,
  filter: ActivityFilter,
  known: KnownFacts,
  kept: string | null = null,
): Rows {
  if (asksNothing(filter)) return rows;
  const passes = createFilter(rows.sections, filter, known);
  const activities = rows.activities.filter((activity) => activity.id === kept || passes(activity));
  const parentOf = new Map<string, string | null>(rows.sections.map(({ id, parentId }) => [id, parentId]));
  const leading = new Set<string>();
  for (const { sectionId } of activities) {
    for (const id of upwards(sectionId, parentOf)) leading.add(id);
  }
  return { activities, sections: rows.sections.filter(({ id }) => leading.has(id)) };
}

/** The decision for one activity, prepared once for all of them. */
export function createFilter(
  sections: readonly SectionSnapshot[],
  filter: ActivityFilter,
  known: KnownFacts,
): (activity: ActivitySnapshot) => boolean {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  const sectionOf = new Map<string, SectionSnapshot>(sections.map((section) => [section.id, section]));
  const parentOf = new Map<string, string | null>(sections.map(({ id, parentId }) => [id, parentId]));
  const above = (activity: ActivitySnapshot): SectionSnapshot[] =>
    upwards(activity.sectionId, parentOf).flatMap((id) => sectionOf.get(id) ?? []);
  const speaks = (activity: ActivitySnapshot): boolean => {
    if (words.length === 0) return true;
    const named = activity.responsibles.map(({ organisationId }) =>
      organisationId ? known.wordsOf(organisationId) : '',
    );
    const around = fold([...above(activity).map(({ title }) => title), ...named].join('\n'));
    const own = ownWords(activity);
    return words.every((word) => own.includes(word) || around.includes(word));
  };
  const any = (wanted: readonly string[], there: () => readonly string[]): boolean =>
    wanted.length === 0 || there().some((each) => wanted.includes(each));
  return (activity) =>
    any(filter.statuses, () => [known.statusOf(activity.id) ?? NONE]) &&
    any(filter.responsibles, () => orNone(responsibleKeys(activity))) &&
    any(filter.projects, () => activity.projects.map(({ key }) => key)) &&
    any(filter.sections, () => above(activity).map(({ id }) => id)) &&
    any(filter.places, () => placeKeys(activity, above(activity))) &&
    isWhen(activity, filter) &&
    speaks(activity);
}

/** Who is responsible: the organisation's id, or the folded words of one that the network does not know. */
export function responsibleKeys({ responsibles }: Pick<ActivitySnapshot, 'responsibles'>): string[] {
  const keys = responsibles.map(({ organisationId, text }) => organisationId ?? fold(text).trim());
  return [...new Set(keys.filter((key) => key !== ''))];
}

/** Where an activity is: countries as ISO codes (of its places and its sections), other places folded. */
export function placeKeys(
  { places }: Pick<ActivitySnapshot, 'places'>,
  above: readonly Pick<SectionSnapshot, 'country'>[],
): string[] {
  const own = places.flatMap(({ text, country }) => {
    const named = countryOf(text);
    return [country ?? named, named ? undefined : fold(text).trim()];
  });
  const keys = [...own, ...above.map(({ country }) => country)];
  return [...new Set(keys.filter((key): key is string => key !== undefined && key !== ''))];
}

/** A section's own id and those over it, from inside outwards. */
export function upwards(id: string | null, parentOf: ReadonlyMap<string, string | null>): string[] {
  const found: string[] = [];
  for (let at = id; at !== null && parentOf.has(at) && !found.includes(at); at = parentOf.get(at) ?? null) {
    found.push(at);
  }
  return found;
}

function isWhen({ period }: ActivitySnapshot, { from, to, undated }: ActivityFilter): boolean {
  if (from === null && to === null && !undated) return true;
  if (period === null || !isDated(period)) return undated;
  if (from === null && to === null) return false;
  const start = from === null ? '0000-01-01' : `${from}-01`;
  return overlaps(period, start, to === null ? '9999-12-31' : lastDayOf(to));
}

/** The last day of a month. */
export function lastDayOf(month: CalendarMonth): string {
  const { year, month: number } = partsOf(`${month}-01`);
  return calendarDate(year, number + 1, 0);
}

function orNone(keys: readonly string[]): readonly string[] {
  return keys.length === 0 ? [NONE] : keys;
}

/** Read once for each state of an activity: a plan is searched at every letter typed. */
const wordsOfActivity = new WeakMap<ActivitySnapshot, string>();
function ownWords(activity: ActivitySnapshot): string {
  const known = wordsOfActivity.get(activity);
  if (known !== undefined) return known;
  const { title, number, targetGroup, period, places, responsibles, partners, deliverables } = activity;
  const named = [...places, ...responsibles, ...partners, ...deliverables].map(({ text }) => text);
  const texts = [richTextToPlain(activity.expectedResult), richTextToPlain(activity.remarks)];
  const words = fold([title, number, targetGroup, period?.text ?? '', ...named, ...texts].join('\n'));
  wordsOfActivity.set(activity, words);
  return words;
}
