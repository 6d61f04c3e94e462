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

/** Text nodes of a paragraph; links that are neither web nor mail lose their target, never their text. */
export function inline(runs: readonly Run[]): RichNode[] {
  return trimmed(runs).flatMap((run) => {
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
export function paragraph(runs: readonly Run[]): RichNode {
  return { type: 'paragraph', content: inline(runs) };
}

/** Whether blocks say more than their lines of text would. */
export function saysMore(blocks: readonly (TextBlock | Block)[]): boolean {
  const told = blocks.filter((block) => block.type !== 'table' && trimmed(block.runs).length > 0);
  if (told.some((block) => block.type === 'heading' || (block.type !== 'table' && marked(block.runs))))
    return true;
  return told.length > 1 && told.some((block) => block.type === 'item');
}

/** Blocks as rich text: neighbouring items become one list, deeper items a list inside it. */
export function richText(blocks: readonly Block[]): RichNode[] {
  const nodes: RichNode[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (!block) break;
    if (block.type === 'item') {
      let end = at;
      while (blocks[end]?.type === 'item') end += 1;
      const items = blocks.slice(at, end).filter((each) => each.type === 'item');
      nodes.push(...lists(items));
      at = end;
      continue;
    }
    at += 1;
    if (block.type === 'table' || trimmed(block.runs).length === 0) continue;
    if (block.type === 'heading') {
      nodes.push({
        type: 'heading',
        attrs: { level: Math.min(block.level, 6) },
        content: inline(block.runs),
      });
    } else nodes.push(paragraph(block.runs));
  }
  return nodes;
}

type Item = Extract<Block, { type: 'item' }>;

function lists(items: readonly Item[]): RichNode[] {
  const first = items[0];
  if (!first) return [];
  const level = Math.min(...items.map((item) => item.level));
  const groups: { head: Item; below: Item[] }[] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group && item.level > level) group.below.push(item);
    else groups.push({ head: item, below: [] });
  }
  const content = groups.map(
    ({ head, below }): RichNode => ({ type: 'listItem', content: [paragraph(head.runs), ...lists(below)] }),
  );
  return [{ type: first.ordered ? 'orderedList' : 'bulletList', content }];
}
