import type { ActivityMaps } from '#domain/document/fields';
import type { ActivitySnapshot } from '#domain/document/read';
import { type RichNode, richTextToPlain } from '#domain/document/rich-text';
import { same } from '#domain/document/same';
import { newId } from '#domain/ids';
import { fold } from '#domain/import/words';
import type { Period } from '#domain/period/period';
import type { ImportedValues } from '../write-import';

/** The fields of an activity in which a file is compared with a plan, in the order in which they are shown. */
export const mergedFields = [
  'number',
  'title',
  'kind',
  'period',
  'places',
  'placesMode',
  'responsibles',
  'partners',
  'projects',
  'indicators',
  'quantity',
  'targetGroup',
  'recurring',
  'startsAt',
  'minutes',
  'deliverables',
  'expectedResult',
  'remarks',
] as const;
export type MergedField = (typeof mergedFields)[number];

/** What a file would write into one field of a row that the plan has. */
export interface FieldDifference {
  readonly field: MergedField;
  /** As the document keeps it: a value, entries by key (those that stay keep theirs), or a text. */
  readonly value: unknown;
  /** The file has the column, and nothing in it for this row. */
  readonly emptied: boolean;
}

/** The fields that a file says anything about at all: without such a column nothing is emptied. */
export function saidFields(rows: readonly ImportedValues[]): ReadonlySet<MergedField> {
  return new Set(mergedFields.filter((field) => rows.some((row) => !isBlank(field, wantedIn(row, field)))));
}

/** What differs between a row of the plan and the same row in a file. */
export function differences(
  now: ActivitySnapshot,
  row: ImportedValues,
  said: ReadonlySet<MergedField>,
): FieldDifference[] {
  return mergedFields.flatMap((field): FieldDifference[] => {
    if (!said.has(field)) return [];
    const wanted = wantedIn(row, field);
    const value = changed(now, field, wanted);
    return value === undefined ? [] : [{ field, value, emptied: isBlank(field, wanted) }];
  });
}

function wantedIn({ values, remarks, expectedResult }: ImportedValues, field: MergedField): unknown {
  if (field === 'remarks') return remarks;
  if (field === 'expectedResult') return expectedResult;
  return values[field];
}

function isBlank(field: MergedField, value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (field === 'placesMode') return value === 'all';
  if (field === 'remarks' || field === 'expectedResult') return plain(value as RichNode) === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

const plain = (node: RichNode | undefined): string =>
  node ? richTextToPlain(node).replace(/\s+/g, ' ').trim() : '';

/** What is to be written; undefined when it says the same already. */
function changed(now: ActivitySnapshot, field: MergedField, wanted: unknown): unknown {
  switch (field) {
    case 'remarks':
    case 'expectedResult':
      // The two texts of an ImportedValues.
      return plain(now[field]) === plain(wanted as RichNode | undefined)
        ? undefined
        : (wanted ?? { type: 'doc', content: [] });
    case 'places':
      return entries(now.places, wanted, (was, place: ActivityMaps['places']) =>
        place.country === undefined || place.country === was.country ? {} : { country: place.country },
      );
    case 'responsibles':
      return responsibles(now, wanted);
    case 'partners':
    case 'deliverables':
      return entries(now[field], wanted, () => ({}));
    case 'projects':
      return linked(now.projects, wanted, () => true);
    case 'indicators':
      return linked(now.indicators, wanted, ({ expected }) => (expected === undefined ? {} : { expected }));
    case 'placesMode':
      // Of one place or none it says nothing.
      return now.places.length > 1 && wanted !== now.placesMode ? (wanted ?? 'all') : undefined;
    case 'period':
      // The type of `values.period`.
      return samePeriod(now.period, (wanted ?? null) as Period | null) ? undefined : (wanted ?? null);
    case 'kind':
    case 'quantity':
    case 'minutes':
      return (wanted ?? null) === now[field] ? undefined : (wanted ?? null);
    case 'recurring':
      return (wanted ?? false) === now.recurring ? undefined : (wanted ?? false);
    default:
      return squeezed(wanted ?? '') === squeezed(now[field]) ? undefined : (wanted ?? '');
  }
}

const squeezed = (text: unknown): string => String(text).replace(/\s+/g, ' ').trim();

/** The same words, or other words for the very same days. */
function samePeriod(now: ActivitySnapshot['period'], wanted: Period | null): boolean {
  if (now === null || wanted === null) return now === wanted;
  if (now.start !== undefined && now.start === wanted.start && now.end === wanted.end) return true;
  return fold(now.text) === fold(wanted.text) && (now.start ?? null) === (wanted.start ?? null);
}

interface NamedEntry {
  readonly text: string;
  readonly organisationId?: string | undefined;
}

const isSame = (one: NamedEntry, other: NamedEntry): boolean =>
  (one.organisationId !== undefined && one.organisationId === other.organisationId) ||
  fold(one.text) === fold(other.text);

/** The entries wanted: those that are there already keep key and wording. Undefined when nothing changes. */
function entries<Now extends NamedEntry & { readonly key: string }, Wanted extends NamedEntry>(
  now: readonly Now[],
  wanted: unknown,
  more: (was: Now, wanted: Wanted) => object,
): Record<string, object> | undefined {
  const left = [...now];
  // Records by key are what `ImportedValues` has for these fields.
  const all = Object.values((wanted ?? {}) as Record<string, Wanted>);
  const made = all.map((value): [string, object] => {
    const at = left.findIndex((each) => isSame(each, value));
    const [was] = at < 0 ? [] : left.splice(at, 1);
    if (!was) return [newId(), value];
    const { key, ...rest } = was;
    return [key, { ...rest, ...more(was, value) }];
  });
  const before = Object.fromEntries(now.map(({ key, ...rest }) => [key, rest]));
  const after = Object.fromEntries(made);
  return same(before, after) ? undefined : after;
}

/** Who carries the activity stays so, unless the file of our own says otherwise or they are gone. */
function responsibles(now: ActivitySnapshot, wanted: unknown): Record<string, object> | undefined {
  const made = entries(now.responsibles, wanted, () => ({}));
  if (!made) return undefined;
  const leads = Object.entries(made).filter(([, each]) => 'lead' in each && each.lead === true);
  const stays = leads.find(([key]) => now.responsibles.some((each) => each.key === key)) ?? leads[0];
  const after = Object.fromEntries(
    Object.entries(made).map(([key, each]) => {
      const { lead: _, ...rest } = { lead: false, ...each };
      return [key, key === stays?.[0] ? { ...rest, lead: true } : rest];
    }),
  );
  const before = Object.fromEntries(now.responsibles.map(({ key, ...rest }) => [key, rest]));
  return same(before, after) ? undefined : after;
}

/** Links by id. */
function linked<Entry extends { readonly key: string; readonly expected?: number | undefined }>(
  now: readonly Entry[],
  wanted: unknown,
  value: (entry: { readonly expected?: number | undefined }) => unknown,
): Record<string, unknown> | undefined {
  const before = Object.fromEntries(now.map((entry) => [entry.key, value(entry)]));
  const after = Object.fromEntries(
    // Records by key, as above.
    Object.entries((wanted ?? {}) as Record<string, { expected?: number }>).map(([key, entry]) => [
      key,
      value(entry),
    ]),
  );
  return same(before, after) ? undefined : after;
}
