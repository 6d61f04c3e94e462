import type { RichNode } from '#domain/document/rich-text';
import type { Block, Mark, Run, TextBlock } from '#domain/import/source';

const MARKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const;
const SAFE_LINK = /^(https?:|mailto:)/i;

/** Text as an office file can hold it: no control characters (XML 1.0, 2.2), no half of a surrogate pair. */
export function printable(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '')
      .replace(/\p{Surrogate}/gu, '\uFFFD')
  );
}

/** One paragraph of plain text, line breaks kept; none when there is nothing to say. */
export function plain(text: string): TextBlock[] {
  const shown = printable(text);
  return shown === '' ? [] : [{ type: 'paragraph', runs: [{ text: shown }] }];
}

export const run = (text: string, ...marks: ('bold' | 'italic')[]): Run => {
  const shown = printable(text);
  return marks.length > 0 ? { text: shown, marks: marks.map((type) => ({ type })) } : { text: shown };
};

/**
 * Rich text as the blocks that files are made of. What has no block of its own (a quotation, code) gives its
 * paragraphs; a rule gives none. A heading in a cell is a paragraph there.
 */
export function richBlocks(node: RichNode): Block[] {
  return (node.content ?? []).flatMap((child) => blocksOf(child));
}

/** Rich text as a cell can hold it: without tables, and headings as plain paragraphs. */
export function cellBlocks(node: RichNode): TextBlock[] {
  return richBlocks(node).flatMap((block): TextBlock[] => {
    if (block.type === 'table') return [];
    return [block.type === 'item' ? block : { type: 'paragraph', runs: block.runs }];
  });
}

function blocksOf(node: RichNode, level = 0): Block[] {
  switch (node.type) {
    case 'bulletList':
    case 'orderedList':
      return (node.content ?? []).flatMap((item) => itemBlocks(item, level, node.type === 'orderedList'));
    case 'heading':
      return told({ type: 'heading', level: headingLevel(node), runs: runsOf(node) });
    case 'paragraph':
    case 'codeBlock':
      return told({ type: 'paragraph', runs: runsOf(node) });
    case 'text':
      return told({ type: 'paragraph', runs: runsOf({ type: 'paragraph', content: [node] }) });
    default:
      return (node.content ?? []).flatMap((child) => blocksOf(child, level));
  }
}

function itemBlocks(item: RichNode, level: number, ordered: boolean): Block[] {
  const [first, ...others] = item.content ?? [];
  const head: Block[] =
    first?.type === 'paragraph' ? [{ type: 'item', level, ordered, runs: runsOf(first) }] : [];
  const rest = first && head.length === 0 ? [first, ...others] : others;
  return [...head, ...rest.flatMap((child) => blocksOf(child, level + 1))];
}

function headingLevel({ attrs }: RichNode): number {
  return Math.min(Math.max(Math.trunc(Number(attrs?.level)) || 1, 1), 6);
}

/** Nothing for a block without a visible word: files do not keep empty lines. */
function told(block: Exclude<Block, { type: 'table' }>): Block[] {
  return block.runs.some(({ text }) => text.trim() !== '') ? [block] : [];
}

function runsOf({ content = [] }: RichNode): Run[] {
  return content.flatMap((node): Run[] => {
    if (node.type === 'hardBreak') return [{ text: '\n' }];
    if (node.type !== 'text') return runsOf(node);
    const marks = (node.marks ?? []).flatMap(({ type, attrs }): Mark[] => {
      const known = MARKS.find((each) => each === type);
      if (known) return [{ type: known }];
      const href = type === 'link' ? attrs?.href : undefined;
      return typeof href === 'string' && SAFE_LINK.test(href)
        ? [{ type: 'link', href: printable(href) }]
        : [];
    });
    const text = printable(node.text ?? '');
    if (text === '') return [];
    return [marks.length > 0 ? { text, marks } : { text }];
  });
}
