import type { ImportedResponsible } from '#domain/import/result';
import type { LocalText } from '#domain/language';

/** What a network calls something: an organisation or a project. */
export interface Named<I extends string> {
  readonly id: I;
  readonly code: string;
  readonly names: LocalText;
}

/** Letters and figures only, without accents or case: "U.G.T.T." and "UGTT" are one name. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The one thing that carries a name, by its code or by its name in any language. */
export function findNamed<I extends string>(all: readonly Named<I>[], name: string): Named<I> | undefined {
  const wanted = foldName(name);
  if (wanted === '') return undefined;
  return (
    all.find((each) => foldName(each.code) === wanted) ??
    all.find((each) => Object.values(each.names).some((known) => foldName(known) === wanted))
  );
}

/**
 * The projects that a responsible names: "FAIR" is one, "BIT THAMM" names one beside an organisation. Only
 * whole words count.
 */
export function projectsNamed<I extends string>(
  projects: readonly Named<I>[],
  responsible: ImportedResponsible,
): readonly I[] {
  const words = [responsible.text, ...responsible.text.split(/[^\p{L}\p{N}-]+/u), responsible.organisation];
  const found = words.flatMap((word) => (word ? (findNamed(projects, word)?.id ?? []) : []));
  return [...new Set(found)];
}
