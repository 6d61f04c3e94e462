import type { RichNode } from '#domain/document/rich-text';
import { activitiesBlock, indicatorBlock } from './blocks';

/** What of rich text leaves the house: node and mark types with the attributes that mean something to a reader. */
const nodeAttrs: Readonly<Record<string, readonly string[]>> = {
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  orderedList: ['start'],
  listItem: [],
  blockquote: [],
  codeBlock: [],
  hardBreak: [],
  horizontalRule: [],
};
const markAttrs: Readonly<Record<string, readonly string[]>> = {
  bold: [],
  italic: [],
  underline: [],
  strike: [],
  code: [],
  link: ['href'],
};
const liveBlocks: ReadonlySet<string> = new Set([activitiesBlock, indicatorBlock]);

/**
 * Text as it may be published: nodes and marks that readers' pages know, with their own attributes and nothing an
 * editor or a comment hung on them. A node of another type leaves its words; a live block out of its place, nothing.
 */
export function publishableText(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node): RichNode[] => {
    if (liveBlocks.has(node.type)) return [];
    if (node.type === 'text') return node.text ? [withMarks(node, node.text)] : [];
    const content = publishableText(node.content ?? []);
    const known = nodeAttrs[node.type];
    if (!known) return content;
    const attrs = pick(node.attrs, known);
    return [{ type: node.type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }];
  });
}

function withMarks(node: RichNode, text: string): RichNode {
  const marks = (node.marks ?? []).flatMap((mark) => {
    const known = markAttrs[mark.type];
    if (!known) return [];
    if (mark.type === 'link' && !isSafeLink(mark.attrs?.href)) return [];
    const attrs = pick(mark.attrs, known);
    return [{ type: mark.type, ...(attrs ? { attrs } : {}) }];
  });
  return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
}

/** Only links a reader can follow without running anything. */
function isSafeLink(href: unknown): boolean {
  return typeof href === 'string' && /^(https?:\/\/|mailto:)/i.test(href.trim());
}

function pick(
  attrs: RichNode['attrs'],
  names: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  const kept = Object.entries(attrs ?? {}).filter(
    ([name, value]) => names.includes(name) && value !== null && value !== undefined,
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
