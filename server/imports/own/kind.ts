import type { DocumentKind } from '#domain/document/kinds';
import { IMPORT_KINDS, type ImportKind } from '#domain/import/result';

/** The text of a report becomes a text: reports are started on their own screen. */
export function importKind(kind: DocumentKind): ImportKind {
  return IMPORT_KINDS.find((each) => each === kind) ?? 'text';
}
