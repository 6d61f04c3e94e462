import { columnIds } from '#domain/document/kinds';
import { type InterfaceLanguage, interfaceLanguages, type Language, languages } from '#domain/language';
import arAgendas from '../../locales/ar/agendas.json' with { type: 'json' };
import arCommon from '../../locales/ar/common.json' with { type: 'json' };
import ar from '../../locales/ar/documents.json' with { type: 'json' };
import arExports from '../../locales/ar/exports.json' with { type: 'json' };
import enAgendas from '../../locales/en/agendas.json' with { type: 'json' };
import enCommon from '../../locales/en/common.json' with { type: 'json' };
import en from '../../locales/en/documents.json' with { type: 'json' };
import enExports from '../../locales/en/exports.json' with { type: 'json' };
import frAgendas from '../../locales/fr/agendas.json' with { type: 'json' };
import frCommon from '../../locales/fr/common.json' with { type: 'json' };
import fr from '../../locales/fr/documents.json' with { type: 'json' };
import frExports from '../../locales/fr/exports.json' with { type: 'json' };

type Words = Pick<typeof fr, 'kind' | 'level' | 'column' | 'activityKind' | 'language'> & {
  readonly plan: Pick<(typeof fr)['plan'], 'or' | 'text' | 'untitled'>;
  readonly status: (typeof frCommon)['status'];
  readonly file: typeof frExports;
  readonly agenda: Pick<typeof frAgendas, 'attendance' | 'file' | 'notes' | 'outcome'>;
};

const all: Readonly<Record<InterfaceLanguage, Words>> = {
  fr: { ...fr, status: frCommon.status, file: frExports, agenda: frAgendas },
  en: { ...en, status: enCommon.status, file: enExports, agenda: enAgendas },
  ar: { ...ar, status: arCommon.status, file: arExports, agenda: arAgendas },
};

/** The documents' words as the page says them, so that a file and the screen use the same. */
export function wordsOf(language: InterfaceLanguage): Words {
  return all[language];
}

/** One of the five languages of documents; another one reads as French. */
export function documentLanguage({ language }: { readonly language: string }): Language {
  return languages.find((each) => each === language) ?? 'fr';
}

/** The language of a file's headers: the one asked for, else the document's, else French. */
export function wordsLanguage(asked: string, document: string): InterfaceLanguage {
  const known = (language: string) => interfaceLanguages.find((each) => each === language);
  return known(asked) ?? known(document) ?? 'fr';
}

/** Columns of a file: the grid's, and fields that it shows elsewhere. */
/** What a column of a plan's file can hold: what the grid's can, and what the grid shows otherwise. */
export const fileColumns = [...columnIds, 'start', 'end', 'recurring', 'deliverables'] as const;
export type FileColumn = (typeof fileColumns)[number];

/** The head of a column, by which an import finds it again. */
export function columnName(column: FileColumn, language: InterfaceLanguage): string {
  const words = wordsOf(language);
  return column === 'deliverables' ? words.file.deliverables : words.column[column];
}
