import {
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { direction, type InterfaceLanguage } from '#domain/language';
import { plain, run } from './blocks';
import { fileNumbering, fileStyles, styles } from './docx-styles';
import { paragraph, paragraphs } from './docx-text';

/** A record as it is printed: what is known, line by line, and a table of what each said. */
export interface PrintedRecord {
  readonly language: InterfaceLanguage;
  readonly title: string;
  /** What it is a record of. */
  readonly document: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly table: {
    readonly note: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
}

/** A4 between its margins, in twentieths of a point. */
const ROOM = 11_906 - 2 * 850;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B9C6CB' };
const borders = {
  ...{ top: LINE, bottom: LINE, left: LINE, right: LINE },
  ...{ insideHorizontal: LINE, insideVertical: LINE },
};
const HEADER_FILL = 'E8F4F7';

/** The record of an adoption or of a vote as a Word file that can be sent and kept. Arabic runs from the right. */
export async function adoptionRecord(record: PrintedRecord): Promise<Uint8Array> {
  const { language, title, document, lines, table } = record;
  const rightToLeft = direction(language) === 'rtl';
  const place = { rightToLeft };
  const file = new Document({
    ...{ title, creator: 'Jalon', lastModifiedBy: 'Jalon' },
    ...{ styles: fileStyles, numbering: fileNumbering },
    sections: [
      {
        properties: { page: { margin: { top: 850, bottom: 850, left: 850, right: 850 } } },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            ...(rightToLeft ? { bidirectional: true } : {}),
            children: [new TextRun({ text: title, ...(rightToLeft ? { rightToLeft } : {}) })],
          }),
          paragraph([run(document, 'bold')], { ...place, style: styles.derivedFrom }),
          grid(
            [0.28, 0.72],
            lines.map(({ label, text }) => [label, text]),
            { rightToLeft, header: null },
          ),
          ...(table
            ? [
                ...paragraphs(plain(table.note), { ...place, style: styles.derivedFrom }, { count: 0 }),
                grid([0.24, 0.22, 0.3, 0.24], table.rows, { rightToLeft, header: table.header }),
              ]
            : []),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** Rows of cells; without a header the first cell of each row says what the others are. */
function grid(
  shares: readonly number[],
  rows: readonly (readonly string[])[],
  { rightToLeft, header }: { rightToLeft: boolean; header: readonly string[] | null },
): Table {
  const widths = shares.map((share) => Math.floor(ROOM * share));
  const cell = (text: string, at: number, named: boolean): TableCell => {
    const place = { style: named ? styles.header : styles.cell, rightToLeft };
    const made = paragraphs(text.split('\n').flatMap(plain), place, { count: 0 });
    return new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      ...(named ? { shading: { fill: HEADER_FILL } } : {}),
      children: made.length > 0 ? made : [paragraph([], place)],
    });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    ...(rightToLeft ? { visuallyRightToLeft: true } : {}),
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders,
    rows: [
      ...(header
        ? [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: header.map((text, at) => cell(text, at, true)),
            }),
          ]
        : []),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((text, at) => cell(text, at, header === null && at === 0)),
          }),
      ),
    ],
  });
}
