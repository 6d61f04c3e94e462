import * as Y from 'yjs';

/** Rich text as plain data, in the form ProseMirror and Tiptap use. */
export interface RichNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly RichNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}

/**
 * Reads shared text without any schema: a schema narrower than the document's would delete what it does not
 * know. Unknown nodes and marks are kept as they are.
 */
export function readRichText(fragment: Y.XmlFragment): RichNode {
  return { type: 'doc', content: readChildren(fragment) };
}

function readChildren(parent: Y.XmlFragment | Y.XmlElement): RichNode[] {
  return parent.toArray().flatMap(readBlock);
}

/** One block; of a text without a block around it, each run with its marks. */
export function readBlock(block: Y.XmlElement | Y.XmlText | Y.XmlHook): RichNode[] {
  if (block instanceof Y.XmlText) return readText(block);
  if (!(block instanceof Y.XmlElement)) return [];
  const attrs = block.getAttributes();
  const content = readChildren(block);
  return [
    {
      type: block.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
}

interface Delta {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function readText(text: Y.XmlText): RichNode[] {
  // Yjs types a text's delta as any; its form is fixed by Yjs.
  const deltas = text.toDelta() as Delta[];
  return deltas.flatMap((delta): RichNode[] => {
    if (typeof delta.insert !== 'string' || delta.insert === '') return [];
    const marks = Object.entries(delta.attributes ?? {}).map(([type, value]) => ({
      // y-tiptap appends a hash to marks that may overlap themselves.
      type: type.replace(/--.*$/, ''),
      ...(isRecord(value) && Object.keys(value).length > 0 ? { attrs: value } : {}),
    }));
    return [{ type: 'text', text: delta.insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

/** The same text as new shared nodes, not yet in a document. */
export function writeRichText(node: RichNode): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  // Not by appendRichText: what is in no document yet has no length that Yjs would tell.
  fragment.insert(0, writeChildren(node.content ?? []));
  return fragment;
}

/** Puts text at the end of shared text that may already be in a document. */
export function appendRichText(fragment: Y.XmlFragment, node: RichNode): void {
  insertRichText(fragment, fragment.length, node);
}

/** Puts text before the block at `index` of shared text that is in a document. */
export function insertRichText(fragment: Y.XmlFragment, index: number, node: RichNode): void {
  fragment.insert(index, writeChildren(node.content ?? []));
}

function writeChildren(nodes: readonly RichNode[]): (Y.XmlElement | Y.XmlText)[] {
  const written: (Y.XmlElement | Y.XmlText)[] = [];
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index];
    if (!node) break;
    if (node.type === 'text') {
      // A run of text with different marks is one shared text, as the editor's binding expects.
      const text = new Y.XmlText();
      const run: Delta[] = [];
      for (let next = nodes[index]; next?.type === 'text'; next = nodes[++index]) {
        const attributes = Object.fromEntries(
          (next.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]),
        );
        run.push({ insert: next.text ?? '', attributes });
      }
      text.applyDelta(run);
      written.push(text);
      continue;
    }
    const element = new Y.XmlElement(node.type);
    for (const [name, value] of Object.entries(node.attrs ?? {})) {
      // Yjs types attributes as strings but keeps any JSON value, as the editor's binding writes them.
      if (value !== null && value !== undefined) element.setAttribute(name, value as string);
    }
    const children = writeChildren(node.content ?? []);
    // Made later by two people at once, their two texts would stand in one block, which editors cannot join.
    if (children.length === 0 && textBlocks.has(node.type)) children.push(new Y.XmlText());
    element.insert(0, children);
    written.push(element);
    index++;
  }
  return written;
}

/** The blocks that hold text and nothing else. They are shared together with their text, be it empty. */
const textBlocks = new Set(['paragraph', 'heading', 'codeBlock']);

/** One paragraph for each line of plain text. */
export function plainParagraphs(text: string): RichNode {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return {
    type: 'doc',
    content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
  };
}

const blocks = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'codeBlock', 'tableRow']);

/** The words alone, one line for each block. */
export function richTextToPlain(node: RichNode): string {
  const lines: string[] = [];
  let line = '';
  const walk = (current: RichNode): void => {
    if (current.type === 'text') line += current.text ?? '';
    else if (current.type === 'hardBreak') line += '\n';
    for (const child of current.content ?? []) walk(child);
    if (blocks.has(current.type) && line !== '') {
      lines.push(line);
      line = '';
    }
  };
  walk(node);
  if (line !== '') lines.push(line);
  return lines.join('\n');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
