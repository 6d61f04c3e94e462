import { activityStatuses } from '#domain/activities/status';
import { activityKinds, kindDefinitions } from '#domain/document/kinds';
import { richTextToPlain } from '#domain/document/rich-text';
import type { Directory } from '#domain/import/organisations';
import type { ImportedActivity, ImportedSection, OwnFields, RevisedField } from '#domain/import/result';
import { richText } from '#domain/import/rich';
import type { Row, TextBlock } from '#domain/import/source';
import { columnName, type FileColumn, fileColumns, wordsOf } from '#server/exports/words';
import { ITEM, NOT_AN_ITEM } from '#server/exports/xlsx-text';
import { indicatorLines, namedLines, periodOf, placeLines } from './lines';
import { followSections } from './sections';
import { exactLines, exactText, type OwnSource } from './source';

type Column = { readonly level: number } | { readonly field: FileColumn } | { readonly other: string };
type Source = Pick<OwnSource, 'form' | 'mark'>;

/** What each column of a table of ours holds; null when it names no activities any more. */
export function columnsOf(header: Row | undefined, { mark }: Source): Column[] | null {
  const words = wordsOf(mark.words);
  const { levels } = kindDefinitions[mark.kind];
  const columns = (header?.cells ?? []).map((cell): Column => {
    const text = exactLines(cell.blocks).trim();
    const level = levels.findIndex((each) => words.level[each] === text);
    if (level >= 0) return { level };
    if (/^\d$/.test(text)) return { level: Number(text) - 1 };
    const field = fileColumns.find((each) => columnName(each, mark.words) === text);
    return field ? { field } : { other: text };
  });
  return columns.some((column) => 'field' in column && column.field === 'title') ? columns : null;
}

/** Reads a table of ours, every cell for what it is. */
export function readTable(
  rows: readonly Row[],
  columns: readonly Column[],
  source: Source,
  names: Directory,
  into: { sections: ImportedSection[]; activities: ImportedActivity[] },
): void {
  const levels = columns
    .flatMap((column, at) => ('level' in column ? [{ at, level: column.level }] : []))
    .sort((a, b) => a.level - b.level)
    .map(({ at }) => at);
  const sectionOf = followSections(source, levels, into.sections);
  for (const row of rows) {
    const sectionId = sectionOf(row);
    const cells = new Map<FileColumn, readonly TextBlock[]>();
    const other: Record<string, string> = {};
    row.cells.forEach((cell, at) => {
      const column = columns[at] ?? { other: `#${at + 1}` };
      if ('level' in column || exactLines(cell.blocks).trim() === '') return;
      if ('field' in column) cells.set(column.field, cell.blocks);
      else other[column.other || `#${at + 1}`] = exactLines(cell.blocks);
    });
    // A section that holds nothing has a row of its own.
    if (cells.size === 0 && Object.keys(other).length === 0) continue;
    const at = row.cells.flatMap((cell, column) =>
      (cell.at ?? []).map((id) => ({ id, field: revisedField(columns[column]) })),
    );
    into.activities.push({
      id: `a${into.activities.length + 1}`,
      sectionId,
      ...readActivity(cells, other, source, names),
      ...(at.length > 0 ? { at } : {}),
    });
  }
}

/** The dates of a period are one field of an activity with its words. */
function revisedField(column: Column | undefined): RevisedField {
  if (column === undefined || 'other' in column) return 'other';
  if ('level' in column) return 'section';
  return column.field === 'start' || column.field === 'end' ? 'period' : column.field;
}

function readActivity(
  cells: ReadonlyMap<FileColumn, readonly TextBlock[]>,
  other: Record<string, string>,
  { form, mark }: Source,
  names: Directory,
): Omit<ImportedActivity, 'id' | 'sectionId'> {
  const words = wordsOf(mark.words);
  const blocks = (field: FileColumn) => cells.get(field) ?? [];
  const text = (field: FileColumn) => exactLines(blocks(field));
  const rich = (field: FileColumn) =>
    richText(form === 'lines' ? blocks(field).map(listItem) : blocks(field), 'kept');
  /** A word of ours; another one is kept as it stands. */
  const chosen = <T extends string>(field: FileColumn, all: readonly T[], named: Record<T, string>) => {
    const said = text(field).trim();
    const found = all.find((each) => named[each] === said);
    if (!found && said !== '') other[columnName(field, mark.words)] = said;
    return found;
  };
  const figure = (field: FileColumn) => {
    const said = text(field).trim();
    const value = said === '' ? Number.NaN : Number(said);
    if (said !== '' && !Number.isFinite(value)) other[columnName(field, mark.words)] = said;
    return Number.isFinite(value) ? value : undefined;
  };
  const status = chosen('status', activityStatuses, words.status);
  const remarks = rich('remarks');
  const number = text('number');
  const kind = chosen('kind', activityKinds, words.activityKind);
  const quantity = figure('quantity');
  const minutes = figure('minutes');
  const own: OwnFields = {
    ...(kind ? { kind } : {}),
    ...(quantity === undefined ? {} : { quantity }),
    ...(minutes === undefined ? {} : { minutes }),
    targetGroup: text('targetGroup'),
    startsAt: text('startsAt'),
    recurring: text('recurring').trim() !== '',
    expectedResult: rich('expectedResult'),
    partners: namedLines(blocks('partners'), names),
    deliverables: namedLines(blocks('deliverables'), names),
    projects: blocks('projects').map((block) => exactText(block.runs).trim()),
    indicators: indicatorLines(blocks('indicators')),
  };
  const dates = cells.has('start') || cells.has('end');
  return {
    ...(number === '' ? {} : { number }),
    title: text('title'),
    period: periodOf(
      blocks('period'),
      mark,
      dates ? { start: text('start').trim(), end: text('end').trim() } : null,
    ),
    ...placeLines(blocks('places'), words.plan.or),
    responsibles: namedLines(blocks('responsibles'), names),
    ...(status ? { status, statusText: text('status').trim() } : {}),
    remarks: richTextToPlain({ type: 'doc', content: remarks }),
    ...(remarks.length > 0 ? { remarksRich: remarks } : {}),
    ...(Object.keys(other).length > 0 ? { other } : {}),
    own,
  };
}

/** A line of a spreadsheet's cell as what its sign says it is. */
function listItem(block: TextBlock): TextBlock {
  const [first, ...others] = block.runs;
  if (!first) return block;
  if (first.text.startsWith(NOT_AN_ITEM))
    return { ...block, runs: [{ ...first, text: first.text.slice(NOT_AN_ITEM.length) }, ...others] };
  const item = ITEM.exec(first.text);
  if (!item) return block;
  return {
    type: 'item',
    level: (item[1] ?? '').length / 2,
    ordered: item[2] !== '•',
    runs: [{ ...first, text: first.text.slice(item[0].length) }, ...others],
  };
}
