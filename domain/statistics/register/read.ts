import Papa from 'papaparse';
import { JalonError } from '#domain/errors';
import { roleOfHeader } from './columns';

const separators = [';', ',', '\t', '|'] as const;

/**
 * The text of a file whose encoding nobody told: UTF-8 (with or without mark), UTF-16 with its mark, and what is
 * not valid UTF-8 as Windows-1252, which holds all of Latin-1's letters.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * The rows of a CSV text: the separator (`;` `,` tab `|`) is the one under which most titles of columns are
 * recognised. Every row of the file is there, blank ones too, so that row numbers stay those of the file.
 * @throws JalonError `file-unreadable` when the text is empty or a quote is never closed.
 */
export function parseRows(text: string): string[][] {
  if (text.trim() === '') throw new JalonError('file-unreadable', { reason: 'empty' });
  const head = text.slice(0, 20_000);
  const scored = separators.map((delimiter) => {
    const rows = Papa.parse<string[]>(head, { delimiter, preview: 10 }).data;
    const known = Math.max(
      ...rows.map((row) => row.filter((cell) => roleOfHeader(cell)?.how === 'header').length),
    );
    const cells = Math.max(...rows.map((row) => row.length));
    return { delimiter, score: known * 1000 + cells };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const parsed = Papa.parse<string[]>(text, { delimiter: best.delimiter });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined) {
    throw new JalonError('file-unreadable', { reason: 'quotes', line: (broken.row ?? 0) + 1 });
  }
  return parsed.data;
}
