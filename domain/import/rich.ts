import type { RichNode } from '#domain/document/rich-text';
import type { Block, Run, TextBlock } from './source';

const SAFE_LINK = /^(https?:|mailto:)/i;

/** Whether runs carry anything that their plain text does not. */
export function marked(runs: readonly Run[]): boolean {
  return runs.some((run) => run.text.trim() !== '' && (run.marks?.length ?? 0) > 0);
}

/** Runs without the spaces around them and without empty pieces: what a paragraph holds. */
function trimmed(runs: readonly Run[]): Run[] {
  const kept = runs.map((run) => ({ ...run, text: run.text.replace(/[^\S\n]+/g, ' ') }));
  const first = kept.findIndex((run) => run.text.trim() !== '');
  if (first < 0) return [];
  const last = kept.findLastIndex((run) => run.text.trim() !== '');
  return kept.slice(first, last + 1).map((run, at, all) => {
    let text = run.text;
    if (at === 0) text = text.trimStart();
    if (at === all.length - 1) text = text.trimEnd();
    return { ...run, text };
  });
}

/** How blanks are taken: as people's tables mean them, or as they stand in a file of our own. */
export type Blanks = 'trimmed' | 'kept';

/** Text nodes of a paragraph; links that are neither web nor mail lose their target, never their text. */
export function inline(runs: readonly Run[], blanks: Blanks = 'trimmed'): RichNode[] {
  return (blanks === 'kept' ? runs : trimmed(runs)).flatMap((run) => {
    const marks = (run.marks ?? []).flatMap((mark): NonNullable<RichNode['marks']> => {
      if (mark.type !== 'link') return [{ type: mark.type }];
      return SAFE_LINK.test(mark.href) ? [{ type: 'link', attrs: { href: mark.href } }] : [];
    });
    return run.text.split('\n').flatMap((text, line): RichNode[] => {
      const before: RichNode[] = line === 0 ? [] : [{ type: 'hardBreak' }];
      if (text === '') return before;
      return [...before, marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }];
    });
  });
}

/** A paragraph of rich text. */
export function paragraph(runs: readonly Run[], blanks: Blanks = 'trimmed'): RichNode {
  return { type: 'paragraph', content: inline(runs, blanks) };
}

/** Whether blocks say more than their lines of text would. */
export function saysMore(blocks: readonly (TextBlock | Block)[]): boolean {
  const told = blocks.filter((block) => block.type !== 'table' && trimmed(block.runs).length > 0);
  if (told.some((block) => block.type === 'heading' || (block.type !== 'table' && marked(block.runs))))
    return true;
  return told.length > 1 && told.some((block) => block.type === 'item');
}

/** Blocks as rich text: neighbouring items become one list, deeper items a list inside it. */
export function richText(blocks: readonly Block[], blanks: Blanks = 'trimmed'): RichNode[] {
  const nodes: RichNode[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (!block) break;
    if (block.type === 'item') {
      let end = at;
      while (blocks[end]?.type === 'item') end += 1;
      const items = blocks.slice(at, end).filter((each) => each.type === 'item');
      nodes.push(...lists(items, blanks));
      at = end;
      continue;
    }
    at += 1;
    if (block.type === 'table' || trimmed(block.runs).length === 0) continue;
    if (block.type === 'heading') {
      nodes.push({
        type: 'heading',
        attrs: { level: Math.min(block.level, 6) },
        content: inline(block.runs, blanks),
      });
    } else nodes.push(paragraph(block.runs, blanks));
  }
  return nodes;
}

type Item = Extract<Block, { type: 'item' }>;

/** Items of one list; where bullets and numbers change at the outermost level, another list begins. */
function lists(items: readonly Item[], blanks: Blanks): RichNode[] {
  if (items.length === 0) return [];
  const level = Math.min(...items.map((item) => item.level));
  const made: { ordered: boolean; groups: { head: Item; below: Item[] }[] }[] = [];
  for (const item of items) {
    const list = made.at(-1);
    const group = list?.groups.at(-1);
    if (group && item.level > level) group.below.push(item);
    else if (list && list.ordered === item.ordered) list.groups.push({ head: item, below: [] });
    else made.push({ ordered: item.ordered, groups: [{ head: item, below: [] }] });
  }
  return made.map(({ ordered, groups }) => ({
    type: ordered ? 'orderedList' : 'bulletList',
    content: groups.map(
      ({ head, below }): RichNode => ({
        type: 'listItem',
        content: [paragraph(head.runs, blanks), ...lists(below, blanks)],
      }),
    ),
  }));
}
