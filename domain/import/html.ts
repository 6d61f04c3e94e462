import { type Element, isElement, parseMarkup } from './markup';
import type { Block, Cell, Mark, Row, Run, TextBlock } from './source';

const MARKS: Readonly<Record<string, Exclude<Mark, { type: 'link' }>['type']>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  u: 'underline',
  s: 'strike',
  sup: 'superscript',
  sub: 'subscript',
};
const BLOCKS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'dl',
  'div',
  'blockquote',
  'pre',
]);

/** What is in a page and not in its text. */
const UNSEEN = new Set(['head', 'style', 'script', 'template', 'xml']);
/** What office programs and pages put around a text, whatever is in it. */
const PAGE = new Set(['html', 'body']);

/**
 * The blocks of HTML: of what mammoth makes of a Word file (`p.title` is the title, footnotes are notes), and of
 * what Word, Excel, LibreOffice and web pages put on the clipboard.
 * @param spaces `folded` as in every page, where the end of a line is a space; mammoth writes those of the file
 */
export function htmlToBlocks(
  html: string,
  spaces: 'kept' | 'folded' = 'kept',
): { title?: Run[]; blocks: Block[] } {
  let title: Run[] | undefined;
  const blocks: Block[] = [];
  const page = parseMarkup(html);
  if (spaces === 'folded') foldSpaces(page);
  for (const node of unwrapped(page)) {
    if (!isElement(node)) {
      if (node.trim() !== '') blocks.push({ type: 'paragraph', runs: [{ text: node }] });
      continue;
    }
    if (node.tag === 'p' && node.attributes.class === 'title' && !title) title = runsOf(node);
    else blocks.push(...blockOf(node));
  }
  return { ...(title ? { title } : {}), blocks };
}

function foldSpaces({ children }: Element): void {
  children.forEach((child, index) => {
    if (isElement(child)) foldSpaces(child);
    else children[index] = child.replace(/[\t\r\n\f ]+/g, ' ');
  });
}

/** The nodes at the top, without the wrappers that hold a whole page or a table. */
function unwrapped(node: Element): (Element | string)[] {
  return node.children.flatMap((child) => {
    if (!isElement(child) || child.tag === 'table') return [child];
    if (UNSEEN.has(child.tag)) return [];
    return PAGE.has(child.tag) || (child.tag !== 'dl' && holdsTable(child)) ? unwrapped(child) : [child];
  });
}

function holdsTable(node: Element): boolean {
  return node.children.some((child) => isElement(child) && (child.tag === 'table' || holdsTable(child)));
}

function blockOf(node: Element): Block[] {
  const heading = /^h([1-6])$/.exec(node.tag);
  if (heading) return [{ type: 'heading', level: Number(heading[1]), runs: runsOf(node) }];
  if (node.tag === 'table') return [{ type: 'table', rows: tableRows(node) }];
  if (node.tag === 'dl') return textBlocks(node, 0).map(({ runs }) => ({ type: 'note', runs }));
  if (node.tag === 'ol' && node.children.some(isFootnote)) return footnotes(node);
  return textBlocks(node, 0);
}

function isFootnote(node: Element | string): boolean {
  return isElement(node) && /^(foot|end)note-/.test(node.attributes.id ?? '');
}

function footnotes(list: Element): Block[] {
  return list.children.filter(isElement).flatMap((item, at) =>
    textBlocks(item, 0).map(
      ({ runs }, line): Block => ({
        type: 'note',
        runs: line === 0 ? [{ text: `[${at + 1}] ` }, ...runs] : runs,
      }),
    ),
  );
}

/** Paragraphs and list items of an element, whatever is nested in it; a table inside gives its cells' lines. */
function textBlocks(node: Element, level: number): TextBlock[] {
  const item = wordListItem(node);
  if (item) return [item];
  if (node.tag === 'ul' || node.tag === 'ol') {
    return node.children.filter(isElement).flatMap((item) =>
      // LibreOffice puts a list within a list beside its items, not into one.
      item.tag === 'ul' || item.tag === 'ol'
        ? textBlocks(item, level + 1)
        : itemBlocks(item, level, node.tag === 'ol'),
    );
  }
  if (!node.children.some((child) => isElement(child) && BLOCKS.has(child.tag))) {
    const runs = runsOf(node);
    const said = runs.some((run) => run.text.trim() !== '');
    return said ? [{ type: 'paragraph', runs, ...anchorsIn(node) }] : [];
  }
  return groups(node).flatMap((part) => textBlocks(part, level));
}

/** Word puts a list on the clipboard as paragraphs that say their level, with the bullet as text. */
function wordListItem(node: Element): TextBlock | null {
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(node.attributes.style ?? '')?.[1];
  if (node.tag !== 'p' || level === undefined) return null;
  const sign = textIn(node, isWordBullet);
  return {
    type: 'item',
    level: Number(level) - 1,
    ordered: /[\p{L}\p{N}][.)]/u.test(sign),
    runs: runsOf(node),
  };
}

function isWordBullet(node: Element): boolean {
  return /mso-list:\s*ignore/i.test(node.attributes.style ?? '');
}

/** The text of those elements in it that are `wanted`. */
function textIn(node: Element, wanted: (element: Element) => boolean, inside = false): string {
  return node.children
    .map((child) => (isElement(child) ? textIn(child, wanted, inside || wanted(child)) : inside ? child : ''))
    .join('');
}

function itemBlocks(item: Element, level: number, ordered: boolean): TextBlock[] {
  const blocks = groups(item).flatMap((part) => textBlocks(part, level + 1));
  return blocks.map((block, at) =>
    block.type === 'paragraph' && at === 0 ? { ...block, type: 'item', level, ordered } : block,
  );
}

/** Children as blocks; text between blocks is gathered into a paragraph of its own. */
function groups(node: Element): Element[] {
  const parts: Element[] = [];
  let loose: Element | null = null;
  for (const child of node.children) {
    const block =
      isElement(child) &&
      (BLOCKS.has(child.tag) || ['tr', 'td', 'th', 'thead', 'tbody', 'dt', 'dd'].includes(child.tag));
    if (block) {
      parts.push(child);
      loose = null;
    } else if (loose) loose.children.push(child);
    else {
      loose = { tag: 'p', attributes: {}, children: [child] };
      parts.push(loose);
    }
  }
  return parts;
}

function runsOf(node: Element, marks: readonly Mark[] = []): Run[] {
  return node.children.flatMap((child): Run[] => {
    if (!isElement(child)) {
      return [marks.length > 0 ? { text: child, marks } : { text: child }];
    }
    if (child.tag === 'br') return [{ text: '\n' }];
    if (UNSEEN.has(child.tag) || isWordBullet(child)) return [];
    if (child.tag === 'a') {
      const href = child.attributes.href ?? '';
      // References to and from notes and comments: the number stays, the arrow back and the comment's mark go.
      if (/^#(foot|end)note-ref-|^#comment-/.test(href)) return [];
      return runsOf(child, href === '' || href.startsWith('#') ? marks : [...marks, { type: 'link', href }]);
    }
    const type = MARKS[child.tag];
    return runsOf(child, type ? [...marks, { type }] : marks);
  });
}

const ANCHOR = 'jalon-';

/** The names of our anchors in it (server/imports/word-changes). */
function anchorsIn(node: Element): { at?: string[] } {
  const found: string[] = [];
  const walk = ({ attributes, children }: Element): void => {
    if (attributes.id?.startsWith(ANCHOR)) found.push(attributes.id.slice(ANCHOR.length));
    for (const child of children) if (isElement(child)) walk(child);
  };
  walk(node);
  return found.length > 0 ? { at: found } : {};
}

function tableRows(table: Element): Row[] {
  const rows: { cells: Element[]; header: boolean }[] = [];
  const walk = (node: Element, header: boolean) => {
    for (const child of node.children.filter(isElement)) {
      if (child.tag === 'tr') rows.push({ cells: child.children.filter(isElement), header });
      else walk(child, child.tag === 'thead');
    }
  };
  walk(table, false);
  return resolveSpans(rows);
}

/** Gives every position of the grid a cell: the spanned ones say which neighbour covers them. */
function resolveSpans(rows: readonly { cells: readonly Element[]; header: boolean }[]): Row[] {
  const grid: Cell[][] = rows.map(() => []);
  rows.forEach(({ cells }, top) => {
    let column = 0;
    for (const cell of cells) {
      const line = grid[top] ?? [];
      while (line[column]) column += 1;
      const wide = span(cell.attributes.colspan);
      const tall = Math.min(span(cell.attributes.rowspan), rows.length - top);
      for (let down = 0; down < tall; down += 1) {
        for (let right = 0; right < wide; right += 1) {
          const target = grid[top + down];
          if (!target) continue;
          if (down > 0) target[column + right] = { blocks: [], covered: 'above' };
          else
            target[column + right] =
              right > 0
                ? { blocks: [], covered: 'left' }
                : { blocks: textBlocks(cell, 0), ...anchorsIn(cell) };
        }
      }
      column += wide;
    }
  });
  return rows.map(({ header }, at) => ({
    header,
    cells: Array.from(grid[at] ?? [], (cell) => cell ?? { blocks: [] }),
  }));
}

function span(attribute: string | undefined): number {
  const value = Number.parseInt(attribute ?? '1', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), 1000) : 1;
}
