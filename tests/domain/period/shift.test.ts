import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '#domain/period/parse';
import type { Period, PeriodLanguage } from '#domain/period/period';
import { shiftPeriod } from '#domain/period/shift';

const read = (text: string): Period => parsePeriod(text, { year: 2020, language: 'fr' });
const dates = ({ start, end }: Period): string => `${start}..${end}`;

describe('[V3] a period moved along its line', () => {
  it.each([
    ['25-26 mars', 1, '26–27 mars 2020'],
    ['28 février', 2, '1er mars 2020'],
    ['mars', 1, 'avril 2020'],
    ['janvier', 1, 'février 2020'],
    ['mars-avril', -3, 'décembre 2019 – janvier 2020'],
    ['1er trimestre', 1, '2e trimestre 2020'],
    ['printemps', 1, 'été 2020'],
    ['2e semestre', 1, '1er semestre 2021'],
    ['2020', 1, '2021'],
    ['mars (à confirmer)', 1, 'avril 2020 (à confirmer)'],
  ])('%s by %i is %s', (text, units, moved) => {
    expect(shiftPeriod(read(text), units, 'fr').text).toBe(moved);
  });

  it('stays as it is without dates, and at the ends of time', () => {
    const undated = read('À fixer');
    expect(shiftPeriod(undated, 3, 'fr')).toBe(undated);
    const last = parsePeriod('décembre 2199', { language: 'fr' });
    expect(shiftPeriod(last, 1, 'fr')).toBe(last);
  });

  it('is as exact and as sure as before, comes back the same, and its text says the same in every language', () => {
    const language = fc.constantFrom<PeriodLanguage>('fr', 'en', 'ar', 'es', 'it');
    const text = fc.constantFrom(
      '25-26 mars',
      'mars',
      'nov-déc 2020',
      '3e trimestre',
      'hiver 2020',
      '1er semestre ?',
      '2020',
    );
    fc.assert(
      fc.property(text, fc.integer({ min: -100, max: 100 }), language, (written, units, of) => {
        const period = read(written);
        const moved = shiftPeriod(period, units, of);
        expect([moved.precision, moved.confirmed]).toEqual([period.precision, period.confirmed]);
        expect(dates(shiftPeriod(moved, -units, of))).toBe(dates(period));
        const again = parsePeriod(moved.text, { year: 2020, language: of });
        expect({ ...again, text: '' }).toEqual({ ...moved, text: '' });
      }),
    );
  });
});
