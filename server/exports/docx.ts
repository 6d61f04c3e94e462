import { type Paragraph, Table, TableCell, TableRow, VerticalMergeType, WidthType } from 'docx';
import { direction } from '#domain/language';
import { richBlocks, run } from './blocks';
import { cellOf } from './cells';
import { derivationRuns } from './derivation';
import { HEADER_FILL, MARGIN, PAPER, tableLook, wordFile, wordTitle } from './docx-file';
import { styles } from './docx-styles';
import { paragraph, paragraphs } from './docx-text';
import { writeMark } from './mark';
import { type PlanColumn, type PlanRow, type PlanTable, type Printed, planTable } from './plan-table';
import { documentLanguage } from './words';

/**
 * A document as a Word file that can be sent as it is: title, where it comes from, the table on landscape pages with
 * its header on each and its sections as merged cells, then the text. Arabic runs from the right. Everything in it
 * can be seen; what looks is set by styles.
 */
export async function documentWord(printed: Printed): Promise<Uint8Array> {
  const { snapshot, words } = printed;
  const table = planTable(printed, { filled: true });
  const rightToLeft = direction(words) === 'rtl';
  const lists = { count: 0 };
  const hasTable = table.rows.length > 0;
  return wordFile({
    title: snapshot.title,
    keywords: writeMark({ ...snapshot, language: documentLanguage(snapshot), words }),
    landscape: hasTable,
    children: [
      wordTitle(snapshot.title, rightToLeft),
      ...derivedFrom(printed, rightToLeft),
      ...(hasTable ? [wordTable(table, printed, rightToLeft, lists)] : []),
      ...paragraphs(richBlocks(snapshot.body), { rightToLeft }, lists),
    ],
  });
}

function derivedFrom(printed: Printed, rightToLeft: boolean): Paragraph[] {
  const runs = derivationRuns(printed);
  return runs.length === 0 ? [] : [paragraph(runs, { style: styles.derivedFrom, rightToLeft })];
}

function wordTable(
  { columns, rows }: PlanTable,
  printed: Printed,
  rightToLeft: boolean,
  lists: { count: number },
): Table {
  const widths = widthsOf(columns);
  const header = columns.map(
    (column, at) =>
      new TableCell({
        width: { size: widths[at] ?? 0, type: WidthType.DXA },
        shading: { fill: HEADER_FILL },
        children: [paragraph([run(column.header)], { style: styles.header, rightToLeft })],
      }),
  );
  return new Table({
    ...tableLook(widths, rightToLeft),
    rows: [
      new TableRow({ children: header, tableHeader: true, cantSplit: true }),
      ...rows.map(
        (row, index) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(
              (column, at) =>
                new TableCell({
                  width: { size: widths[at] ?? 0, type: WidthType.DXA },
                  ...cellIn(rows, index, row, column, printed, rightToLeft, lists),
                }),
            ),
          }),
      ),
    ],
  });
}

/** A section's cell spans the rows that stand in it: one that goes on is merged with the one above. */
function cellIn(
  rows: readonly PlanRow[],
  index: number,
  row: PlanRow,
  column: PlanColumn,
  printed: Printed,
  rightToLeft: boolean,
  lists: { count: number },
) {
  const style = !('level' in column)
    ? styles.cell
    : column.level === 0
      ? styles.section
      : styles.innerSection;
  const place = { style, rightToLeft };
  const empty = [paragraph([], place)];
  if ('level' in column) {
    const section = row.path[column.level]?.id;
    const isSame = (other: PlanRow | undefined) =>
      section !== undefined && other?.path[column.level]?.id === section;
    if (isSame(rows[index - 1])) return { verticalMerge: VerticalMergeType.CONTINUE, children: empty };
    const made = paragraphs(cellOf(row, column, printed), place, lists);
    const children = made.length > 0 ? made : empty;
    return isSame(rows[index + 1]) ? { verticalMerge: VerticalMergeType.RESTART, children } : { children };
  }
  const made = paragraphs(cellOf(row, column, printed), place, lists);
  return { children: made.length > 0 ? made : empty };
}

/** Shares of the page's width, in whole twentieths of a point. */
function widthsOf(columns: readonly PlanColumn[]): number[] {
  const room = PAPER.height - 2 * MARGIN;
  const sum = columns.reduce((total, { weight }) => total + weight, 0);
  return columns.map(({ weight }) => Math.floor((room * weight) / sum));
}
