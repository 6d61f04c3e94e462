import { diffArrays } from 'diff';
import { type RichNode, richTextToPlain } from './rich-text';
import { inOrder, same } from './same';

/** A stretch of text: in both, only after, or only before. */
export interface TextPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Two texts that differ more than this are shown one after the other: word by word would be confetti. */
const MOST_WORDS = 400;

/** Letters with their accents, digits, spaces; every other sign is a word of its own. In any script. */
const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** What was taken out and put in, word by word. Put together, all but the added is `before`, all but the removed `after`. */
export function diffWords(before: string, after: string): TextPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const parts = diffArrays(words(before), words(after), { maxEditLength: MOST_WORDS }) ?? [
    { value: [before], removed: true },
    { value: [after], added: true },
  ];
  return parts
    .map(
      ({ value, added, removed }): TextPart => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }),
    )
    .filter(({ text }) => text !== '');
}

/** One paragraph of two texts that are compared. */
export type BlockDiff =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly node: RichNode }
  /** The same paragraph in other words. */
  | { readonly kind: 'changed'; readonly type: string; readonly parts: readonly TextPart[] }
  /** The same words with other marks, or in another form. */
  | { readonly kind: 'formatted'; readonly node: RichNode };

/** Two shared texts, paragraph by paragraph and, in those that were changed, word by word. */
export function diffBlocks(before: RichNode, after: RichNode): BlockDiff[] {
  const [was, now] = [before.content ?? [], after.content ?? []];
  const parts = diffArrays(was.map(wordsOf), now.map(wordsOf)) ?? [];
  const told: BlockDiff[] = [];
  let [from, at] = [0, 0];
  let removed: readonly RichNode[] = [];
  const flush = (added: readonly RichNode[]): void => {
    told.push(...pairs(removed, added));
    removed = [];
  };
  for (const part of parts) {
    const count = part.value.length;
    if (part.removed) {
      flush([]);
      removed = was.slice(from, from + count);
      from += count;
      continue;
    }
    const nodes = now.slice(at, at + count);
    at += count;
    if (part.added) {
      flush(nodes);
      continue;
    }
    from += count;
    flush([]);
    for (const [index, node] of nodes.entries())
      told.push({ kind: same(was[from - count + index], node) ? 'same' : 'formatted', node });
  }
  flush([]);
  return told;
}

/** By what a paragraph is known again; one without words, by what it is. */
const wordsOf = (node: RichNode): string => richTextToPlain(node) || (inOrder(node) ?? '');

/** What stood in a place and what stands there now: in pairs while there are two. */
function pairs(removed: readonly RichNode[], added: readonly RichNode[]): BlockDiff[] {
  const told: BlockDiff[] = [];
  for (let index = 0; index < Math.max(removed.length, added.length); index++) {
    const [was, now] = [removed[index], added[index]];
    const changed = was && now && changedBlock(was, now);
    if (changed) {
      told.push(changed);
      continue;
    }
    if (was) told.push({ kind: 'removed', node: was });
    if (now) told.push({ kind: 'added', node: now });
  }
  return told;
}

/** Null when the two have next to nothing in common. */
function changedBlock(was: RichNode, now: RichNode): BlockDiff | null {
  const [before, after] = [richTextToPlain(was), richTextToPlain(now)];
  if (before === '' || after === '') return null;
  const parts = diffWords(before, after);
  const common = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0);
  return common * 4 < Math.min(before.length, after.length)
    ? null
    : { kind: 'changed', type: now.type, parts };
}
