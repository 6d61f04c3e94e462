import { JalonError } from '#domain/errors';
import type { SourceDocument } from '#domain/import/source';
import type { ImportLimits } from './limits';
import { decodeText, recogniseFormat } from './recognise';
import { readPlainText, readTableText } from './table-text';
import { readWord } from './word';
import { readWorkbook } from './workbook';
import { checkExpansion, isZip, readEntry, zipEntries } from './zip';

/**
 * A file's bytes as blocks. Runs inside the worker only: what it calls may take any time and memory.
 * Throws JalonError `file-type`, `file-unreadable` or `too-large`.
 */
export async function parseFile(
  bytes: Uint8Array,
  fileName: string,
  limits: ImportLimits,
): Promise<SourceDocument> {
  const format = recogniseFormat(bytes, fileName, limits);
  if (isZip(bytes)) {
    const entries = zipEntries(bytes, limits);
    checkExpansion(bytes, entries, limits);
    // The libraries below unpack without a limit; unpacking once before them finds a directory that lies.
    for (const entry of entries) readEntry(bytes, entry);
  }
  try {
    if (format === 'docx') return await readWord(bytes, limits);
    if (format === 'xlsx') return await readWorkbook(bytes, limits);
  } catch (error) {
    if (error instanceof JalonError) throw error;
    throw new JalonError('file-unreadable');
  }
  const text = decodeText(bytes);
  return format === 'csv' ? readTableText(text, limits) : readPlainText(text);
}
