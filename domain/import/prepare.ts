import { countryOf } from './country';
import { headerFields } from './header';
import { kindNamed } from './kind';
import { activityNumber, namesActivity, namesSection } from './numbers';
import type { ColumnField } from './result';
import { type Block, cellText, lineOf, type Row, type Run, type SourceDocument } from './source';
import { fold, words } from './words';

const BULLET = /^[\s]*[•◦▪‣●○■□*➢✓-][\s\u00a0]+(?=\S)/u;
const LONGEST_TITLE = 160;
/** A header stands near the top, below a title and a line or two. */
const HEADER_WITHIN = 10;

export interface Prepared {
  readonly title: readonly Run[];
  readonly blocks: readonly Block[];
}

/** The fields of each column when the row is a header: at least two known, and half of what it says. */
export function headerRow(row: Row): ColumnField[][] | null {
  const texts = row.cells.map(cellText);
  const fields = texts.map(headerFields);
  const known = fields.filter((each) => each.length > 0).length;
  const filled = texts.filter((text) => text !== '').length;
  return known >= 2 && known * 2 >= filled ? fields : null;
}

/**
 * Brings the ways of writing together before anybody asks what it means: typed bullets become list items,
 * lines above a table's header become paragraphs, lines that only look like headings become headings, and
 * the title is taken out.
 */
export function prepare(source: SourceDocument): Prepared {
  const blocks = source.blocks.flatMap((block): Block[] => {
    if (block.type === 'table') return splitTable(block.rows);
    return lineOf(block.runs) === '' ? [] : [typedBullet(block)];
  });
  const { title, rest } = takeTitle(source.title ?? [], promoteHeadings(blocks));
  return { title, blocks: [...rest, ...leftName(source, title, rest)] };
}

function typedBullet(block: Exclude<Block, { type: 'table' }>): Block {
  const [first, ...others] = block.runs;
  if (block.type !== 'paragraph' || !first || !BULLET.test(first.text)) return block;
  const runs = [{ ...first, text: first.text.replace(BULLET, '') }, ...others];
  return { type: 'item', level: 0, ordered: false, runs };
}

/** Rows above the header, or above the first row with several cells, are lines of text. */
function splitTable(rows: readonly Row[]): Block[] {
  const filled = rows.filter((row) => row.cells.some((cell) => cellText(cell) !== ''));
  const header = filled.slice(0, HEADER_WITHIN).findIndex((row) => headerRow(row) !== null);
  const start = header >= 0 ? header : filled.findIndex((row) => filledCells(row) > 1);
  const above = start < 0 ? filled : filled.slice(0, start);
  const lines = above.flatMap((row) => row.cells.flatMap((cell) => [...cell.blocks])).map(typedBullet);
  const body = filled.slice(above.length);
  const said = lines.filter((line) => line.type !== 'table' && lineOf(line.runs) !== '');
  return body.length > 0 ? [...said, { type: 'table', rows: body }] : said;
}

function filledCells(row: Row): number {
  return row.cells.filter((cell) => cellText(cell) !== '').length;
}

/** A file without any heading: lines that say they are an axis, a country, or stand in capitals are headings. */
function promoteHeadings(blocks: readonly Block[]): Block[] {
  if (blocks.some((block) => block.type === 'heading')) return [...blocks];
  if (!blocks.some((block) => block.type === 'paragraph' && namesSection(lineOf(block.runs))))
    return [...blocks];
  return blocks.map((block) => {
    if (block.type !== 'paragraph') return block;
    const text = lineOf(block.runs);
    if (namesSection(text)) return { ...block, type: 'heading', level: 1 };
    const capitals = text.length < 80 && /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
    return capitals || countryOf(text) ? { ...block, type: 'heading', level: 2 } : block;
  });
}

/** The line that names a kind of document wins ("RSMMS" stands above "Feuille de route"), then the first. */
function takeTitle(
  marked: readonly Run[],
  blocks: readonly Block[],
): { title: readonly Run[]; rest: readonly Block[] } {
  const opening = blocks.findIndex((block) => block.type === 'table' || block.type === 'item');
  const leading = blocks.slice(0, Math.min(opening < 0 ? blocks.length : opening, 6));
  const at = (wanted: (text: string) => boolean) =>
    leading.findIndex((block) => block.type !== 'table' && mayBeTitle(block) && wanted(lineOf(block.runs)));
  const hasMarked = lineOf(marked) !== '';
  if (hasMarked && kindNamed(lineOf(marked))) return { title: marked, rest: blocks };
  const naming = at((text) => kindNamed(text) !== undefined);
  const chosen = naming >= 0 || hasMarked ? naming : at(() => true);
  const block = blocks[chosen];
  if (!block || block.type === 'table') return { title: marked, rest: blocks };
  const before: Block[] = hasMarked ? [{ type: 'paragraph', runs: marked }] : [];
  return { title: block.runs, rest: [...before, ...blocks.filter((_, index) => index !== chosen)] };
}

function mayBeTitle(block: Exclude<Block, { type: 'table' }>): boolean {
  const text = lineOf(block.runs);
  if (block.type === 'note' || text.length > LONGEST_TITLE || /[.:;]$/.test(text)) return false;
  return !namesSection(text) && !namesActivity(text) && activityNumber(text).number === undefined;
}

const DEFAULT_NAMES = /^(sheet|feuil|feuille|hoja|foglio|tabelle|ورقة)\s*\d*$/u;

/** A sheet's own name, when it says what the title does not. */
function leftName(source: SourceDocument, title: readonly Run[], rest: readonly Block[]): Block[] {
  const name = source.name?.trim() ?? '';
  if (name === '' || DEFAULT_NAMES.test(fold(name))) return [];
  const first = rest[0];
  const above = first && first.type !== 'table' ? ` ${lineOf(first.runs)}` : '';
  const said = new Set(words(fold(lineOf(title) + above)));
  if (words(fold(name)).every((word) => said.has(word))) return [];
  return [{ type: 'paragraph', runs: [{ text: name }] }];
}
