import { JalonError } from '#domain/errors';
import type { ImportLimits } from './limits';
import { isZip, zipEntries } from './zip';

export type ImportFormat = 'docx' | 'xlsx' | 'csv' | 'json' | 'html' | 'text';

/**
 * What a file is, by its content; the name only tells a table of text, or a page, from running text. Throws `file-type`
 * for everything that is not read (PDF, pictures, the Word format of before 2007 …).
 */
export function recogniseFormat(bytes: Uint8Array, fileName: string, limits: ImportLimits): ImportFormat {
  if (isZip(bytes)) {
    const names = new Set(zipEntries(bytes, limits).map((entry) => entry.name));
    if (names.has('word/document.xml')) return 'docx';
    if (names.has('xl/workbook.xml')) return 'xlsx';
    throw new JalonError('file-type');
  }
  const start = bytes.subarray(0, 8192);
  const wide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const control = start.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32));
  const pdf = new TextDecoder('latin1').decode(start.subarray(0, 5)) === '%PDF-';
  if ((control && !wide) || pdf) throw new JalonError('file-type');
  if (/\.json$/i.test(fileName)) return 'json';
  if (/\.html?$/i.test(fileName)) return 'html';
  return /\.(csv|tsv)$/i.test(fileName) ? 'csv' : 'text';
}

/** Text of UTF-8 or UTF-16 (by its mark), of Windows-1252 when it is no valid UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
