import { isAxesTable, namedAxes, readAxes } from './axes';
import { type ColumnChoices, createColumns } from './columns';
import { addActivity, addSection, addToLastRemarks, type Draft, suspend } from './draft';
import { asGrid, type Grid, readGrid } from './grid';
import { kindNamed } from './kind';
import { languageOf } from './language';
import { namesActivity, namesSection } from './numbers';
import { directory } from './organisations';
import { derivation } from './origin';
import { prepare } from './prepare';
import type { ImportedColumn, ImportKind, ImportOptions, ImportResult } from './result';
import { inline, marked, richText, saysMore } from './rich';
import { type Block, cellText, lineOf, type Row, type SourceDocument } from './source';
import { tellsSuspension } from './status';
import { fold } from './words';

/**
 * Understands a file's blocks as one of the network's documents (docs/field.md, "The documents, as they really
 * look"). Never throws, guesses nothing silently and loses nothing: what fits no field is in `leftover`.
 */
export function importDocument(source: SourceDocument, options: ImportOptions = {}): ImportResult {
  const { title: titleRuns, blocks } = prepare(source);
  const title = lineOf(titleRuns);
  const layout = layoutOf(blocks, options.columns);
  const kind = options.kind ?? kindNamed(title) ?? kindOf(layout);
  const language = languageOf([title, ...blocks.map(blockText)].join(' '));
  const year = onlyYear(title) ?? options.year;
  const draft: Draft = {
    language,
    year,
    names: directory(options.known),
    sections: [],
    activities: [],
    left: [],
  };
  const origin = kind === 'text' ? null : derivation(blocks, { language });
  const rest = blocks.filter((block) => block !== origin?.block);
  if (kind === 'text') for (const block of rest) leave(draft, block);
  else readBlocks(draft, rest, layout);
  return {
    kind,
    title,
    ...(marked(titleRuns) ? { titleRich: inline(titleRuns) } : {}),
    language,
    ...(year === undefined ? {} : { year }),
    ...(options.kind !== 'text' && layout.columns.length > 0 ? { columns: layout.columns } : {}),
    ...(origin ? { derivedFrom: origin.derivedFrom } : {}),
    sections: draft.sections,
    activities: draft.activities,
    leftover: draft.left
      .map((block) => (block.type === 'table' ? '' : lineOf(block.runs)))
      .filter((text) => text !== ''),
    ...(saysMore(draft.left) ? { leftoverRich: richText(draft.left) } : {}),
  };
}

/** How the activities stand on the page. */
interface Layout {
  readonly grids: ReadonlyMap<Block, Grid>;
  readonly axes: ReadonlySet<Block>;
  /** Of all tables that are not axes side by side. */
  readonly columns: readonly ImportedColumn[];
  /** Bullets under headings call themselves activities, or the headings axes. */
  readonly outline: boolean;
}

function layoutOf(blocks: readonly Block[], choices: ColumnChoices | undefined): Layout {
  const columns = createColumns(choices);
  const grids = new Map<Block, Grid>();
  const axes = new Set<Block>();
  for (const block of blocks) {
    if (block.type !== 'table') continue;
    if (isAxesTable(block.rows) && !asGrid(createColumns().read(block.rows))) {
      axes.add(block);
      continue;
    }
    const table = columns.read(block.rows);
    const grid = asGrid(table);
    columns.decide(table.ids, grid?.fields ?? []);
    if (grid) grids.set(block, grid);
  }
  const lines = blocks.filter((block) => block.type === 'item' || block.type === 'paragraph');
  const activities = lines.filter((block) => namesActivity(lineOf(block.runs))).length;
  const headings = blocks.filter(
    (block) => block.type === 'heading' && namesSection(lineOf(block.runs)),
  ).length;
  const items = blocks.some((block) => block.type === 'item');
  return { grids, axes, columns: columns.list(), outline: activities > 1 || (headings > 1 && items) };
}

function kindOf(layout: Layout): ImportKind {
  const grid = layout.grids.values().next().value;
  if (grid) {
    if (
      grid.headers.some((header) =>
        /\b(heure|horaire|time|hour|hora|ora|orario)s?\b|الساعة|التوقيت/u.test(fold(header)),
      )
    ) {
      return 'agenda';
    }
    const fields = new Set(grid.fields.flat());
    return fields.has('period') || fields.has('place') || !fields.has('status') ? 'action-plan' : 'tracker';
  }
  if (layout.axes.size > 0) return 'roadmap';
  return layout.outline ? 'tracker' : 'text';
}

/** The year of a title that names one only; "2017-2018" is no year to read "mars" in. */
function onlyYear(title: string): number | undefined {
  const years = new Set(title.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []);
  const [only] = years;
  return years.size === 1 ? Number(only) : undefined;
}

/** Walks the blocks with the headings above them; lists are activities only where no table holds them. */
function readBlocks(draft: Draft, blocks: readonly Block[], layout: Layout): void {
  const tables = layout.grids.size + layout.axes.size > 0;
  const outline = !tables && (layout.outline || blocks.some((block) => block.type === 'heading'));
  const named = new Map(
    [...layout.axes].map((table) => {
      const header: Row =
        table.type === 'table' && table.rows[0] ? table.rows[0] : { header: true, cells: [] };
      return [table, namedAxes(blocks.slice(0, blocks.indexOf(table)), header)];
    }),
  );
  const used = new Set([...named.values()].flatMap((each) => [...each.used]));
  const stack: { level: number; id: string }[] = [];
  for (const [index, block] of blocks.entries()) {
    const section = stack.at(-1)?.id ?? null;
    if (used.has(block)) continue;
    if (block.type === 'heading') {
      while ((stack.at(-1)?.level ?? 0) >= block.level) stack.pop();
      if (!outline && !leadsToTable(blocks, index, layout)) leave(draft, block);
      else stack.push({ level: block.level, id: addSection(draft, stack.at(-1)?.id ?? null, block.runs) });
    } else if (block.type === 'table') {
      const grid = layout.grids.get(block);
      const axes = named.get(block);
      if (grid) readGrid(draft, grid, section);
      else if (axes) readAxes(draft, block.rows, axes.names, section);
      else leave(draft, block);
    } else if (outline && block.type !== 'note') readLine(draft, block, section);
    else leave(draft, block);
  }
}

function readLine(
  draft: Draft,
  block: Extract<Block, { type: 'item' | 'paragraph' }>,
  section: string | null,
): void {
  const text = lineOf(block.runs);
  const empty = !draft.activities.some((activity) => activity.sectionId === section);
  if (section && empty && tellsSuspension(text)) {
    suspend(draft, section, text);
    return;
  }
  if (block.type === 'item' && block.level > 0 && !namesActivity(text) && !empty) {
    addToLastRemarks(draft, [block]);
    return;
  }
  if (namesActivity(text) || (block.type === 'item' && section)) {
    addActivity(draft, {
      sectionId: section,
      title: block.runs,
      at: (block.at ?? []).map((id) => ({ id, field: 'title' })),
    });
    return;
  }
  leave(draft, block);
}

/** Whether a table of activities stands under a heading before the next one of its level. */
function leadsToTable(blocks: readonly Block[], index: number, layout: Layout): boolean {
  const heading = blocks[index];
  if (heading?.type !== 'heading') return false;
  for (const block of blocks.slice(index + 1)) {
    if (block.type === 'heading' && block.level <= heading.level) return false;
    if (layout.grids.has(block) || layout.axes.has(block)) return true;
  }
  return false;
}

/** Keeps a block for the narrative; a table that is not understood gives one line a row. */
function leave(draft: Draft, block: Block): void {
  if (block.type !== 'table') {
    draft.left.push(block);
    return;
  }
  for (const row of block.rows) {
    const cells = row.cells.filter((cell) => cellText(cell) !== '');
    const runs = cells.flatMap((cell, column) =>
      cell.blocks.flatMap((each, line) => {
        const between = line > 0 ? [{ text: ' ' }] : column > 0 ? [{ text: ' | ' }] : [];
        return [...between, ...each.runs];
      }),
    );
    if (runs.length > 0) draft.left.push({ type: 'paragraph', runs });
  }
}

function blockText(block: Block): string {
  if (block.type !== 'table') return lineOf(block.runs);
  return block.rows.flatMap((row) => row.cells.map(cellText)).join(' ');
}
