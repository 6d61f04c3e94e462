import { createInstance, type InitOptions, type i18n, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type InterfaceLanguage, interfaceLanguages } from '#domain/language';
import { type Keys, loadLanguage } from '../../locales';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Keys;
  }
}

const options: InitOptions = {
  defaultNS: 'common',
  fallbackLng: false,
  supportedLngs: [...interfaceLanguages],
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
};

/** Brings another language when it is chosen; the first one is given at the start. */
const languageFiles = {
  type: 'backend' as const,
  init() {},
  read(language: string, area: string, done: ReadCallback) {
    const known = interfaceLanguages.find((one) => one === language);
    if (!known) return done(new Error(`No such language: ${language}`), false);
    loadLanguage(known).then(
      // The area is one of ours or a mistake that shows its keys.
      (resources) => done(null, resources[area as keyof typeof resources]),
      (error: Error) => done(error, false),
    );
  },
};

/** An i18next of its own: one for each answer on the server, one for the page in the browser. */
export async function createI18n(language: InterfaceLanguage): Promise<i18n> {
  const resources = await loadLanguage(language);
  const instance = createInstance();
  await instance
    .use(initReactI18next)
    .use(languageFiles)
    .init({
      ...options,
      lng: language,
      ns: Object.keys(resources),
      resources: { [language]: resources },
      partialBundledLanguages: true,
    });
  return instance;
}
