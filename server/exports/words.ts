import type { InterfaceLanguage } from '#domain/language';
import ar from '../../locales/ar/documents.json' with { type: 'json' };
import en from '../../locales/en/documents.json' with { type: 'json' };
import fr from '../../locales/fr/documents.json' with { type: 'json' };

type Words = Pick<typeof fr, 'kind' | 'level' | 'column' | 'activityKind'> & {
  readonly plan: Pick<(typeof fr)['plan'], 'or' | 'text'>;
};

/** The documents' words as the page says them, so that a file and the screen use the same. */
export function wordsOf(language: InterfaceLanguage): Words {
  return { fr, en, ar }[language];
}
