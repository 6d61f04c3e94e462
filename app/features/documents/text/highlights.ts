import type { RichNode } from '#domain/document/rich-text';
import type { Highlight } from '~/features/comments/comments-context';

/** How a stretch with a thread is told to who draws the text; no document has such a mark. */
export const COMMENTED = 'commented-stretch';

/** A text whose commented stretches are runs of their own, marked for drawing. Letters are counted over all blocks. */
export function withHighlights(node: RichNode, highlights: readonly Highlight[]): RichNode {
  if (highlights.length === 0) return node;
  let counted = 0;
  const visit = (current: RichNode): RichNode[] => {
    if (current.type !== 'text') {
      return current.content ? [{ ...current, content: current.content.flatMap(visit) }] : [current];
    }
    const text = current.text ?? '';
    const start = counted;
    counted += text.length;
    return cut(start, counted, highlights).map(([from, to]) => {
      const over = highlights.filter((each) => each.from < to && each.to > from);
      const piece = { ...current, text: text.slice(from - start, to - start) };
      const [first] = over;
      if (!first) return piece;
      const attrs = { threadId: first.threadId, shown: over.some(({ shown }) => shown) };
      return { ...piece, marks: [...(current.marks ?? []), { type: COMMENTED, attrs }] };
    });
  };
  const [marked] = visit(node);
  return marked ?? node;
}

/** The pieces of [start, end) between the ends of highlights. */
function cut(start: number, end: number, highlights: readonly Highlight[]): [number, number][] {
  const inside = highlights
    .flatMap(({ from, to }) => [from, to])
    .filter((at) => at > start && at < end)
    .sort((one, other) => one - other);
  const ends = [...new Set([...inside, end])];
  return ends.map((to, index) => [ends[index - 1] ?? start, to]);
}
