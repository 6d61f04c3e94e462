import { describe, expect, test } from 'vitest';
import { type PeriodContext, parsePeriod } from '#domain/period/parse';

/** text → "start..end precision", with "?" when it is not confirmed; without dates the precision alone. */
function read(text: string, context: PeriodContext = { year: 2020, language: 'fr' }): string {
  const period = parsePeriod(text, context);
  expect(period.text).toBe(text);
  if (!period.start) return period.precision;
  return `${period.start}..${period.end} ${period.precision}${period.confirmed ? '' : '?'}`;
}

describe('what the plan of 2020 writes', () => {
  test.each([
    ['Mars-Avril', '2020-03-01..2020-04-30 month'],
    ['Juin', '2020-06-01..2020-06-30 month'],
    ['25-26 mars', '2020-03-25..2020-03-26 day'],
    ['Septembre', '2020-09-01..2020-09-30 month'],
    ['Mai', '2020-05-01..2020-05-31 month'],
    ['octobre', '2020-10-01..2020-10-31 month'],
    ['oct', '2020-10-01..2020-10-31 month'],
    ['Oct-nov', '2020-10-01..2020-11-30 month'],
    ['A fixer', 'none'],
    ['13-14 février 2017', '2017-02-13..2017-02-14 day'],
    ['décembre 2018', '2018-12-01..2018-12-31 month'],
    ['2017-2018', '2017-01-01..2018-12-31 year'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('days', () => {
  test.each([
    ['12 mars 2020', '2020-03-12..2020-03-12 day'],
    ['mardi 12 mars 2020', '2020-03-12..2020-03-12 day'],
    ['1er mai', '2020-05-01..2020-05-01 day'],
    ['12/03/2020', '2020-03-12..2020-03-12 day'],
    ['12.03.2020', '2020-03-12..2020-03-12 day'],
    ['12/03', '2020-03-12..2020-03-12 day'],
    ['2020-03-12', '2020-03-12..2020-03-12 day'],
    ['March 12, 2020', '2020-03-12..2020-03-12 day'],
    ['March 12-14, 2021', '2021-03-12..2021-03-14 day'],
    ['25th of March 2020', '2020-03-25..2020-03-25 day'],
    ['12 de marzo de 2020', '2020-03-12..2020-03-12 day'],
    ['dal 3 al 5 maggio', '2020-05-03..2020-05-05 day'],
    ['14–15 novembre 2019', '2019-11-14..2019-11-15 day'],
    ['du 3 au 5 mai', '2020-05-03..2020-05-05 day'],
    ['14, 15 et 16 mars', '2020-03-14..2020-03-16 day'],
    ['3/4 mai', '2020-05-03..2020-05-04 day'],
    ['12-15/03/2020', '2020-03-12..2020-03-15 day'],
    ['du 30 décembre 2020 au 2 janvier 2021', '2020-12-30..2021-01-02 day'],
    ['29 février', '2020-02-29..2020-02-29 day'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('months, quarters, halves, seasons, years', () => {
  test.each([
    ['sept.', '2020-09-01..2020-09-30 month'],
    ['FEVRIER', '2020-02-01..2020-02-29 month'],
    ['aout', '2020-08-01..2020-08-31 month'],
    ['de mars à mai', '2020-03-01..2020-05-31 month'],
    ['déc 2020 - janv 2021', '2020-12-01..2021-01-31 month'],
    ['mars/avril', '2020-03-01..2020-04-30 month'],
    ['03/2021', '2021-03-01..2021-03-31 month'],
    ['mars (2021)', '2021-03-01..2021-03-31 month'],
    ['mi-mars', '2020-03-01..2020-03-31 month'],
    ['fin du mois de mars', '2020-03-01..2020-03-31 month'],
    ['2e quinzaine de mars', '2020-03-01..2020-03-31 month'],
    ['T1', '2020-01-01..2020-03-31 quarter'],
    ['Q2 2021', '2021-04-01..2021-06-30 quarter'],
    ['2e trimestre', '2020-04-01..2020-06-30 quarter'],
    ['trim. 3', '2020-07-01..2020-09-30 quarter'],
    ['quatrième trimestre 2020', '2020-10-01..2020-12-31 quarter'],
    ['1er et 2e trimestre', '2020-01-01..2020-06-30 quarter'],
    ['S1', '2020-01-01..2020-06-30 half'],
    ['H2', '2020-07-01..2020-12-31 half'],
    ['1er semestre 2021', '2021-01-01..2021-06-30 half'],
    ['second half of 2021', '2021-07-01..2021-12-31 half'],
    ['au printemps', '2020-03-01..2020-05-31 quarter'],
    ['été 2020', '2020-06-01..2020-08-31 quarter'],
    ['Autumn', '2020-09-01..2020-11-30 quarter'],
    ['hiver 2020', '2020-12-01..2021-02-28 quarter'],
    ['invierno 2019-2020', '2019-12-01..2020-02-29 quarter'],
    ["l'année 2021", '2021-01-01..2021-12-31 year'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('Arabic: month names of the Maghreb, Egypt and the Levant, both kinds of digits', () => {
  test.each([
    ['جانفي', '2020-01-01..2020-01-31 month'],
    ['فيفري', '2020-02-01..2020-02-29 month'],
    ['أفريل', '2020-04-01..2020-04-30 month'],
    ['افريل', '2020-04-01..2020-04-30 month'],
    ['ماي', '2020-05-01..2020-05-31 month'],
    ['جوان', '2020-06-01..2020-06-30 month'],
    ['جويلية', '2020-07-01..2020-07-31 month'],
    ['أوت', '2020-08-01..2020-08-31 month'],
    ['يوليوز', '2020-07-01..2020-07-31 month'],
    ['غشت', '2020-08-01..2020-08-31 month'],
    ['شتنبر', '2020-09-01..2020-09-30 month'],
    ['نونبر', '2020-11-01..2020-11-30 month'],
    ['دجنبر', '2020-12-01..2020-12-31 month'],
    ['أغسطس', '2020-08-01..2020-08-31 month'],
    ['كانون الثاني', '2020-01-01..2020-01-31 month'],
    ['تشرين الأول', '2020-10-01..2020-10-31 month'],
    ['كانون الأول 2020', '2020-12-01..2020-12-31 month'],
    ['آذار/مارس 2021', '2021-03-01..2021-03-31 month'],
    ['25 مارس (آذار)', '2020-03-25..2020-03-25 day'],
    ['من مارس إلى ماي', '2020-03-01..2020-05-31 month'],
    ['25 و26 مارس', '2020-03-25..2020-03-26 day'],
    ['٢٥-٢٦ مارس ٢٠٢١', '2021-03-25..2021-03-26 day'],
    ['۱۲/۰۳/۲۰۲۱', '2021-03-12..2021-03-12 day'],
    ['الربع الأول', '2020-01-01..2020-03-31 quarter'],
    ['الثلاثي الثاني من سنة 2021', '2021-04-01..2021-06-30 quarter'],
    ['السداسي الأول', '2020-01-01..2020-06-30 half'],
    ['خريف 2020', '2020-09-01..2020-11-30 quarter'],
    ['حوالي مارس', '2020-03-01..2020-03-31 month?'],
    ['يحدد لاحقا', 'none'],
    // A lunar month, not a spring.
    ['ربيع الأول 1441', 'none'],
  ])('%s', (text, expected) => {
    expect(read(text, { year: 2020, language: 'ar' })).toBe(expected);
  });
});

describe('what is no date yet', () => {
  test.each([
    'À définir',
    'a definir',
    'TBD',
    'T.B.D.',
    'to be fixed',
    'por definir',
    'da definire',
    'Date à fixer',
    'à confirmer',
    '?',
    '',
  ])('%s', (text) => {
    expect(parsePeriod(text, { year: 2020 })).toEqual({ text, precision: 'none', confirmed: false });
  });
});

describe('a mark of doubt leaves the dates and takes the confirmation', () => {
  test.each([
    'mars ?',
    'mars (à confirmer)',
    'Mars - à confirmer',
    'vers mars',
    'environ mars',
    'prévu en mars',
    'Mars, TBC',
    'hacia marzo',
  ])('%s', (text) => {
    expect(read(text)).toBe('2020-03-01..2020-03-31 month?');
  });
  test('alternatives that touch are one doubtful period', () => {
    expect(read('mars ou avril')).toBe('2020-03-01..2020-04-30 month?');
  });
});

describe('nothing is guessed silently', () => {
  test.each([
    ['mars et septembre', 'none'],
    ['mars ou septembre', 'none'],
    ['avant mai', 'none'],
    ["jusqu'au 5 mai", 'none'],
    ['depuis mars', 'none'],
    ['15 mars - avril', 'none'],
    ['31 avril', 'none'],
    ['29 février 2021', 'none'],
    ['32/03/2020', 'none'],
    ['2020-00-12', 'none'],
    ['2011-12', 'none'],
    ['12/03/20', 'none'],
    ['mars 20', 'none'],
    ['mars 2021 - mars 2020', 'none'],
    ['Tunis', 'none'],
  ])('%s stays text', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(['nov-janv', 'déc - janv 2021'])('%s does not say which year it begins in', (text) => {
    expect(read(text)).toBe('month');
  });

  test('without a year what is known is the precision', () => {
    expect(read('Mars-Avril', {})).toBe('month');
    expect(read('25-26 mars', {})).toBe('day');
    expect(read('T1', {})).toBe('quarter');
    expect(parsePeriod('Mars').confirmed).toBe(false);
  });

  test('03/04/2020 is the 3rd of April where the day comes first, text in English, a doubt without a language', () => {
    for (const language of ['fr', 'ar', 'es', 'it'] as const)
      expect(read('03/04/2020', { language })).toBe('2020-04-03..2020-04-03 day');
    expect(read('03/04/2020', { language: 'en' })).toBe('none');
    expect(read('03/04/2020', {})).toBe('2020-04-03..2020-04-03 day?');
    expect(read('03/25/2020', { language: 'en' })).toBe('2020-03-25..2020-03-25 day');
    expect(read('25/03/2020', { language: 'en' })).toBe('2020-03-25..2020-03-25 day');
  });

  test('a year of the context that no plan can have is not used', () => {
    expect(read('mars', { year: 20 })).toBe('month');
    expect(read('mars', { year: Number.NaN })).toBe('month');
  });
});
