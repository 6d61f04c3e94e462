import type { DocumentSnapshot } from '#domain/document/read';
import { languages } from '#domain/language';
import type { ReadingContext } from '../grid/read-scalar';

/** The year and language in which this document's periods are read. */
export function readingContext({
  year,
  language,
}: Pick<DocumentSnapshot, 'year' | 'language'>): ReadingContext {
  const known = languages.find((each) => each === language);
  return { ...(year === null ? {} : { year }), ...(known ? { language: known } : {}) };
}
