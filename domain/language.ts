import * as z from 'zod/mini';

/** The languages the network writes in. The interface exists in the first three (docs/decisions/languages). */
export const languages = ['fr', 'en', 'ar', 'es', 'it'] as const;
export type Language = (typeof languages)[number];
export const interfaceLanguages = ['fr', 'en', 'ar'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** A name kept per language: `{ fr: "Tunisie", ar: "تونس" }`. */
export type LocalText = Partial<Record<Language, string>>;
export const localTextSchema = z.partialRecord(
  z.enum(languages),
  z.string().check(z.trim(), z.maxLength(2000)),
);

/** The text in a language, else in French, else in whatever language it was written. */
export function localText(text: LocalText, language: string): string {
  // Any string may be asked for; an unknown language reads as the first one written.
  return text[language as Language] || text.fr || Object.values(text).find((value) => value !== '') || '';
}

export function direction(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
