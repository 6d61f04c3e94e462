import { isMapField, isTextField } from '#domain/document/fields';
import { WHOLE_ROW } from '#domain/document/history';
import type { ActivitySnapshot, DocumentSnapshot, SectionSnapshot } from '#domain/document/read';
import { type RichNode, richTextToPlain } from '#domain/document/rich-text';
import { type ToldEntry, type ToldValue, toldValue } from '#domain/document/tell';
import type { EditedPlace } from '../connection/unsent-places';

/** How fields, values and headings are said in the language of the page. */
export interface UnsentWords {
  readonly head: string;
  readonly explain: string;
  readonly document: string;
  readonly text: string;
  readonly deleted: string;
  readonly moved: string;
  readonly untitled: string;
  activity(title: string): string;
  section(title: string): string;
  field(field: string): string;
  value(field: string, value: ToldValue): string;
  entry(field: string, entry: ToldEntry): string;
}

type Row = ActivitySnapshot | SectionSnapshot;
/** What says where a row stands, and what it is made of. */
const placing: readonly string[] = ['order', 'sectionId', 'parentId'];
const hidden: readonly string[] = [...placing, 'id', 'depth', 'deletedAt'];

/**
 * What was written and not sent, as a text that a person can read and copy from: by activity, each field that was
 * changed with what stands in it now.
 * @param titleOf the title of a row that is deleted, and so not in the snapshot
 */
export function unsentFile(
  snapshot: DocumentSnapshot,
  places: readonly EditedPlace[],
  words: UnsentWords,
  titleOf: (part: 'sections' | 'activities', id: string) => string,
): string {
  const fieldsOf = (part: EditedPlace['part'], nodeId: string | null): string[] =>
    places.filter((place) => place.part === part && place.nodeId === nodeId).map(({ field }) => field);
  const lines = [snapshot.title, words.head, '', words.explain];

  const meta = fieldsOf('meta', null).filter((field) => field in snapshot);
  if (meta.length > 0) lines.push('', words.document);
  // Only what the snapshot has comes here.
  for (const field of meta) lines.push(...told(field, snapshot[field as keyof DocumentSnapshot], words));
  for (const part of ['sections', 'activities'] as const) {
    const say = part === 'sections' ? words.section : words.activity;
    const rows: readonly Row[] = snapshot[part];
    const touched = new Set(places.flatMap((place) => (place.part === part ? (place.nodeId ?? []) : [])));
    for (const row of rows.filter(({ id }) => touched.delete(id))) {
      lines.push('', say(row.title || words.untitled), ...rowLines(row, fieldsOf(part, row.id), words));
    }
    for (const id of touched) lines.push('', say(titleOf(part, id) || words.untitled), `  ${words.deleted}`);
  }
  if (fieldsOf('body', null).length > 0)
    lines.push('', words.text, ...indented(richTextToPlain(snapshot.body)));
  return `${lines.join('\r\n')}\r\n`;
}

function rowLines(row: Row, fields: readonly string[], words: UnsentWords): string[] {
  const whole = fields.includes(WHOLE_ROW);
  const shown = Object.entries(row).filter(
    ([field, value]) => !hidden.includes(field) && (whole ? !isBlank(field, value) : fields.includes(field)),
  );
  const moved = !whole && fields.some((field) => placing.includes(field));
  return [
    ...(moved ? [`  ${words.moved}`] : []),
    ...shown.flatMap(([field, value]) => told(field, value, words)),
  ];
}

function told(field: string, value: unknown, words: UnsentWords): string[] {
  const name = words.field(field);
  if (isMapField(field) && Array.isArray(value)) {
    // Each column's entries have their own form; what they have in common is what words are found for.
    const entries: readonly ToldEntry[] = value.map((entry) => ({ text: '', ...entry }));
    return [`  ${name}`, ...entries.map((entry) => `    - ${words.entry(field, entry)}`)];
  }
  if (isTextField(field)) return [`  ${name}`, ...indented(richTextToPlain(asRich(value)))];
  return [`  ${name} : ${words.value(field, toldValue(value))}`];
}

// A text field of a snapshot holds nothing else.
const asRich = (value: unknown): RichNode => value as RichNode;
const indented = (text: string): string[] => text.split('\n').map((line) => `    ${line}`);

function isBlank(field: string, value: unknown): boolean {
  if (isTextField(field)) return richTextToPlain(asRich(value)).trim() === '';
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
