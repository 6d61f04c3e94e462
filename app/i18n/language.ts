import { useTranslation } from 'react-i18next';
import { type InterfaceLanguage, interfaceLanguages, type LocalText, localText } from '#domain/language';

/** What each language calls itself. */
export const languageNames: Readonly<Record<InterfaceLanguage, string>> = {
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
};

/** The page's language. */
export function useLanguage(): InterfaceLanguage {
  const { i18n } = useTranslation();
  return interfaceLanguages.find((language) => language === i18n.language) ?? 'fr';
}

/** Reads a name kept per language (`{ fr, ar, … }`) in the page's language. */
export function useLocalText(): (text: LocalText) => string {
  const language = useLanguage();
  return (text) => localText(text, language);
}
