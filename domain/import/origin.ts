import { findPeriod } from '#domain/period/parse';
import type { ImportLanguage, ImportResult } from './result';
import { type Block, lineOf } from './source';
import { fold } from './words';

const REFERENCE = /^(reference|ref|referencia|riferimento|source|المرجع|مرجع)\s*[:：]/u;
const ADOPTED_BY =
  /(?:adopt[ée]+e?s?|adopted|adoptad[oa]|adottat[oa])\s+(?:par|by|por|da(?:ll['a]\s?)?)\s+(.+)$/iu;
const ARTICLE = /^(?:l['’]|la |le |les |the |el |il |lo )\s*/iu;

/**
 * The line that says which document this one comes from ("Référence : Plan d'actions adopté par l'AG …"),
 * with who adopted it and when, both in its own words.
 */
export function derivation(
  blocks: readonly Block[],
  context: { language: ImportLanguage },
): { block: Block; derivedFrom: NonNullable<ImportResult['derivedFrom']> } | null {
  const block = blocks.find((each) => each.type === 'paragraph' && REFERENCE.test(fold(lineOf(each.runs))));
  if (!block || block.type === 'table') return null;
  const text = lineOf(block.runs);
  const found = findPeriod(text, context);
  const adopters = ADOPTED_BY.exec(found ? found.rest : text)?.[1];
  const adoptedBy = adopters
    ?.split(/[,(;]/)[0]
    ?.trim()
    .replace(ARTICLE, '')
    .replace(/[\s:.-]+$/u, '');
  return {
    block,
    derivedFrom: {
      text,
      ...(adoptedBy ? { adoptedBy } : {}),
      ...(found ? { date: found.period.text } : {}),
    },
  };
}
