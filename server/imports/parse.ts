import { JalonError } from '#domain/errors';
import { importDocument } from '#domain/import/import';
import type { ImportedActivity, ImportOptions, ImportResult } from '#domain/import/result';
import type { SourceDocument } from '#domain/import/source';
import type { ImportLimits } from './limits';
import { readOwn } from './own/read';
import { decodeText, type ImportFormat, recogniseFormat } from './recognise';
import { readPage, readPlainText, readTableText } from './table-text';
import { readWord } from './word';
import { settleChanges } from './word-changes';
import { readWorkbook } from './workbook';
import { checkExpansion, isZip, readEntry, zipEntries } from './zip';

/**
 * What a file says as a document: exactly, when Jalon wrote it; otherwise as it can be understood. Runs inside the
 * worker only: what it calls may take any time and memory.
 * @throws JalonError `file-type`, `file-unreadable` or `too-large`
 */
export async function understandFile(
  bytes: Uint8Array,
  fileName: string,
  limits: ImportLimits,
  options: ImportOptions,
): Promise<ImportResult> {
  const format = checkedFormat(bytes, fileName, limits);
  const settled = format === 'docx' ? settleChanges(bytes, limits) : null;
  if (!settled) return understandSettled(bytes, format, limits, options);
  const result = await understandSettled(settled.bytes, format, limits, options);
  const refused = settled.revisions.changes.length > 0 ? settleChanges(bytes, limits, 'refused') : null;
  const before = refused && (await understandSettled(refused.bytes, format, limits, options));
  return { ...(before ? withBefore(result, before) : result), revisions: settled.revisions };
}

async function understandSettled(
  bytes: Uint8Array,
  format: ImportFormat,
  limits: ImportLimits,
  options: ImportOptions,
): Promise<ImportResult> {
  return (
    (await readable(() => readOwn(bytes, format, limits, options))) ??
    importDocument(await blocksOf(bytes, format, limits), options)
  );
}

/** Says of each row how it was called before what was tracked, and which rows went: each is known by its anchor. */
function withBefore(result: ImportResult, before: ImportResult): ImportResult {
  const rowOf = ({ at = [] }: ImportedActivity) => at.find(({ id }) => id.startsWith('row-'))?.id;
  const rows = new Map(before.activities.map((activity) => [rowOf(activity), activity]));
  const left = new Set(result.activities.map(rowOf));
  return {
    ...result,
    activities: result.activities.map((activity) => {
      const row = rowOf(activity);
      const was = row === undefined ? undefined : rows.get(row);
      return was ? { ...activity, was: { number: was.number ?? '', title: was.title } } : activity;
    }),
    deletedRows: before.activities.flatMap((activity) => {
      const row = rowOf(activity);
      return row === undefined || left.has(row)
        ? []
        : [{ number: activity.number ?? '', title: activity.title }];
    }),
  };
}

/** A file's bytes as blocks. Throws as `understandFile` does. */
export async function parseFile(
  bytes: Uint8Array,
  fileName: string,
  limits: ImportLimits,
): Promise<SourceDocument> {
  return blocksOf(bytes, checkedFormat(bytes, fileName, limits), limits);
}

function checkedFormat(bytes: Uint8Array, fileName: string, limits: ImportLimits): ImportFormat {
  const format = recogniseFormat(bytes, fileName, limits);
  if (isZip(bytes)) {
    const entries = zipEntries(bytes, limits);
    checkExpansion(bytes, entries, limits);
    // The libraries below unpack without a limit; unpacking once before them finds a directory that lies.
    for (const entry of entries) readEntry(bytes, entry);
  }
  return format;
}

async function blocksOf(
  bytes: Uint8Array,
  format: ImportFormat,
  limits: ImportLimits,
): Promise<SourceDocument> {
  if (format === 'docx') return readable(() => readWord(bytes, limits));
  if (format === 'xlsx') return readable(() => readWorkbook(bytes, limits));
  const text = decodeText(bytes);
  // What was copied in an office program or a page comes as one.
  if (format === 'html') return readPage(text, limits);
  return format === 'csv' ? readTableText(text, limits) : readPlainText(text);
}

/** Whatever a library says of a file it cannot read, it is one refusal. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof JalonError) throw error;
    throw new JalonError('file-unreadable');
  }
}
