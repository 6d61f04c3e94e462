import { headerRow } from './prepare';
import type { ColumnField, ImportedColumn } from './result';
import { type Cell, cellText, type Row } from './source';
import { fold } from './words';

/** What somebody may say that a column holds; `other` leaves it out of the fields, its values go to the remarks. */
export const COLUMN_CHOICES = [
  'section',
  'number',
  'title',
  'period',
  'place',
  'place-period',
  'responsible',
  'partners',
  'status',
  'quantity',
  'targetGroup',
  'deliverables',
  'expectedResult',
  'remarks',
  'other',
] as const;
export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

/** What was chosen for columns, by their ids or by their headers. What is not named is understood by itself. */
export type ColumnChoices = Readonly<Record<string, ColumnChoice>>;

/** The choice that says what a column is taken for; null when its table is kept as text. */
export function choiceOf(fields: readonly ColumnField[]): ColumnChoice | null {
  if (fields.includes('place') && fields.includes('period')) return 'place-period';
  return fields[0] ?? null;
}

/** How many of a column's values are shown. */
const SAMPLES = 2;
const LONGEST_SAMPLE = 120;

/** A table with the ids of its columns. A table without a known header has columns without one. */
export interface ColumnedTable {
  readonly headers: readonly string[];
  readonly ids: readonly string[];
  /** By the header's words alone; null when there is no known header. */
  readonly known: readonly (readonly ColumnField[])[] | null;
  /** What somebody chose; null where nobody did. */
  readonly chosen: readonly (readonly ColumnField[] | null)[];
  readonly body: readonly Row[];
}

/**
 * The columns of a file's tables. Tables of one form have theirs in common: those with the same headers, or with none
 * and equally many columns. Ids are given in reading order and depend on the file alone.
 */
export function createColumns(choices: ColumnChoices = {}) {
  const found = new Map<string, { column: ImportedColumn; samples: string[]; filled: number }>();
  const byHeader = new Map(Object.entries(choices).map(([name, choice]) => [fold(name), choice]));
  const choiceFor = (id: string, header: string): ColumnChoice | undefined =>
    choices[id] ?? (header === '' ? undefined : byHeader.get(fold(header)));

  /** Names the columns of a table; their values are looked at for samples. */
  function read(rows: readonly Row[]): ColumnedTable {
    const [first] = rows;
    const known = first ? headerRow(first) : null;
    const body = known ? rows.slice(1) : rows;
    const width = known ? (first?.cells.length ?? 0) : Math.max(0, ...rows.map((row) => row.cells.length));
    const headers = Array.from({ length: width }, (_, at) =>
      known ? cellText(first?.cells[at]).replace(/\n/g, ' ') : '',
    );
    const used = new Map<string, number>();
    const ids = headers.map((header, at) => {
      const name = header === '' ? `#${at + 1}${known ? '' : `/${width}`}` : header;
      const times = (used.get(name) ?? 0) + 1;
      used.set(name, times);
      const key = `${name}\n${times}`;
      const entry = found.get(key) ?? {
        column: { id: `c${found.size + 1}`, header, fields: [], samples: [], filled: 0 },
        samples: [],
        filled: 0,
      };
      found.set(key, entry);
      lookAt(entry, body, at);
      return entry.column.id;
    });
    const chosen = ids.map((id, at) => {
      const choice = choiceFor(id, headers[at] ?? '');
      return choice ? fieldsOf(choice) : null;
    });
    return { headers, ids, known, chosen, body };
  }

  /** Says what the columns of a table were taken for in the end. */
  function decide(ids: readonly string[], fields: readonly (readonly ColumnField[])[]): void {
    for (const [key, entry] of found) {
      const at = ids.indexOf(entry.column.id);
      if (at >= 0) found.set(key, { ...entry, column: { ...entry.column, fields: fields[at] ?? [] } });
    }
  }

  /** All of them, in reading order; those that hold nothing and say nothing are left out. */
  function list(): ImportedColumn[] {
    return [...found.values()]
      .map(({ column, samples, filled }) => ({ ...column, samples, filled }))
      .filter(({ header, filled }) => header !== '' || filled > 0);
  }

  return { read, decide, list };
}
export type Columns = ReturnType<typeof createColumns>;

function fieldsOf(choice: ColumnChoice): readonly ColumnField[] {
  return choice === 'place-period' ? ['place', 'period'] : [choice];
}

function lookAt(entry: { samples: string[]; filled: number }, body: readonly Row[], at: number): void {
  for (const row of body) {
    const text = sampleOf(row.cells[at]);
    if (text === '') continue;
    entry.filled += 1;
    if (entry.samples.length < SAMPLES && !entry.samples.includes(text)) entry.samples.push(text);
  }
}

function sampleOf(cell: Cell | undefined): string {
  const text = cellText(cell).replace(/\s+/g, ' ');
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE).trimEnd()}…` : text;
}
