import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ErrorCode, JalonError } from '#domain/errors';
import { COLUMN_CHOICES, type ColumnChoice, type ColumnChoices } from '#domain/import/columns';
import { IMPORT_KINDS, type ImportKind, type ImportResult } from '#domain/import/result';
import { readImport } from './read';
import { summary } from './summary';

/** What a command of the command line answers: `out` for standard output, `error` (one line) for standard error. */
export interface CommandResult {
  readonly exit: number;
  readonly out?: ImportResult | string;
  readonly error?: string;
}

const USAGE = `usage: jalon import FILE [--kind ${IMPORT_KINDS.join('|')}] [--map HEADER=${COLUMN_CHOICES.join('|')}]… [--json]`;

const REASONS: Partial<Record<ErrorCode, string>> = {
  'file-type': 'is no Word (.docx), Excel (.xlsx), CSV or text file, nor data of Jalon (.json)',
  'file-unreadable': 'is damaged or empty',
  'too-large': 'is too large, or takes too long to read',
};

/** `import FILE [--kind K] [--map HEADER=FIELD]… [--json]`: what the import of a file would make; nothing is written anywhere. */
export async function importCommand(args: string[]): Promise<CommandResult> {
  const asked = readArguments(args);
  if (!asked) return { exit: 2, error: USAGE };
  let bytes: Buffer;
  try {
    bytes = await readFile(asked.file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { exit: 2, error: `import: cannot read ${asked.file} (${code})` };
  }
  try {
    const result = await readImport(bytes, basename(asked.file), {
      kind: asked.kind,
      columns: asked.columns,
    });
    return { exit: 0, out: asked.json ? result : summary(result) };
  } catch (error) {
    if (!(error instanceof JalonError)) throw error;
    const why = REASONS[error.code] ?? 'cannot be imported';
    return { exit: 2, error: `import: ${basename(asked.file)} ${why} (${error.code})` };
  }
}

interface Asked {
  readonly file: string;
  readonly kind?: ImportKind | undefined;
  readonly columns: ColumnChoices;
  readonly json: boolean;
}

function readArguments(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        kind: { type: 'string' },
        map: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    });
    const kind = z.enum(IMPORT_KINDS).optional().safeParse(values.kind);
    const columns = readColumns(values.map ?? []);
    const [file, ...more] = positionals;
    if (!file || more.length > 0 || !kind.success || !columns) return null;
    return { file, kind: kind.data, columns, json: values.json ?? false };
  } catch (error) {
    // parseArgs throws for an option it does not know.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A header may hold the sign itself: the last one counts. */
function readColumns(pairs: readonly string[]): ColumnChoices | null {
  const columns: Record<string, ColumnChoice> = {};
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    const field = COLUMN_CHOICES.find((each) => each === pair.slice(at + 1));
    if (at < 1 || !field) return null;
    columns[pair.slice(0, at)] = field;
  }
  return columns;
}
