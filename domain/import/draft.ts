import { findPeriod, parsePeriod } from '#domain/period/parse';
import type { Period } from '#domain/period/period';
import { countryOf } from './country';
import { activityNumber, sectionNumber } from './numbers';
import { type Directory, splitResponsibles } from './organisations';
import { splitPlaces } from './places';
import type { ImportedActivity, ImportedSection, ImportLanguage, OwnFields, RevisionPlace } from './result';
import { inline, marked, richText, saysMore } from './rich';
import { conventionSlips } from './slips';
import { type Block, lineOf, type Run, type TextBlock, textOf } from './source';
import { statusOf } from './status';

/** A result while it grows, in reading order. */
export interface Draft {
  readonly language: ImportLanguage;
  readonly year: number | undefined;
  readonly names: Directory;
  readonly sections: ImportedSection[];
  readonly activities: ImportedActivity[];
  readonly left: Block[];
}

/** A period that nobody wrote: no text, no date, and not "to be fixed" either. */
const UNWRITTEN: Period = { text: '', precision: 'none', confirmed: false };

/** Adds a section; returns its id. */
export function addSection(
  draft: Draft,
  parentId: string | null,
  runs: readonly Run[],
  otherName = '',
): string {
  const id = `s${draft.sections.length + 1}`;
  const numbered = sectionNumber(lineOf(runs));
  const country = countryOf(numbered.title);
  draft.sections.push({
    id,
    parentId,
    ...numbered,
    ...(otherName !== '' && otherName !== numbered.title ? { otherName } : {}),
    ...(country ? { country } : {}),
  });
  return id;
}

/** The section of this name under this parent, made when it is not there: one theme under two domains is two. */
export function sectionNamed(draft: Draft, parentId: string | null, runs: readonly Run[]): string {
  const { number, title } = sectionNumber(lineOf(runs));
  const same = draft.sections.find(
    (section) => section.parentId === parentId && section.number === number && section.title === title,
  );
  return same?.id ?? addSection(draft, parentId, runs);
}

/** Says of a section that it rests, and why, in the file's own words. */
export function suspend(draft: Draft, sectionId: string, reason: string): void {
  replace(draft.sections, sectionId, (section) => ({
    ...section,
    suspended: { reason: section.suspended ? `${section.suspended.reason}\n${reason}` : reason },
  }));
}

/** What a cell says, with the header of its column. */
interface HeadedText {
  readonly header: string;
  readonly text: string;
}

/** What a row or a bullet gives for one activity; all of it may be missing but the title. */
export interface ActivityText {
  readonly sectionId: string | null;
  readonly title: readonly Run[];
  readonly number?: string;
  readonly period?: string;
  readonly place?: string;
  /** One cell with both, in any order: "25-26 mars, Tunis". */
  readonly placeAndPeriod?: string;
  readonly responsible?: string;
  readonly status?: HeadedText;
  readonly remarks?: readonly TextBlock[];
  readonly other?: Readonly<Record<string, string>>;
  /** Columns that nobody's header names for certain: only when a person says that they hold this. */
  readonly more?: MoreText;
  readonly at?: readonly RevisionPlace[];
}

interface MoreText {
  readonly partners: HeadedText;
  readonly deliverables: string;
  readonly targetGroup: string;
  readonly quantity: HeadedText;
  readonly expectedResult: readonly TextBlock[];
}

/** Understands the texts of one activity and adds it. */
export function addActivity(draft: Draft, given: ActivityText): void {
  const numbered = given.number
    ? { title: lineOf(given.title), ...writtenNumber(given.number) }
    : activityNumber(lineOf(given.title));
  const status = given.status?.text ? statusOf(given.status.text) : undefined;
  const { own, unread } = ownOf(draft, given.more);
  const others = new Map(Object.entries(given.other ?? {}));
  for (const { header, text } of [...(given.status && !status ? [given.status] : []), ...unread]) {
    // Columns may have one name.
    const before = others.get(header);
    if (text !== '') others.set(header, before ? `${text}\n${before}` : text);
  }
  const other = Object.fromEntries(others);
  const remarks = given.remarks ?? [];
  const notes = conventionSlips(numbered.title);
  draft.activities.push({
    id: `a${draft.activities.length + 1}`,
    sectionId: given.sectionId,
    ...numbered,
    ...(marked(given.title) ? { titleRich: inline(given.title) } : {}),
    ...whenAndWhere(draft, given),
    ...splitResponsibles(given.responsible ?? '', draft.names),
    ...(status ? { status, statusText: given.status?.text } : {}),
    ...remarksOf(remarks),
    ...(Object.keys(other).length > 0 ? { other } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    ...(own ? { own } : {}),
    ...(given.at && given.at.length > 0 ? { at: given.at } : {}),
  });
}

/** What cannot be read as the field it was said to be is kept as it stands. */
function ownOf(draft: Draft, more: MoreText | undefined): { own?: OwnFields; unread: readonly HeadedText[] } {
  if (!more) return { unread: [] };
  const { quantity, targetGroup } = more;
  const figure = /^(0|[1-9]\d*)([.,]\d+)?$/.exec(quantity.text.replace(/[\s\u00a0\u202f]/g, ''))?.[0];
  const { responsibles: partners, responsiblesText } = splitResponsibles(more.partners.text, draft.names);
  const deliverables = more.deliverables.split('\n').flatMap((text) => (text === '' ? [] : [{ text }]));
  const expectedResult = richText(more.expectedResult);
  const own: OwnFields = {
    ...(partners.length > 0 ? { partners } : {}),
    ...(deliverables.length > 0 ? { deliverables } : {}),
    ...(targetGroup === '' ? {} : { targetGroup }),
    ...(figure === undefined ? {} : { quantity: Number(figure.replace(',', '.')) }),
    ...(expectedResult.length > 0 ? { expectedResult } : {}),
  };
  return {
    ...(Object.keys(own).length > 0 ? { own } : {}),
    unread: [
      ...(figure === undefined ? [quantity] : []),
      // A word between the partners ("et/ou") is in none of them.
      ...(responsiblesText === undefined ? [] : [more.partners]),
    ],
  };
}

/** Adds lines to the remarks of the last activity; false when there is none. */
export function addToLastRemarks(draft: Draft, blocks: readonly TextBlock[]): boolean {
  const last = draft.activities.at(-1);
  if (!last) return false;
  const before: TextBlock[] = last.remarks
    .split('\n')
    .filter((line) => line !== '')
    .map((text) => ({ type: 'paragraph', runs: [{ text }] }));
  const added = remarksOf([...before, ...blocks]);
  const rich = last.remarksRich ? [...last.remarksRich, ...richText(blocks)] : added.remarksRich;
  replace(draft.activities, last.id, (activity) => ({
    ...activity,
    remarks: added.remarks,
    ...(rich ? { remarksRich: rich } : {}),
  }));
  return true;
}

function writtenNumber(text: string): { number: string; numberText?: string } {
  const number = /^[\d\s.]+$/.test(text) ? text.replace(/\s+/g, '').replace(/\.+$/, '') : text;
  return number === text || number === '' ? { number: text } : { number, numberText: text };
}

function whenAndWhere(draft: Draft, given: ActivityText) {
  const context = { language: draft.language, ...(draft.year === undefined ? {} : { year: draft.year }) };
  const written = given.period ?? '';
  const together = given.placeAndPeriod ?? '';
  // A column of periods beside the combined one decides; the combined one is then place alone.
  const found = written === '' && together !== '' ? findPeriod(together, context) : null;
  const period = written === '' ? (found?.period ?? UNWRITTEN) : parsePeriod(written, context);
  const place = [found ? found.rest : together, given.place ?? '']
    .filter((text) => text.trim() !== '')
    .join(', ');
  return { period, ...splitPlaces(place) };
}

function remarksOf(blocks: readonly TextBlock[]) {
  const remarks = blocks
    .map((block) => textOf(block.runs))
    .filter((text) => text !== '')
    .join('\n');
  return { remarks, ...(saysMore(blocks) ? { remarksRich: richText(blocks) } : {}) };
}

function replace<T extends { readonly id: string }>(list: T[], id: string, change: (one: T) => T): void {
  const at = list.findIndex((one) => one.id === id);
  const one = list[at];
  if (one) list[at] = change(one);
}
