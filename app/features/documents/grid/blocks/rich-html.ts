import type { RichNode } from '#domain/document/rich-text';

const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
};
const marks: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

/** Shared text as HTML for the clipboard. What it does not know it writes as plain text. */
export function richHtml(node: RichNode): string {
  if (node.type === 'text') return (node.marks ?? []).reduce(withMark, escaped(node.text ?? ''));
  if (node.type === 'hardBreak') return '<br>';
  const inside = (node.content ?? []).map(richHtml).join('');
  const element = elements[node.type] ?? (node.type === 'heading' ? 'h3' : null);
  return element ? `<${element}>${inside}</${element}>` : inside;
}

function withMark(html: string, mark: NonNullable<RichNode['marks']>[number]): string {
  const href = mark.attrs?.href;
  if (mark.type === 'link' && typeof href === 'string') return `<a href="${escaped(href)}">${html}</a>`;
  const element = marks[mark.type];
  return element ? `<${element}>${html}</${element}>` : html;
}

/** A line end inside a text is one on the clipboard too. */
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '<br>');
}
