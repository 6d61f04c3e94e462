import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ErrorCode, JalonError } from '#domain/errors';
import { IMPORT_KINDS, type ImportKind, type ImportResult } from '#domain/import/result';
import { readImport } from './read';
import { summary } from './summary';

/** What a command of the command line answers: `out` for standard output, `error` (one line) for standard error. */
export interface CommandResult {
  readonly exit: number;
  readonly out?: ImportResult | string;
  readonly error?: string;
}

const USAGE = `usage: jalon import FILE [--kind ${IMPORT_KINDS.join('|')}] [--json]`;

const REASONS: Partial<Record<ErrorCode, string>> = {
  'file-type': 'is no Word (.docx), Excel (.xlsx), CSV or text file, nor data of Jalon (.json)',
  'file-unreadable': 'is damaged or empty',
  'too-large': 'is too large, or takes too long to read',
};

/** `import FILE [--kind K] [--json]`: what the import of a file would make; nothing is written anywhere. */
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
    const result = await readImport(bytes, basename(asked.file), { kind: asked.kind });
    return { exit: 0, out: asked.json ? result : summary(result) };
  } catch (error) {
    if (!(error instanceof JalonError)) throw error;
    const why = REASONS[error.code] ?? 'cannot be imported';
    return { exit: 2, error: `import: ${basename(asked.file)} ${why} (${error.code})` };
  }
}

function readArguments(
  args: string[],
): { file: string; kind?: ImportKind | undefined; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { kind: { type: 'string' }, json: { type: 'boolean' } },
    });
    const kind = z.enum(IMPORT_KINDS).optional().safeParse(values.kind);
    const [file, ...more] = positionals;
    if (!file || more.length > 0 || !kind.success) return null;
    return { file, kind: kind.data, json: values.json ?? false };
  } catch (error) {
    // parseArgs throws for an option it does not know.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
