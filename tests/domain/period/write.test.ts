import { describe, expect, test } from 'vitest';
import { overlaps, shiftYears } from '#domain/period/compare';
import { formatPeriod } from '#domain/period/format';
import { parsePeriod } from '#domain/period/parse';
import type { Period } from '#domain/period/period';

const parse = (text: string) => parsePeriod(text, { year: 2020, language: 'fr' });

describe('a period is written in the words of each language', () => {
  test.each([
    [
      '25-26 mars',
      '25–26 mars 2020',
      '25–26 March 2020',
      'من 25 إلى 26 مارس 2020',
      '25–26 de marzo de 2020',
      '25–26 marzo 2020',
    ],
    ['1/5/2020', '1er mai 2020', '1 May 2020', '1 مايو 2020', '1 de mayo de 2020', '1º maggio 2020'],
    [
      'Mars-Avril',
      'mars–avril 2020',
      'March–April 2020',
      'من مارس إلى أبريل 2020',
      'marzo–abril de 2020',
      'marzo–aprile 2020',
    ],
    [
      'T2',
      '2e trimestre 2020',
      'Q2 2020',
      'الربع الثاني 2020',
      'segundo trimestre de 2020',
      'secondo trimestre 2020',
    ],
    [
      'S1',
      '1er semestre 2020',
      'H1 2020',
      'النصف الأول 2020',
      'primer semestre de 2020',
      'primo semestre 2020',
    ],
    [
      'hiver',
      'hiver 2020-2021',
      'winter 2020-2021',
      'شتاء 2020-2021',
      'invierno de 2020-2021',
      'inverno 2020-2021',
    ],
    ['2017-2018', '2017–2018', '2017–2018', 'من 2017 إلى 2018', '2017–2018', '2017–2018'],
    [
      'mai ?',
      'mai 2020 (à confirmer)',
      'May 2020 (to be confirmed)',
      'مايو 2020 (للتأكيد)',
      'mayo de 2020 (por confirmar)',
      'maggio 2020 (da confermare)',
    ],
  ])('%s', (text, ...expected) => {
    const period = parse(text);
    expect(
      (['fr', 'en', 'ar', 'es', 'it'] as const).map((language) => formatPeriod(period, language)),
    ).toEqual(expected);
  });

  test('without dates it is its text', () => {
    expect(formatPeriod(parse('A fixer'), 'ar')).toBe('A fixer');
  });

  test('dates that do not fit their precision are written as days', () => {
    const period: Period = {
      text: '',
      start: '2020-03-03',
      end: '2020-04-05',
      precision: 'month',
      confirmed: true,
    };
    expect(formatPeriod(period, 'fr')).toBe('3 mars – 5 avril 2020');
  });
});

describe('a plan copied to another year', () => {
  test('29 February becomes the 28th, the end of February stays the end', () => {
    expect(shiftYears(parse('29 février 2020'), 1, 'fr')).toMatchObject({
      start: '2021-02-28',
      text: '28 février 2021',
    });
    expect(shiftYears(parse('février 2020'), 1, 'en')).toMatchObject({
      end: '2021-02-28',
      text: 'February 2021',
    });
    expect(shiftYears(parse('février 2019'), 1, 'fr')).toMatchObject({
      end: '2020-02-29',
      text: 'février 2020',
    });
  });

  test('what has no dates is copied as it is', () => {
    expect(shiftYears(parse('A fixer'), 1, 'fr')).toEqual(parse('A fixer'));
  });

  test('half a year or a year out of reach is refused', () => {
    expect(() => shiftYears(parse('mars'), 0.5, 'fr')).toThrow('invalid');
    expect(() => shiftYears(parse('mars'), 500, 'fr')).toThrow('invalid');
  });
});

test('a period overlaps the days that it shares, both ends counted; without dates it overlaps nothing', () => {
  const march = parse('mars');
  expect(overlaps(march, '2020-03-31', '2020-04-30')).toBe(true);
  expect(overlaps(march, '2020-02-01', '2020-03-01')).toBe(true);
  expect(overlaps(march, '2020-04-01', '2020-04-30')).toBe(false);
  expect(overlaps(parse('A fixer'), '1900-01-01', '2199-12-31')).toBe(false);
});
