import { setImmediate } from 'node:timers/promises';
import type { ActivitySnapshot, SectionSnapshot } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';
import { direction, type InterfaceLanguage } from '#domain/language';
import { printable, richBlocks } from './blocks';
import { cellOf } from './cells';
import { derivationRuns } from './derivation';
import { type PlanColumn, type PlanRow, type Printed, planTable } from './plan-table';
import { type SetBlock, spaced, typeset } from './typeset';
import { compile } from './typst';
import { documentLanguage, wordsOf } from './words';

const AT_A_TIME = 25;

/** Of which state the file is, and when and where it was made. */
export interface Stand {
  readonly sequence: number;
  readonly at: Date;
  readonly network: string;
  readonly timeZone: string;
}

/** A line of the table: a section over all columns, an activity, or that a section has none. */
type Line =
  | { readonly type: 'section'; readonly depth: number; readonly blocks: readonly SetBlock[] }
  | { readonly type: 'cells'; readonly long: boolean; readonly cells: readonly (readonly SetBlock[])[] }
  | { readonly type: 'empty'; readonly words: string };

const dates: Readonly<Record<InterfaceLanguage, string>> = {
  fr: 'fr-FR',
  en: 'en-GB',
  // With the digits of the Maghreb, as everywhere.
  ar: 'ar-u-nu-latn',
};

/**
 * A document as a PDF to be printed or read on any device: title, kind, day and revision, then the same rows and
 * columns as the Word file, with the columns' names and the section again on each page, then the text. Arabic runs
 * from the right.
 */
export async function documentPdf(
  printed: Printed,
  { sequence, at, network, timeZone }: Stand,
): Promise<Uint8Array> {
  const { snapshot, words } = printed;
  const { file, kind, plan } = wordsOf(words);
  const language = documentLanguage(snapshot);
  const table = planTable(printed, { filled: true });
  const columns = table.columns.filter((column) => !('level' in column));
  const rows = table.rows.length > 0 ? await linesOf(table.rows, table.columns, printed) : [];
  const day = new Intl.DateTimeFormat(dates[words], { dateStyle: 'long', timeZone }).format(at);
  const origin = derivationRuns(printed);
  const about = [kind[snapshot.kind], day, file.revision.replace('{{number}}', String(sequence))].join(' · ');
  const data = {
    title: spaced(printable(snapshot.title).replace(/\s+/g, ' ').trim() || plan.untitled, language),
    about,
    network,
    language,
    direction: direction(words),
    landscape: rows.length > 0,
    origin: origin.length > 0 ? typeset([{ type: 'paragraph', runs: origin }], language) : [],
    columns: columns.map(({ header, weight }) => ({ header, weight })),
    rows,
    body: typeset(richBlocks(snapshot.body), language),
  };
  return compile('document', data, { at });
}

/** Whether a row may be higher than a page; letters of the longest texts, where a page of a column holds over 2,000. */
function isLong({ title, targetGroup, remarks, expectedResult }: ActivitySnapshot): boolean {
  const texts = [title, targetGroup, richTextToPlain(remarks), richTextToPlain(expectedResult)];
  const lines = (text: string): number => text.split('\n').length;
  return texts.some((text) => text.length > 600 || lines(text) > 12);
}

/** Lines are made a few at a time: whoever is writing in a document is served between them. */
async function linesOf(
  rows: readonly PlanRow[],
  columns: readonly PlanColumn[],
  printed: Printed,
): Promise<Line[]> {
  const { file } = wordsOf(printed.words);
  const language = documentLanguage(printed.snapshot);
  const levels = columns.filter((column) => 'level' in column);
  const fields = columns.filter((column) => !('level' in column));
  const set = (row: PlanRow, column: PlanColumn): SetBlock[] =>
    typeset(cellOf(row, column, printed), language);
  const withoutSection = typeset([{ type: 'paragraph', runs: [{ text: file.withoutSection }] }], language);
  const lines: Line[] = [];
  let above: readonly SectionSnapshot[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    const from = row.path.findIndex((section, depth) => section.id !== above[depth]?.id);
    const begun = from < 0 ? [] : levels.slice(from, row.path.length);
    begun.forEach((level, at) => {
      lines.push({ type: 'section', depth: from + at, blocks: set(row, level) });
    });
    if (row.path.length === 0 && above.length > 0)
      lines.push({ type: 'section', depth: 0, blocks: withoutSection });
    above = row.path;
    lines.push(
      row.activity
        ? { type: 'cells', long: isLong(row.activity), cells: fields.map((field) => set(row, field)) }
        : { type: 'empty', words: file.noActivity },
    );
  }
  return lines;
}
