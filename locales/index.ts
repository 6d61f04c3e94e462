import type { InterfaceLanguage } from '#domain/language';
import type { Keys, Resources } from './fr';

export type { Keys, Resources };

/** Every language is a file of its own in the browser; French is the first and decides the keys. */
const loaders: Readonly<Record<InterfaceLanguage, () => Promise<{ default: Resources }>>> = {
  fr: () => import('./fr'),
  en: () => import('./en'),
  ar: () => import('./ar'),
};

/** All areas of a language; an area is a namespace. */
export async function loadLanguage(language: InterfaceLanguage): Promise<Resources> {
  return (await loaders[language]()).default;
}
