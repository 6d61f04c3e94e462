import type { RichNode } from './rich-text';

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
const named = new Set<unknown>(['person', 'organisation', 'indicator']);
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
      // A name in a text, and whose it is.
      if (type === 'mention' && named.has(attrs?.kind) && typeof attrs?.id === 'string')
        return [{ type, attrs: { kind: attrs.kind, id: attrs.id } }];
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
