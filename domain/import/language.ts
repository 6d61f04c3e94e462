import type { ImportLanguage } from './result';
import { fold, words } from './words';

/** Small words that nearly every sentence of a language has and the other four do not. */
const SMALL_WORDS: Readonly<Record<Exclude<ImportLanguage, 'ar'>, readonly string[]>> = {
  fr: 'le les des du et au aux pour sur dans par une est avec leurs leur en'.split(' '),
  en: 'the of and for on in to with by is are their from'.split(' '),
  es: 'el los las del y para con una por al sus en es'.split(' '),
  it: 'il gli dei delle della e per con una nel al sul di che'.split(' '),
};

/** The language of a text, French (the users' first working language) when it does not tell. */
export function languageOf(text: string): ImportLanguage {
  const found = words(fold(text)).slice(0, 4000);
  const arabic = found.filter((word) => /\p{Script=Arabic}/u.test(word)).length;
  if (arabic > found.length / 3) return 'ar';
  let best: ImportLanguage = 'fr';
  let most = 0;
  for (const language of ['fr', 'en', 'es', 'it'] as const) {
    const small = new Set(SMALL_WORDS[language]);
    const count = found.filter((word) => small.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
