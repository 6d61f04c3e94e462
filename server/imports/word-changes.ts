import { crc32 } from 'node:zlib';
import { type Element, isElement, parseMarkup } from '#domain/import/markup';
import type { ImportedRevisions, TrackedChange, WrittenComment } from '#domain/import/result';
import type { ImportLimits } from './limits';
import { readEntry, zipEntries } from './zip';

const DOCUMENT = 'word/document.xml';
const COMMENTS = 'word/comments.xml';
const TRACED = /<w:(ins|del|moveFrom|moveTo|commentReference)\b/;

/** A Word file in which everything that was tracked is accepted, or refused, and what was said of it beside. */
export interface Settled {
  readonly bytes: Uint8Array;
  readonly revisions: ImportedRevisions;
}

/**
 * Accepts (or refuses) the tracked changes of a Word file (ECMA-376 part 1, 17.13.5). Where a change or a comment
 * stood, and in every row of a table, an anchor of ours is put, which the reading of the text keeps (`Cell.at`).
 * @returns null when nothing was tracked and nobody commented
 */
export function settleChanges(
  bytes: Uint8Array,
  limits: ImportLimits,
  how: 'accepted' | 'refused' = 'accepted',
): Settled | null {
  const entries = zipEntries(bytes, limits);
  const textOf = (name: string): string => {
    const entry = entries.find((each) => each.name === name);
    return entry ? new TextDecoder().decode(readEntry(bytes, entry)) : '';
  };
  const xml = textOf(DOCUMENT);
  if (!TRACED.test(xml)) return null;
  const settling: Settling = { how, changes: [], anchors: 0, rows: 0 };
  const document = { ...parseMarkup(xml, true) };
  const settled = settle(document, settling);
  return {
    bytes: stored(
      entries.map((entry) => ({
        name: entry.name,
        content:
          entry.name === DOCUMENT ? new TextEncoder().encode(written(settled)) : readEntry(bytes, entry),
      })),
    ),
    revisions: { changes: settling.changes, comments: readComments(textOf(COMMENTS)) },
  };
}

interface Settling {
  readonly how: 'accepted' | 'refused';
  readonly changes: TrackedChange[];
  anchors: number;
  rows: number;
}

const ADDED = new Set(['w:ins', 'w:moveTo']);
const TAKEN = new Set(['w:del', 'w:moveFrom']);
/** What says of a paragraph's end, or of a row, that it was tracked. */
const PROPERTIES = new Set(['w:pPr', 'w:rPr', 'w:trPr']);

function settle(node: Element, settling: Settling): Element {
  const refused = settling.how === 'refused';
  const children = node.children.flatMap((child): (Element | string)[] => {
    if (!isElement(child)) return [child];
    const { tag, attributes } = child;
    const inProperties = PROPERTIES.has(node.tag);
    if (!inProperties && (ADDED.has(tag) || TAKEN.has(tag))) {
      const kind = ADDED.has(tag) ? 'inserted' : 'deleted';
      const at = anchor(settling, note(settling, kind, attributes, lettersOf(child)));
      const stays = ADDED.has(tag) !== refused;
      return stays ? [at, ...settle(child, settling).children] : [at];
    }
    if (inProperties && refused && TAKEN.has(tag)) return [];
    if (tag === 'w:delText') return [{ ...child, tag: 'w:t' }];
    if (tag === 'w:commentReference') return [anchor(settling, `comment-${attributes['w:id'] ?? ''}`)];
    if (tag === 'w:tr') return settleRow(child, settling);
    return [settle(child, settling)];
  });
  return { tag: node.tag, attributes: node.attributes, children };
}

/** A whole row may be tracked; those that stay get an anchor that tells the same row in both ways of settling. */
function settleRow(row: Element, settling: Settling): Element[] {
  settling.rows += 1;
  const name = `row-${settling.rows}`;
  const properties = row.children.filter(isElement).find(({ tag }) => tag === 'w:trPr');
  const tracked = (tag: string) => properties?.children.filter(isElement).find((each) => each.tag === tag);
  const [added, taken] = [tracked('w:ins'), tracked('w:del')];
  const marks = [
    name,
    ...(added ? [note(settling, 'inserted', added.attributes, lettersOf(row))] : []),
    ...(taken ? [note(settling, 'deleted', taken.attributes, lettersOf(row))] : []),
  ];
  if (settling.how === 'refused' ? added : taken) return [];
  const settled = settle(row, settling);
  let placed = false;
  const place = (node: Element): Element => ({
    ...node,
    children: node.children.flatMap((child): (Element | string)[] => {
      if (!isElement(child) || placed) return [child];
      if (child.tag !== 'w:p') return [place(child)];
      placed = true;
      return [{ ...child, children: [...marks.map((each) => anchor(settling, each)), ...child.children] }];
    }),
  });
  return [place(settled)];
}

function note(
  settling: Settling,
  kind: TrackedChange['kind'],
  attributes: Element['attributes'],
  text: string,
): string {
  const id = `change-${settling.changes.length + 1}`;
  settling.changes.push({ id, kind, text, ...byWhom(attributes) });
  return id;
}

function byWhom(attributes: Element['attributes']): { author: string; at?: string } {
  const at = new Date(attributes['w:date'] ?? '');
  return {
    author: (attributes['w:author'] ?? '').trim().slice(0, 200),
    ...(Number.isNaN(at.getTime()) ? {} : { at: at.toISOString() }),
  };
}

const ANCHOR = 'jalon-';

function anchor(settling: Settling, name: string): Element {
  settling.anchors += 1;
  const id = String(900_000 + settling.anchors);
  return {
    tag: 'w:bookmarkStart',
    attributes: { 'w:id': id, 'w:name': `${ANCHOR}${name}` },
    children: [],
  };
}

function lettersOf(node: Element): string {
  return node.children
    .map((child) =>
      isElement(child)
        ? `${lettersOf(child)}${child.tag === 'w:p' || child.tag === 'w:tc' ? ' ' : ''}`
        : node.tag === 'w:t' || node.tag === 'w:delText'
          ? child
          : '',
    )
    .join('')
    .slice(0, 2000);
}

/** What was said beside the text, in the order of the file. */
function readComments(xml: string): WrittenComment[] {
  const found: WrittenComment[] = [];
  const walk = (node: Element): void => {
    for (const child of node.children.filter(isElement)) {
      if (child.tag !== 'w:comment') {
        walk(child);
        continue;
      }
      const lines = child.children.filter(isElement).map((each) => lettersOf(each).trim());
      const text = lines.filter((line) => line !== '').join('\n');
      if (text === '') continue;
      found.push({ id: `comment-${child.attributes['w:id'] ?? ''}`, text, ...byWhom(child.attributes) });
    }
  };
  walk(parseMarkup(xml, true));
  return found;
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign);

function written(node: Element): string {
  const inner = node.children.map((child) => (isElement(child) ? written(child) : escaped(child))).join('');
  if (node.tag === '') return inner;
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${node.tag}${attributes.join('')}>${inner}</${node.tag}>`;
}

/** A zip whose entries are not packed: it is read again at once (PKWARE APPNOTE 4.3). */
function stored(entries: readonly { readonly name: string; readonly content: Uint8Array }[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    // Names are UTF-8.
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, label, content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, label]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
