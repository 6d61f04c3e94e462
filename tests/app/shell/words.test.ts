import { describe, expect, test } from 'vitest';
import { type InterfaceLanguage, interfaceLanguages } from '#domain/language';
import { createFormat } from '~/i18n/format';
import { createI18n } from '~/i18n/setup';
import { loadLanguage } from '../../../locales';

type Words = { readonly [key: string]: string | Words };

function flat(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}
const blanks = (text: string) =>
  (text.match(/\{\{\s*\w+/g) ?? []).map((blank) => blank.replace(/\W/g, '')).sort();
const number = /_(zero|one|two|few|many|other)$/;

describe('the words of the interface', () => {
  test.each(interfaceLanguages)(
    '%s says everything French says, with the same blanks to fill',
    async (language) => {
      const words = async (of: InterfaceLanguage) =>
        flat(await loadLanguage(of)).filter(([key]) => !number.test(key));
      const french = await words('fr');
      const other = new Map(await words(language));
      expect([...other.keys()].sort()).toEqual(french.map(([key]) => key).sort());
      for (const [key, text] of french) {
        expect(other.get(key)?.trim(), key).not.toBe('');
        expect(blanks(other.get(key) ?? ''), key).toEqual(blanks(text));
      }
    },
  );
  test.each(interfaceLanguages)('%s has each form of number that its grammar knows', async (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const numbered = async (of: InterfaceLanguage) =>
      flat(await loadLanguage(of))
        .map(([key]) => key)
        .filter((key) => number.test(key));
    const stems = new Set((await numbered('fr')).map((key) => key.replace(number, '')));
    const wanted = [...stems].flatMap((stem) => pluralCategories.map((form) => `${stem}_${form}`));
    expect((await numbered(language)).sort()).toEqual(wanted.sort());
  });
  test('another language is brought when it is chosen', async () => {
    const i18n = await createI18n('fr');
    await i18n.changeLanguage('ar');
    expect(i18n.t('area.reports')).toBe('التقارير');
  });
});

describe('dates and numbers', () => {
  test('a calendar date stays on its day in every zone', () => {
    expect(createFormat('fr', 'America/New_York').date('2020-03-01')).toBe('1 mars 2020');
  });
  test('an instant is shown in the zone of the network', () => {
    expect(createFormat('en', 'Africa/Tunis').dateTime('2020-03-01T23:30:00Z')).toBe('2 March 2020 00:30');
  });
  test('Arabic is written with the digits of the Maghreb', () => {
    const format = createFormat('ar', 'Africa/Tunis');
    expect(format.date('2020-03-01')).toBe('1 مارس 2020');
    expect(format.number(1234)).toMatch(/^1.?234$/);
  });
  test('a share is a percentage as the language writes it', () => {
    expect(createFormat('fr', 'UTC').percent(0.425)).toMatch(/^42,5\s%$/u);
  });
});
