import { notStated } from '#domain/statistics/codes/code';
import { codesOf, type DimensionName } from '#domain/statistics/dimensions';
import { askedTables, type CompletedTable, monthsOf } from '#domain/statistics/typed';
import type { ReturnPage } from '#server/statistics/read-return';
import type { TypedDraft } from './draft';

/** Beyond these a list is chosen from, line by line; all would be a page nobody reads. */
const MOST_LINES = 20;

/** How a table is typed: which codes stand in its lines and columns, and where a count goes. */
export interface TableLayout {
  readonly id: string;
  /** Dimensions that the lines are made of; several are crossed. */
  readonly lineNames: readonly DimensionName[];
  /** Empty: one column, of all cases. */
  readonly columnNames: readonly DimensionName[];
  /** Codes joined with `|`. */
  readonly lines: readonly string[];
  readonly columns: readonly string[];
  /** Lines are added by choosing codes, of these for each dimension. Null: all of them stand there. */
  readonly choices: readonly (readonly string[])[] | null;
  /** The key of the cell of a line and a column, in the table's own order. */
  readonly cell: (line: string, column: string) => string;
}

export function layoutOf(
  { asked, lines: expected }: CompletedTable,
  draft: TypedDraft,
  period: ReturnPage['period'],
): TableLayout {
  const { id, dimensions } = asked;
  const first = asked === askedTables[0];
  const columnNames = first ? dimensions.slice(-1) : asked.given;
  const lineNames = dimensions.filter((name) => !columnNames.includes(name));
  const choices = lineNames.map((name) =>
    name === 'month'
      ? monthsOf({ start: period.startsOn, end: period.endsOn })
      : // Of all tables but the first, "not stated" is worked out.
        codesOf(name).filter((code) => first || code !== notStated.code),
  );
  const chosen = choices.length > 1 || (choices[0]?.length ?? 0) > MOST_LINES;
  const counted = Object.keys(draft.counts[id] ?? {}).map((key) => {
    const codes = key.split('|');
    return lineNames.map((name) => codes[dimensions.indexOf(name)]).join('|');
  });
  return {
    id,
    lineNames,
    columnNames,
    lines: chosen ? [...new Set([...(draft.added[id] ?? []), ...counted])] : (choices[0] ?? []),
    columns: first ? columnNames.flatMap((name) => allOf(name)) : sorted(expected, columnNames),
    choices: chosen ? choices : null,
    cell: (line, column) => {
      const [lineCodes, columnCodes] = [line.split('|'), column.split('|')];
      return dimensions
        .map((name) => lineCodes[lineNames.indexOf(name)] ?? columnCodes[columnNames.indexOf(name)])
        .join('|');
    },
  };
}

const allOf = (name: DimensionName): string[] => (name === 'month' ? [] : codesOf(name));

/** The columns that have to be reached, in the order of their dimension. */
function sorted(expected: CompletedTable['lines'], [name]: readonly DimensionName[]): string[] {
  const order = name ? allOf(name) : [];
  return expected.map(({ key }) => key.join('|')).sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
