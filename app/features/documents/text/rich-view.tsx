import { Link } from '@remix-run/react';
import { createElement, Fragment, type ReactNode } from 'react';
import type { RichNode } from '#domain/document/rich-text';
import type { Highlight } from '~/features/comments/comments-context';
import { COMMENTED, withHighlights } from './highlights';
import classes from './rich-text.module.css';

const safeLink = /^(https?:|mailto:)/i;
const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
};
const markElements: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
};

/** Shared text as still HTML. What it does not know it shows as plain text; it writes nothing. */
export function RichView({ node, highlights = none }: { node: RichNode; highlights?: readonly Highlight[] }) {
  return (
    <div className={classes.view} dir="auto">
      {drawAll(withHighlights(node, highlights).content)}
    </div>
  );
}

const none: readonly Highlight[] = [];

export function isBlank(node: RichNode): boolean {
  return node.type !== 'text' && node.type !== 'horizontalRule' && (node.content ?? []).every(isBlank);
}

/** As arguments, not as a list: text has no identity of its own that could be a key. */
function drawAll(nodes: readonly RichNode[] | undefined): ReactNode {
  return createElement(Fragment, null, ...(nodes ?? []).map(draw));
}

function draw(node: RichNode): ReactNode {
  if (node.type === 'text') return drawText(node);
  if (node.type === 'hardBreak') return <br />;
  if (node.type === 'horizontalRule') return <hr />;
  if (node.type === 'heading') {
    // A page has one first and second level; a text begins below them.
    const level = Math.min(Math.max(Number(node.attrs?.level) || 1, 1) + 2, 6);
    return createElement(`h${level}`, { dir: 'auto' }, drawAll(node.content));
  }
  const element = elements[node.type];
  return element ? createElement(element, { dir: 'auto' }, drawAll(node.content)) : drawAll(node.content);
}

function drawText({ text, marks = [] }: RichNode): ReactNode {
  let drawn: ReactNode = text;
  for (const { type, attrs } of marks) {
    const href = type === 'link' ? attrs?.href : undefined;
    const element = markElements[type];
    if (typeof href === 'string' && safeLink.test(href)) {
      drawn = (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {drawn}
        </a>
      );
    } else if (type === COMMENTED) {
      const shown = attrs?.shown === true || undefined;
      drawn = (
        <mark className={classes.commented} data-thread={attrs?.threadId} data-shown={shown}>
          {drawn}
        </mark>
      );
    } else if (type === 'mention') {
      drawn = <Named kind={attrs?.kind} id={attrs?.id} words={drawn} />;
    } else if (element) drawn = createElement(element, null, drawn);
  }
  return drawn;
}

/** Of what is named only indicators have a page of their own. */
function Named({ kind, id, words }: { kind: unknown; id: unknown; words: ReactNode }) {
  if (kind !== 'indicator' || typeof id !== 'string') return <span className={classes.mention}>{words}</span>;
  return (
    <Link className={classes.mention} to={`/indicators/${encodeURIComponent(id)}`}>
      {words}
    </Link>
  );
}
