import { useTranslation } from 'react-i18next';
import { activityKinds, documentKinds } from '#domain/document/kinds';
import type { ToldEntry, ToldValue } from '#domain/document/tell';
import { outcomeKinds } from '#domain/document/workshop';
import { languages } from '#domain/language';
import { formatPeriod } from '#domain/period/format';
import { countryName } from '~/i18n/country-name';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import type { Names } from './use-names';

const fields = [
  ...['number', 'title', 'kind', 'period', 'places', 'responsibles', 'partners', 'projects', 'indicators'],
  ...[
    'quantity',
    'targetGroup',
    'expectedResult',
    'remarks',
    'startsAt',
    'minutes',
    'recurring',
    'placesMode',
  ],
  ...['dependsOn', 'contributesTo', 'deliverables', 'copiedFrom', 'otherName', 'country', 'suspended'],
  ...['suspendedReason', 'derivedFrom', 'language', 'year', 'body', 'date', 'agreedStart', 'decidedIn'],
  ...['what', 'who', 'by', 'activity', 'organisation', 'organisationId', 'sex', 'state', 'count'],
] as const;
type Field = keyof typeof import('../../../../locales/fr/history.json')['field'];

/** The name of a field; of one that this version does not know, what it is called in the document. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation('history');
  const known: readonly string[] = fields;
  // Every known field is a key: the words are checked against the list by the test of the words.
  return (field) => (known.includes(field) ? t(`field.${field as Field}`) : field);
}

/** Puts a value into words, in the language of the page. */
export function useValueWords(): (field: string, value: ToldValue) => string {
  const { t } = useTranslation(['history', 'documents']);
  const format = useFormat();
  const language = useLanguage();
  return (field, value) => {
    switch (value.is) {
      case 'nothing':
        return t('value.nothing');
      case 'flag':
        return t(value.on ? 'value.yes' : 'value.no');
      case 'number':
        return field === 'year' ? String(value.number) : format.number(value.number);
      case 'period':
        return formatPeriod(value.period, language);
      case 'stretch':
        return `${value.starts ? '' : '… '}${value.words}${value.ends ? '' : ' …'}`;
      case 'words':
        return wordsOf(field, value.words);
    }
  };

  /** Some fields hold one of a few codes. */
  function wordsOf(field: string, words: string): string {
    const kind = activityKinds.find((each) => each === words);
    if (field === 'kind' && kind) return t(`documents:activityKind.${kind}`);
    const outcome = outcomeKinds.find((each) => each === words);
    if (field === 'kind' && outcome) return t(`history:outcome.${outcome}`);
    const documentKind = documentKinds.find((each) => each === words);
    if (field === 'kind' && documentKind) return t(`documents:kind.${documentKind}`);
    const named = languages.find((each) => each === words);
    if (field === 'language' && named) return t(`documents:language.${named}`);
    if (field === 'placesMode') return t(words === 'any' ? 'documents:cell.any' : 'documents:cell.all');
    if (field === 'country') return countryName(words, language);
    return words;
  }
}

/** What one value of a list is called. */
export function useEntryWords(
  names: Pick<Names, 'choices' | 'link'> & Partial<Pick<Names, 'person'>>,
): (field: string, entry: ToldEntry) => string {
  const { t } = useTranslation(['history', 'documents']);
  const format = useFormat();
  return (field, entry) => {
    const list = field === 'projects' || field === 'indicators' ? field : 'organisations';
    const id = list === 'organisations' ? entry.organisationId : entry.key;
    const linked = field === 'dependsOn' || field === 'contributesTo';
    const code = linked ? undefined : names.choices[list].find((choice) => choice.id === id)?.code;
    const name = linked
      ? names.link(entry.key)
      : (entry.personId && names.person?.(entry.personId)) || entry.text || code || t('value.unnamed');
    const more = [
      // Who owes a deliverable; whom a word stands for.
      entry.text !== '' && code !== undefined && code !== entry.text ? code : '',
      entry.lead ? t('documents:cell.lead') : '',
      entry.expected === undefined ? '' : format.number(entry.expected),
    ].filter(Boolean);
    return more.length > 0 ? `${name} (${more.join(t('change.comma'))})` : name;
  };
}
