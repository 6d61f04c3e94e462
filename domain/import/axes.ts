import { addActivity, addSection, addToLastRemarks, type Draft } from './draft';
import { type Block, cellText, lineOf, type Row, type Run } from './source';
import { similarity } from './words';

/** Two names at least this alike are taken for the same axis. */
const ALIKE = 0.5;

/** Whether a table is a roadmap's: axes side by side over columns of bullets. */
export function isAxesTable(rows: readonly Row[]): boolean {
  const [header, ...body] = rows;
  if (!header || header.cells.length < 2 || body.length === 0 || body.length > 3) return false;
  if (header.cells.some((cell) => cell.blocks.length !== 1)) return false;
  const cells = body.flatMap((row) => row.cells).filter((cell) => cellText(cell) !== '');
  const lists = cells.filter((cell) => cell.blocks.filter((block) => block.type === 'item').length > 1);
  return lists.length > 0 && lists.length * 2 >= cells.length;
}

/** The lists that name the axes of a table once more: for each column its item, and which blocks that used. */
export interface NamedAxes {
  readonly names: readonly (readonly Run[] | null)[];
  readonly used: ReadonlySet<Block>;
}

/**
 * Finds, above a roadmap's table, the list that names its axes already (a little differently, in the
 * network's own), so that six axes never become twelve.
 */
export function namedAxes(above: readonly Block[], header: Row): NamedAxes {
  const none: NamedAxes = { names: header.cells.map(() => null), used: new Set() };
  const columns = header.cells.map((cell) => cellText(cell));
  for (const list of listsOf(above)) {
    const pairs = list
      .flatMap((item) =>
        columns.map((column, at) => ({ item, at, alike: similarity(lineOf(item.runs), column) })),
      )
      .filter((pair) => pair.alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike);
    const names: (readonly Run[] | null)[] = columns.map(() => null);
    const used = new Set<Block>();
    for (const { item, at } of pairs) {
      if (names[at] || used.has(item)) continue;
      names[at] = item.runs;
      used.add(item);
    }
    const missing = names.flatMap((name, at) => (name ? [] : [at]));
    const unused = list.filter((item) => !used.has(item));
    const [column] = missing;
    const [item] = unused;
    // One name and one column left over belong together, however different they sound.
    if (column !== undefined && item && missing.length === 1 && unused.length === 1) {
      names[column] = item.runs;
      used.add(item);
    }
    if (used.size * 2 >= columns.length) return { names, used };
  }
  return none;
}

type Item = Extract<Block, { type: 'item' }>;

function listsOf(blocks: readonly Block[]): Item[][] {
  const lists: Item[][] = [];
  blocks.forEach((block, at) => {
    if (block.type !== 'item') return;
    if (blocks[at - 1]?.type === 'item') lists.at(-1)?.push(block);
    else lists.push([block]);
  });
  return lists;
}

/** Reads each column as a section and each of its bullets as an activity; the column's name is the other name. */
export function readAxes(
  draft: Draft,
  rows: readonly Row[],
  names: NamedAxes['names'],
  base: string | null,
): void {
  const [header, ...body] = rows;
  header?.cells.forEach((cell, column) => {
    const blocks = body.flatMap((row) => [...(row.cells[column]?.blocks ?? [])]);
    const own = cellText(cell);
    const listed = names[column];
    if (own === '' && blocks.length === 0) return;
    const sectionId =
      own === '' && !listed
        ? base
        : addSection(
            draft,
            base,
            listed ?? cell.blocks.flatMap((block) => [...block.runs]),
            listed ? own : '',
          );
    for (const block of blocks) {
      if (lineOf(block.runs) === '') continue;
      const deeper = block.type === 'item' && block.level > 0;
      if (!deeper || !addToLastRemarks(draft, [block])) addActivity(draft, { sectionId, title: block.runs });
    }
  });
  // A row longer than its header has cells that no axis owns.
  for (const row of body)
    draft.left.push(...row.cells.slice(header?.cells.length ?? 0).flatMap((cell) => [...cell.blocks]));
}
