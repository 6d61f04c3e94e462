import { type Element, isElement, parseMarkup } from '#domain/import/markup';
import { directory } from '#domain/import/organisations';
import type { ImportedActivity, ImportedSection, ImportOptions, ImportResult } from '#domain/import/result';
import { richText } from '#domain/import/rich';
import { type Block, cellText, lineOf } from '#domain/import/source';
import { readMark } from '#server/exports/mark';
import type { ImportLimits } from '../limits';
import { decodeText, type ImportFormat } from '../recognise';
import { readEntry, zipEntries } from '../zip';
import { ownWord, ownWorkbook } from './files';
import { readOwnJson } from './json';
import { importKind } from './kind';
import type { OwnSource } from './source';
import { columnsOf, readTable } from './table';

/**
 * Reads a file that Jalon has exported, field by field and without guessing, so that it gives the same document
 * again. Null when it is not ours, or when so much of it was changed that it has to be understood like any other.
 */
export async function readOwn(
  bytes: Uint8Array,
  format: ImportFormat,
  limits: ImportLimits,
  options: ImportOptions,
): Promise<ImportResult | null> {
  if (format === 'json') return readOwnJson(decodeText(bytes), limits, options);
  if (format !== 'docx' && format !== 'xlsx') return null;
  const mark = readMark(keywordsOf(bytes, limits));
  if (!mark) return null;
  const source = await (format === 'docx' ? ownWord : ownWorkbook)(bytes, mark, limits);
  return understand(source, options);
}

function understand(source: OwnSource, options: ImportOptions): ImportResult | null {
  const { mark } = source;
  const written = importKind(mark.kind);
  const kind = options.kind ?? written;
  // Somebody wants its rows as text: that is no reading of ours.
  if (kind === 'text' && written !== 'text') return null;
  const names = directory(options.known);
  const into: { sections: ImportedSection[]; activities: ImportedActivity[] } = {
    sections: [],
    activities: [],
  };
  const besides: Block[] = [];
  for (const rows of source.tables) {
    const columns = columnsOf(rows[0], source);
    if (columns) readTable(rows.slice(1), columns, source, names, into);
    else besides.push(...rows.map((row): Block => lineOfCells(row.cells.map(cellText))));
  }
  if (into.activities.length === 0 && besides.length > 0) return null;
  const body = [...source.body, ...besides];
  const rich = richText(body, 'kept');
  return {
    kind,
    title: source.title,
    language: mark.language,
    ...(mark.year === null ? {} : { year: mark.year }),
    ...(source.derivedFrom ? { derivedFrom: source.derivedFrom } : {}),
    ...into,
    leftover: body
      .map((block) => (block.type === 'table' ? '' : lineOf(block.runs)))
      .filter((text) => text !== ''),
    ...(rich.length > 0 ? { leftoverRich: rich } : {}),
  };
}

/** A table that somebody has added, one line a row. */
function lineOfCells(texts: readonly string[]): Block {
  const text = texts.filter((each) => each !== '').join(' | ');
  return { type: 'paragraph', runs: [{ text }] };
}

/** What an office file says of itself (ECMA-376 part 2, core properties). */
function keywordsOf(bytes: Uint8Array, limits: ImportLimits): string {
  const entry = zipEntries(bytes, limits).find(({ name }) => name === 'docProps/core.xml');
  if (!entry) return '';
  const find = (node: Element): string | undefined => {
    for (const child of node.children.filter(isElement)) {
      if (child.tag === 'cp:keywords') return child.children.filter((part) => !isElement(part)).join('');
      const found = find(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(parseMarkup(new TextDecoder().decode(readEntry(bytes, entry)), true)) ?? '';
}
