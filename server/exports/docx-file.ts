import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  type ITableOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableLayoutType,
  TextRun,
  WidthType,
} from 'docx';
import { printable } from './blocks';
import { isRightToLeft } from './direction';
import { fileNumbering, fileStyles } from './docx-styles';

/** A4, in twentieths of a point; the library turns it for landscape. */
export const PAPER = { width: 11_906, height: 16_838 };
export const MARGIN = 850;
export const HEADER_FILL = 'E8F4F7';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B9C6CB' };

/** A Word file of ours: its pages, its styles, numbers at their foot. Everything in it can be seen. */
export async function wordFile(parts: {
  readonly title: string;
  /** What it says of itself, to be read exactly again; absent: it is not read again. */
  readonly keywords?: string;
  readonly landscape: boolean;
  readonly children: readonly FileChild[];
}): Promise<Uint8Array> {
  const { title, keywords, landscape, children } = parts;
  const file = new Document({
    title: printable(title),
    ...(keywords === undefined ? {} : { keywords }),
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
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: 400, footer: 400 },
          },
        },
        footers: { default: pageNumbers() },
        children: [...children],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** @param rightToLeft the file's direction, for a title without a letter that has one */
export function wordTitle(title: string, rightToLeft: boolean): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    ...((isRightToLeft(title) ?? rightToLeft) ? { bidirectional: true } : {}),
    children: titleText(title),
  });
}

function titleText(text: string): TextRun[] {
  const rightToLeft = isRightToLeft(text) ?? false;
  return printable(text)
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ text: line, ...(rightToLeft ? { rightToLeft } : {}), ...(at > 0 ? { break: 1 } : {}) }),
    );
}

/** @param widths of its columns, in twentieths of a point */
export function tableLook(widths: readonly number[], rightToLeft: boolean): Omit<ITableOptions, 'rows'> {
  return {
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
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
  };
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
