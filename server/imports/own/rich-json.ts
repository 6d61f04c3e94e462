import { z } from 'zod';
import type { RichNode } from '#domain/document/rich-text';

/** Rich text from outside, of bounded depth; what it may hold is decided by `knownText`. */
export const richNodeSchema: z.ZodType<RichNode> = z.lazy(() =>
  z
    .object({
      type: z.string(),
      attrs: z.record(z.string(), z.unknown()).optional(),
      content: z.array(richNodeSchema).optional(),
      text: z.string().optional(),
      marks: z
        .array(z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() }))
        .optional(),
    })
    // zod writes absent ones as undefined, which the type does not know.
    .transform(
      ({ type, attrs, content, text, marks }): RichNode => ({
        type,
        ...(attrs ? { attrs } : {}),
        ...(content ? { content } : {}),
        ...(text === undefined ? {} : { text }),
        ...(marks
          ? {
              marks: marks.map((mark) =>
                mark.attrs ? { type: mark.type, attrs: mark.attrs } : { type: mark.type },
              ),
            }
          : {}),
      }),
    ),
);

const blocks = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'hardBreak',
]);
const marks = new Set(['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code', 'link']);
const SAFE_LINK = /^(https?:|mailto:)/i;
const DEEPEST = 24;

/** What the editors know of a text. Of what they do not know the words stay, as paragraphs or in their line. */
export function knownText(node: RichNode): RichNode[] {
  return (node.content ?? []).flatMap((child) => {
    const made = known(child, 0);
    // A text begins with blocks, never with words.
    const words = made.filter(({ type }) => type === 'text' || type === 'hardBreak');
    return words.length === made.length && words.length > 0 ? [{ type: 'paragraph', content: words }] : made;
  });
}

function known(node: RichNode, depth: number): RichNode[] {
  if (depth > DEEPEST) return [];
  if (node.type === 'text') {
    if (!node.text) return [];
    const kept = (node.marks ?? []).flatMap(({ type, attrs }): NonNullable<RichNode['marks']> => {
      if (!marks.has(type)) return [];
      if (type !== 'link') return [{ type }];
      const href = attrs?.href;
      return typeof href === 'string' && SAFE_LINK.test(href) ? [{ type, attrs: { href } }] : [];
    });
    return [{ type: 'text', text: node.text, ...(kept.length > 0 ? { marks: kept } : {}) }];
  }
  const content = (node.content ?? []).flatMap((child) => known(child, depth + 1));
  if (!blocks.has(node.type)) return content;
  const level = Math.min(Math.max(Math.trunc(Number(node.attrs?.level)) || 1, 1), 6);
  return [
    {
      type: node.type,
      ...(node.type === 'heading' ? { attrs: { level } } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
}
