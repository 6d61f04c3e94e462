import mammoth from 'mammoth';
import { htmlToBlocks } from '#domain/import/html';
import { type Element, isElement, parseMarkup } from '#domain/import/markup';
import type { Block, SourceDocument } from '#domain/import/source';
import type { ImportLimits } from './limits';
import { readEntry, zipEntries } from './zip';

/** What mammoth drops by default and a plan needs: the title's style, underlining, strokes, comments. */
const STYLES = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  'u => u',
  'strike => s',
  'comment-reference => sup',
];

/** Reads a Word file. Pictures are left out; page headers and footers, which mammoth skips, become notes. */
export async function readWord(bytes: Uint8Array, limits: ImportLimits): Promise<SourceDocument> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  const { title, blocks } = htmlToBlocks(value);
  return { ...(title ? { title } : {}), blocks: [...blocks, ...pageMargins(bytes, limits)] };
}

function pageMargins(bytes: Uint8Array, limits: ImportLimits): Block[] {
  const lines = zipEntries(bytes, limits)
    .filter((entry) => /^word\/(header|footer)\d*\.xml$/.test(entry.name))
    .flatMap((entry) => paragraphs(parseMarkup(new TextDecoder().decode(readEntry(bytes, entry)), true)));
  // Page numbers alone say nothing; first, odd and even pages usually repeat each other.
  return [...new Set(lines)]
    .filter((line) => /\p{L}/u.test(line))
    .map((text) => ({ type: 'note', runs: [{ text }] }));
}

function paragraphs(node: Element): string[] {
  return node.children
    .filter(isElement)
    .flatMap((child) => (child.tag === 'w:p' ? [texts(child).trim()] : paragraphs(child)));
}

function texts(node: Element): string {
  return node.children
    .map((child) => {
      if (!isElement(child)) return node.tag === 'w:t' ? child : '';
      return child.tag === 'w:tab' || child.tag === 'w:br' ? ' ' : texts(child);
    })
    .join('');
}
