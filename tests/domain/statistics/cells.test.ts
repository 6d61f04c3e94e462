import { expect, test } from 'vitest';
import { isCode, readValue } from '#domain/statistics/dimensions';
import { cellText, readAmount, readCurrency, readDate } from '#domain/statistics/register/cells';

test.each([
  ['14/09/2020', '2020-09-14'],
  ['1.2.2020', '2020-02-01'],
  ['2020-09-14', '2020-09-14'],
  ['2020-09-14T10:00:00', '2020-09-14'],
  ['43831', '2020-01-01'],
  ['43831,5', '2020-01-01'],
  ['٠٣/٠٢/٢٠٢٠', '2020-02-03'],
  ['31/02/2020', undefined],
  ['13/13/2020', undefined],
  ['2020', undefined],
  ['hier', undefined],
])('date %s → %s', (text, date) => {
  expect(readDate(text)).toBe(date);
});

test.each([
  ['', 0],
  ['643', 643_000],
  ['1 234,5', 1_234_500],
  ['1.234,50', 1_234_500],
  ['1,234.50', 1_234_500],
  ['1.234.567', 1_234_567_000],
  ['910276', 910_276_000],
  ['12,125', 12_125],
  ['643 TND', 643_000],
  ['-5', undefined],
  ['beaucoup', undefined],
  ['1,23456', undefined],
])('amount “%s” → %s thousandths', (text, thousandths) => {
  expect(readAmount(text)).toBe(thousandths);
});

test('currencies are read as codes and as people write them', () => {
  expect(['TND', 'dh', 'FCFA', '€', 'Dinars tunisiens', 'coquillages'].map(readCurrency)).toEqual([
    'TND',
    'MAD',
    'XOF',
    'EUR',
    'TND',
    undefined,
  ]);
});

test('spreadsheet cells are read as text, a link with its address', () => {
  expect(cellText(new Date('2020-09-14T00:00:00Z'))).toBe('2020-09-14');
  expect(cellText({ formula: 'A1', result: 12 })).toBe('12');
  expect(cellText({ richText: [{ text: 'Fem' }, { text: 'me' }] })).toBe('Femme');
  expect(cellText({ text: 'écrire', hyperlink: 'mailto:x@exemple.test' })).toBe('écrire x@exemple.test');
  expect(cellText(null)).toBe('');
});

test.each([
  ['sex', 'FEMME', 'woman', 'synonym'],
  ['ageBand', '50 et plus', '50plus', 'synonym'],
  ['ageBand', '17 ans', 'under18', 'grouped'],
  ['nationality', 'RD Congo', 'centralAfrica', 'grouped'],
  ['nationality', 'Ivoirienne', 'westAfrica', 'grouped'],
  ['nationality', 'Maghreb', 'northAfrica', 'synonym'],
  ['place', 'Médenine', 'TN', 'grouped'],
  ['referredTo', 'Inspection du travail / caisse sociale', 'labourInspectionSocialFund', 'label'],
  ['service', '', 'notStated', 'empty'],
  ['service', 'Chant', 'other', 'unknown'],
  ['sex', 'Autre', 'other', 'label'],
] as const)('%s “%s” → %s (%s)', (name, text, code, how) => {
  const read = readValue(name, text);
  expect(read.code).toBe(code);
  expect(how === 'synonym' ? ['synonym', 'label'] : [how]).toContain(read.how);
  expect(isCode(name, read.code)).toBe(true);
});
