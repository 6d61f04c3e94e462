import { z } from 'zod';
import { COLUMN_CHOICES, type ColumnChoices } from '#domain/import/columns';
import { readRanges } from '#domain/import/ranges';
import { IMPORT_KINDS } from '#domain/import/result';

const columnSchema = z.tuple([z.string().regex(/^c\d{1,4}$/), z.enum(COLUMN_CHOICES)]);

/** What columns hold, as an address says it: "c1:period,c4:other". */
const columnsSchema = z
  .string()
  .max(8000)
  .transform((text, context): ColumnChoices => {
    const pairs = text === '' ? [] : text.split(',').map((pair) => columnSchema.safeParse(pair.split(':')));
    if (pairs.some(({ success }) => !success)) context.addIssue('not columns');
    return Object.fromEntries(pairs.flatMap(({ data }) => (data ? [data] : [])));
  })
  .optional();

/** Numbers of rows, as `writeRanges` writes them. */
export const rangesSchema = z
  .string()
  .transform((text, context): ReadonlySet<number> => {
    const numbers = readRanges(text);
    if (!numbers) context.addIssue('not numbers');
    return numbers ?? new Set();
  })
  .optional();

/** What a person chose about a file, beside it. */
export const importChoicesSchema = z.object({
  fileName: z.string().min(1).max(300),
  /** Absent: recognised from the file. */
  kind: z.enum(IMPORT_KINDS).optional(),
  columns: columnsSchema,
});
