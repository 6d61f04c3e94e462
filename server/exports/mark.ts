import { z } from 'zod';
import { type DocumentKind, documentKinds } from '#domain/document/kinds';
import { type InterfaceLanguage, interfaceLanguages, type Language, languages } from '#domain/language';

/**
 * What a Word file or a workbook of ours says of itself in its keywords, for everyone to see: enough to read its
 * table exactly instead of guessing. It holds nothing of the content (docs/decisions/exports-hide-nothing.md).
 */
export interface Mark {
  readonly kind: DocumentKind;
  /** The document's own language. */
  readonly language: Language;
  readonly year: number | null;
  /** The language of headers and labels. */
  readonly words: InterfaceLanguage;
}

const FORMAT = 'jalon-1';
const schema = z.object({
  kind: z.enum(documentKinds),
  language: z.enum(languages),
  year: z.coerce.number().int().nullable().default(null),
  words: z.enum(interfaceLanguages),
});

/** As keywords of a file; `readMark` reads them. */
export function writeMark({ kind, language, year, words }: Mark): string {
  return `${FORMAT} kind:${kind} language:${language}${year === null ? '' : ` year:${year}`} words:${words}`;
}

/** Null when the keywords are not ours. Programs that keep a file may put other separators between them. */
export function readMark(keywords: string): Mark | null {
  const [format, ...pairs] = keywords.split(/[\s,;]+/).filter((word) => word !== '');
  if (format !== FORMAT) return null;
  const read = schema.safeParse(
    Object.fromEntries(pairs.map((pair) => [pair.split(':')[0] ?? '', pair.slice(pair.indexOf(':') + 1)])),
  );
  return read.success ? read.data : null;
}
