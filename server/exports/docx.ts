import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { Run } from '#domain/import/source';
import { direction } from '#domain/language';
import { printable, richBlocks, run } from './blocks';
import { cellOf } from './cells';
import { fileNumbering, fileStyles, styles } from './docx-styles';
import { isRightToLeft, paragraph, paragraphs } from './docx-text';
import { writeMark } from './mark';
import { type PlanColumn, type PlanRow, type PlanTable, type Printed, planTable } from './plan-table';
import { documentLanguage, wordsOf } from './words';

/** A4, in twentieths of a point; the library turns it for landscape. */
const PAPER = { width: 11_906, height: 16_838 };
const MARGIN = 850;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B9C6CB' };
const HEADER_FILL = 'E8F4F7';

/**
 * A document as a Word file that can be sent as it is: title, where it comes from, the table on landscape pages with
 * its header on each and its sections as merged cells, then the text. Arabic runs from the right. Everything in it
 * can be seen; what looks is set by styles.
 */
export async function documentWord(printed: Printed): Promise<Uint8Array> {
  const { snapshot, words } = printed;
  const table = planTable(printed, { filled: true });
  const rightToLeft = direction(words) === 'rtl';
  const lists = { count: 0 };
  const hasTable = table.rows.length > 0;
  const file = new Document({
    title: printable(snapshot.title),
    keywords: writeMark({ ...snapshot, language: documentLanguage(snapshot), words }),
    creator: 'Jalon',
    lastModifiedBy: 'Jalon',
    styles: fileStyles,
    numbering: fileNumbering,
    sections: [
      {
        properties: {
          page: {
            size: {
              ...PAPER,
              orientation: hasTable ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: 400, footer: 400 },
          },
        },
        footers: { default: pageNumbers() },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            ...((isRightToLeft(snapshot.title) ?? rightToLeft) ? { bidirectional: true } : {}),
            children: paragraphText(snapshot.title),
          }),
          ...derivedFrom(printed, rightToLeft),
          ...(hasTable ? [wordTable(table, printed, rightToLeft, lists)] : []),
          ...paragraphs(richBlocks(snapshot.body), { rightToLeft }, lists),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function paragraphText(text: string): TextRun[] {
  const rightToLeft = isRightToLeft(text) ?? false;
  return printable(text)
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ text: line, ...(rightToLeft ? { rightToLeft } : {}), ...(at > 0 ? { break: 1 } : {}) }),
    );
}

/** Where the document comes from, each part behind a word of ours in italics. */
export function derivationRuns({ snapshot, words }: Printed): Run[] {
  const { file } = wordsOf(words);
  const { derivedFrom: origin } = snapshot;
  if (!origin) return [];
  const part = (label: string, text: string | undefined): Run[] =>
    text === undefined ? [] : [run(`${label} `, 'italic'), run(text)];
  return [
    ...part(file.derivedFrom, origin.text),
    ...part(` · ${file.adoptedBy}`, origin.adoptedBy),
    ...part(` · ${file.adoptedOn}`, origin.date),
  ];
}

function derivedFrom(printed: Printed, rightToLeft: boolean): Paragraph[] {
  const runs = derivationRuns(printed);
  return runs.length === 0 ? [] : [paragraph(runs, { style: styles.derivedFrom, rightToLeft })];
}

function wordTable(
  { columns, rows }: PlanTable,
  printed: Printed,
  rightToLeft: boolean,
  lists: { count: number },
): Table {
  const widths = widthsOf(columns);
  const header = columns.map(
    (column, at) =>
      new TableCell({
        width: { size: widths[at] ?? 0, type: WidthType.DXA },
        shading: { fill: HEADER_FILL },
        children: [paragraph([run(column.header)], { style: styles.header, rightToLeft })],
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    ...(rightToLeft ? { visuallyRightToLeft: true } : {}),
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: [
      new TableRow({ children: header, tableHeader: true, cantSplit: true }),
      ...rows.map(
        (row, index) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(
              (column, at) =>
                new TableCell({
                  width: { size: widths[at] ?? 0, type: WidthType.DXA },
                  ...cellIn(rows, index, row, column, printed, rightToLeft, lists),
                }),
            ),
          }),
      ),
    ],
  });
}

/** A section's cell spans the rows that stand in it: one that goes on is merged with the one above. */
function cellIn(
  rows: readonly PlanRow[],
  index: number,
  row: PlanRow,
  column: PlanColumn,
  printed: Printed,
  rightToLeft: boolean,
  lists: { count: number },
) {
  const style = !('level' in column)
    ? styles.cell
    : column.level === 0
      ? styles.section
      : styles.innerSection;
  const place = { style, rightToLeft };
  const empty = [paragraph([], place)];
  if ('level' in column) {
    const section = row.path[column.level]?.id;
    const isSame = (other: PlanRow | undefined) =>
      section !== undefined && other?.path[column.level]?.id === section;
    if (isSame(rows[index - 1])) return { verticalMerge: VerticalMergeType.CONTINUE, children: empty };
    const made = paragraphs(cellOf(row, column, printed), place, lists);
    const children = made.length > 0 ? made : empty;
    return isSame(rows[index + 1]) ? { verticalMerge: VerticalMergeType.RESTART, children } : { children };
  }
  const made = paragraphs(cellOf(row, column, printed), place, lists);
  return { children: made.length > 0 ? made : empty };
}

/** Shares of the page's width, in whole twentieths of a point. */
function widthsOf(columns: readonly PlanColumn[]): number[] {
  const room = PAPER.height - 2 * MARGIN;
  const sum = columns.reduce((total, { weight }) => total + weight, 0);
  return columns.map(({ weight }) => Math.floor((room * weight) / sum));
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 })],
      }),
    ],
  });
}
