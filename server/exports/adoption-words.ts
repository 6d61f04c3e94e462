import type { InterfaceLanguage } from '#domain/language';
import ar from '../../locales/ar/adoption.json' with { type: 'json' };
import en from '../../locales/en/adoption.json' with { type: 'json' };
import fr from '../../locales/fr/adoption.json' with { type: 'json' };

type AdoptionWords = Omit<typeof fr, 'amendments'>;
const all: Readonly<Record<InterfaceLanguage, AdoptionWords>> = { fr, en, ar };

/** The words of adoption as the page says them. */
export function adoptionWords(language: InterfaceLanguage): AdoptionWords {
  return all[language];
}

/** A sentence with its gaps filled: `{{name}}`. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => values[name] ?? gap);
}
