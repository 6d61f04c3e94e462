import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPeriod } from '#domain/period/format';
import { movePeriod } from '#domain/period/move';
import { parsePeriod } from '#domain/period/parse';

const from2020 = (text: string) => parsePeriod(text, { year: 2020, language: 'fr' });
const to2021 = (text: string) => movePeriod(from2020(text), 1, { year: 2021, language: 'fr' });

describe('[D13] a period of another year', () => {
  it.each([
    ['Mars-Avril', { text: 'Mars-Avril', start: '2021-03-01', end: '2021-04-30', confirmed: true }],
    ['Mars-Avril 2020', { text: 'Mars-Avril 2021', start: '2021-03-01', end: '2021-04-30', confirmed: true }],
    ['Février 2020', { text: 'Février 2021', start: '2021-02-01', end: '2021-02-28', confirmed: true }],
    ['25-26 mars', { text: '25-26 mars', start: '2021-03-25', end: '2021-03-26', confirmed: false }],
    ['2020', { text: '2021', start: '2021-01-01', end: '2021-12-31', precision: 'year' }],
  ])('%s', (text, moved) => {
    expect(to2021(text)).toMatchObject(moved);
  });

  it('without a date stays as it was written', () => {
    expect(to2021('A fixer')).toEqual(from2020('A fixer'));
  });

  it('writes the dates out when its words would mean others', () => {
    // Moved into a plan without a year, the month alone says no year any more.
    const moved = movePeriod(from2020('mars'), 1, { language: 'fr' });
    expect(moved).toMatchObject({ start: '2021-03-01', end: '2021-03-31' });
    expect(parsePeriod(moved.text, { language: 'fr' })).toMatchObject({
      start: '2021-03-01',
      end: '2021-03-31',
    });
  });

  it('there and back again means the same, but for the last days of February', () => {
    const months = fc.record({
      year: fc.integer({ min: 1950, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(months, fc.integer({ min: -20, max: 20 }), ({ year, month }, years) => {
        const start = `${year}-${String(month).padStart(2, '0')}-01`;
        const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
        const text = formatPeriod({ text: '', start, end, precision: 'month', confirmed: true }, 'fr');
        const period = parsePeriod(text, { language: 'fr' });
        const context = { language: 'fr' as const };
        expect(movePeriod(movePeriod(period, years, context), -years, context)).toMatchObject({ start, end });
      }),
    );
  });
});
