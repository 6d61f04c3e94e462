import type { ColumnedTable } from './columns';
import { addActivity, addSection, addToLastRemarks, type Draft, sectionNamed } from './draft';
import type { ColumnField } from './result';
import { type Cell, cellText, lineOf, type Row, type Run, type TextBlock } from './source';

/** A table whose header is understood: which column holds what. */
export interface Grid {
  readonly headers: readonly string[];
  readonly fields: readonly (readonly ColumnField[])[];
  readonly body: readonly Row[];
}

/**
 * Understands a table by its header and by what somebody chose. null when there is no known header and nobody said
 * which column holds the activities, or when none says what is done: without a column of activities the innermost
 * column of sections is taken for it.
 */
export function asGrid({ headers, known, chosen, body }: ColumnedTable): Grid | null {
  const holds = (field: ColumnField) => chosen.some((each) => each?.includes(field) ?? false);
  if (!known && !holds('title')) return null;
  const fields = headers.map((_, at): ColumnField[] => [...(chosen[at] ?? known?.[at] ?? [])]);
  const free = (at: number) => chosen[at] === null;
  if (!fields.some((each) => each.includes('title'))) {
    const innermost = fields.findLastIndex((each, at) => each.includes('section') && free(at));
    const untitled =
      innermost >= 0 ? innermost : fields.findIndex((each, at) => each[0] === 'other' && free(at));
    if (untitled < 0) return null;
    fields[untitled] = ['title'];
  }
  // A second column of activities has nowhere to go but "other"; what somebody chose goes before.
  const isTitle = (each: readonly ColumnField[] | null | undefined) => each?.includes('title') ?? false;
  const title = holds('title') ? chosen.findIndex(isTitle) : fields.findIndex(isTitle);
  return {
    headers,
    fields: fields.map((each, at) =>
      each.includes('title') && at !== title ? ['other'] : each.length > 0 ? each : ['other'],
    ),
    body,
  };
}

/**
 * Reads a grid's rows into the draft. Merged or empty section cells go on with the section above; a row
 * that one cell fills is a band. Several bullets in one cell of activities are several activities of the
 * row's period, place and responsibles.
 */
export function readGrid(draft: Draft, grid: Grid, base: string | null): void {
  const levels = columnsOf(grid, 'section');
  const path: ({ text: string; id: string } | null)[] = levels.map(() => null);
  let band = base;
  const innermost = () => path.findLast((section) => section !== null)?.id ?? band;
  grid.body.forEach((row, index) => {
    if (isBand(row)) {
      band = addSection(draft, base, runsOf(row.cells[0]));
      path.fill(null);
      return;
    }
    levels.forEach((column, level) => {
      const runs = runsOf(row.cells[column]);
      const text = lineOf(runs);
      if (text === '' || path[level]?.text === text) return;
      path.fill(null, level);
      path[level] = { text, id: sectionNamed(draft, innermost(), runs) };
    });
    readRow(draft, grid, index, innermost());
  });
}

function readRow(draft: Draft, grid: Grid, index: number, sectionId: string | null): void {
  const row = grid.body[index];
  if (!row) return;
  const titleColumn = grid.fields.findIndex((each) => each.includes('title'));
  const blocks = (field: ColumnField) =>
    columnsOf(grid, field).flatMap((column) => [...(originOf(grid, index, column)?.blocks ?? [])]);
  const lines = (columns: readonly number[], between: string) =>
    columns
      .map((column) => cellText(originOf(grid, index, column)))
      .filter((text) => text !== '')
      .join(between);

  const titleCell = row.cells[titleColumn];
  if (titleCell?.covered === 'above' && draft.activities.length > 0) {
    addToLastRemarks(draft, ownBlocks(grid, row));
    return;
  }
  const titles = titlesOf(titleCell);
  if (titles.length === 0) {
    draft.left.push(...ownBlocks(grid, row));
    return;
  }
  const both = grid.fields.flatMap((each, at) =>
    each.includes('place') && each.includes('period') ? [at] : [],
  );
  const only = (field: ColumnField) => columnsOf(grid, field).filter((column) => !both.includes(column));
  const statusColumn = columnsOf(grid, 'status')[0];
  titles.forEach(({ runs, below }, at) => {
    addActivity(draft, {
      sectionId,
      title: runs,
      number: lines(columnsOf(grid, 'number'), ' ').replace(/\n/g, ' '),
      placeAndPeriod: lines(both, ', '),
      period: lines(only('period'), ' - ').replace(/\n/g, ' '),
      place: lines(only('place'), ', '),
      responsible: lines(columnsOf(grid, 'responsible'), '\n'),
      ...(statusColumn === undefined
        ? {}
        : { status: { header: headerOf(grid, statusColumn), text: lines([statusColumn], ' ') } }),
      remarks: at === 0 ? [...below, ...blocks('remarks')] : below,
      at: row.cells.flatMap((cell, column) =>
        (cell.at ?? []).flatMap((id) =>
          (grid.fields[column] ?? ['other' as const]).map((field) => ({ id, field })),
        ),
      ),
      ...(at === 0
        ? {
            other: otherCells(grid, index, statusColumn),
            more: {
              partners: headed(grid, 'partners', (columns) => lines(columns, '\n')),
              deliverables: lines(columnsOf(grid, 'deliverables'), '\n'),
              targetGroup: lines(columnsOf(grid, 'targetGroup'), ', '),
              quantity: headed(grid, 'quantity', (columns) => lines(columns, ' ')),
              expectedResult: blocks('expectedResult'),
            },
          }
        : {}),
    });
  });
}

function headed(grid: Grid, field: ColumnField, read: (columns: readonly number[]) => string) {
  const columns = columnsOf(grid, field);
  return { header: headerOf(grid, columns[0]), text: read(columns) };
}

function headerOf(grid: Grid, column = 0): string {
  return grid.headers[column] || `#${column + 1}`;
}

function columnsOf(grid: Grid, field: ColumnField): number[] {
  return grid.fields.flatMap((each, column) => (each.includes(field) ? [column] : []));
}

/** The cell that speaks for a position: a merged one speaks for the rows below it, not for columns beside it. */
function originOf(grid: Grid, row: number, column: number): Cell | undefined {
  for (let at = row; at >= 0; at -= 1) {
    const cell = grid.body[at]?.cells[column];
    if (cell?.covered !== 'above') return cell?.covered === 'left' ? undefined : cell;
  }
  return undefined;
}

function otherCells(grid: Grid, row: number, statusColumn: number | undefined): Record<string, string> {
  const other = new Map<string, string>();
  const columns = columnsOf(grid, 'other').concat(
    columnsOf(grid, 'status').filter((column) => column !== statusColumn),
    // A row may be longer than its header.
    (grid.body[row]?.cells ?? []).flatMap((_, column) => (column >= grid.fields.length ? [column] : [])),
  );
  for (const column of columns) {
    const text = cellText(originOf(grid, row, column));
    const header = headerOf(grid, column);
    const before = other.get(header);
    if (text !== '') other.set(header, before ? `${before}\n${text}` : text);
  }
  return Object.fromEntries(other);
}

/** What a row itself says outside its section columns. */
function ownBlocks(grid: Grid, row: Row): TextBlock[] {
  return row.cells.flatMap((cell, column) =>
    grid.fields[column]?.includes('section') ? [] : [...cell.blocks],
  );
}

function isBand(row: Row): boolean {
  const [first, ...others] = row.cells;
  return others.length > 0 && cellText(first) !== '' && others.every((cell) => cell.covered === 'left');
}

function runsOf(cell: Cell | undefined): Run[] {
  return (cell?.blocks ?? []).flatMap((block, at) =>
    at === 0 ? [...block.runs] : [{ text: ' ' }, ...block.runs],
  );
}

/** The activities of a cell: each outermost bullet one, or all its paragraphs together one. */
function titlesOf(cell: Cell | undefined): { runs: Run[]; below: TextBlock[] }[] {
  if (!cell || cellText(cell) === '') return [];
  const outermost = cell.blocks.filter((block) => block.type === 'item' && block.level === 0);
  if (outermost.length < 2) {
    const deeper = cell.blocks.filter((block) => block.type === 'item' && block.level > 0);
    if (outermost.length === 0 || deeper.length === 0) return [{ runs: runsOf(cell), below: [] }];
    return [
      { runs: runsOf({ blocks: cell.blocks.filter((block) => !deeper.includes(block)) }), below: deeper },
    ];
  }
  const titles: { runs: Run[]; below: TextBlock[] }[] = [];
  const before: TextBlock[] = [];
  for (const block of cell.blocks) {
    if (block.type === 'item' && block.level === 0) titles.push({ runs: [...block.runs], below: [] });
    else (titles.at(-1)?.below ?? before).push(block);
  }
  titles[0]?.below.unshift(...before);
  return titles;
}
