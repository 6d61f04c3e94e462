import { ExternalHyperlink, HeadingLevel, Paragraph, type ParagraphChild, Tab, TextRun } from 'docx';
import type { Block, Run } from '#domain/import/source';
import { isRightToLeft } from './direction';
import { numbering } from './docx-styles';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];
/** Word knows nine levels of a list. */
const DEEPEST = 8;

/** Where text stands: its style, and the direction of what has no letters of its own. */
export interface Place {
  readonly style?: string;
  readonly rightToLeft: boolean;
}

/** Paragraphs of Word, one for each block; every numbered list begins at 1. */
export function paragraphs(blocks: readonly Block[], place: Place, lists: { count: number }): Paragraph[] {
  let inList = false;
  return blocks.flatMap((block): Paragraph[] => {
    if (block.type === 'table') return [];
    if (block.type === 'item' && !inList) lists.count += 1;
    inList = block.type === 'item';
    const text = block.runs.map(({ text: words }) => words).join('');
    const common = {
      children: childrenOf(block.runs),
      ...((isRightToLeft(text) ?? place.rightToLeft) ? { bidirectional: true } : {}),
      ...(place.style ? { style: place.style } : {}),
    };
    if (block.type === 'item') {
      const reference = block.ordered ? numbering.numbers : numbering.bullets;
      const level = Math.min(block.level, DEEPEST);
      return [new Paragraph({ ...common, numbering: { reference, level, instance: lists.count } })];
    }
    if (block.type !== 'heading') return [new Paragraph(common)];
    const { style: _, ...rest } = common;
    const heading = HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_1;
    return [new Paragraph({ ...rest, heading })];
  });
}

/** One paragraph; an empty cell must have one too. */
export function paragraph(runs: readonly Run[], place: Place): Paragraph {
  const [made] = paragraphs([{ type: 'paragraph', runs }], place, { count: 0 });
  return made ?? new Paragraph({});
}

function childrenOf(runs: readonly Run[]): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    const marks = run.marks ?? [];
    const link = marks.find((mark) => mark.type === 'link');
    const has = (type: string) => marks.some((mark) => mark.type === type);
    const format = {
      ...(has('bold') ? { bold: true } : {}),
      ...(has('italic') ? { italics: true } : {}),
      ...(has('underline') ? { underline: {} } : {}),
      ...(has('strike') ? { strike: true } : {}),
      ...(has('superscript') ? { superScript: true } : {}),
      ...(has('subscript') ? { subScript: true } : {}),
      ...(link ? { style: 'Hyperlink' } : {}),
    };
    const pieces = directions(run.text).flatMap(({ text, rightToLeft }) =>
      text.split(/(\n|\t)/).flatMap((words): TextRun[] => {
        if (words === '') return [];
        if (words === '\n') return [new TextRun({ break: 1 })];
        const own = { ...format, ...(rightToLeft ? { rightToLeft } : {}) };
        // Never as a child: the library takes some words there for fields, "CURRENT" for the number of the page.
        return [new TextRun(words === '\t' ? { ...own, children: [new Tab()] } : { ...own, text: words })];
      }),
    );
    return link?.type === 'link' ? [new ExternalHyperlink({ link: link.href, children: pieces })] : pieces;
  });
}

/** Word must be told which letters run to the left; signs and spaces go with the word before them. */
function directions(text: string): { text: string; rightToLeft: boolean }[] {
  const pieces: { text: string; rightToLeft: boolean }[] = [];
  for (const word of text.split(/(?<=\s)(?=\S)/u)) {
    const last = pieces.at(-1);
    const rightToLeft = isRightToLeft(word) ?? last?.rightToLeft ?? false;
    if (last && last.rightToLeft === rightToLeft) last.text += word;
    else pieces.push({ text: word, rightToLeft });
  }
  return pieces;
}
