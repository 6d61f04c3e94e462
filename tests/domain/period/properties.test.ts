import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, partsOf } from '#domain/period/calendar';
import { comparePeriods, overlaps, shiftYears } from '#domain/period/compare';
import { formatPeriod } from '#domain/period/format';
import { findPeriod, type PeriodContext, parsePeriod } from '#domain/period/parse';
import type { Period, PeriodLanguage, PeriodPrecision } from '#domain/period/period';
import { vocabulary } from '#domain/period/words';

const LANGUAGES: readonly PeriodLanguage[] = ['fr', 'en', 'ar', 'es', 'it'];
const language = fc.constantFrom(...LANGUAGES);
const year = fc.integer({ min: 1900, max: 2198 });

/** Texts made of what the parser knows, in any order: the hardest ones for it. */
const figures = fc.constantFrom(
  '1',
  '2',
  '12',
  '31',
  '1er',
  '2e',
  '٢٥',
  '03/04',
  '12/03/20',
  'T1',
  'S2',
  '2.3',
  'C97',
);
const datedFigures = fc.constantFrom(
  '2020',
  '٢٠٢٠',
  '۲۰۲۱',
  '03/04/2020',
  '2020-03-12',
  '03/2020',
  '2019-2020',
);
const glue = fc.constantFrom(' ', ' ', ' ', '-', ' – ', ', ', '/', ' (', ') ', '\n', '. ', "'", ' ? ', ' & ');
const textOf = (word: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(word, glue), { maxLength: 9 }).map((parts) => parts.flat().join(''));
const word = fc.constantFrom(...vocabulary());
const spoken = textOf(fc.oneof(word, figures, datedFigures));
const yearless = textOf(fc.oneof(word, figures));
const anyText = fc.oneof(spoken, fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const context: fc.Arbitrary<PeriodContext> = fc.record(
  { year: fc.oneof(year, fc.double()), language },
  { requiredKeys: [] },
);

/** Every dated period that a text can mean. */
const dated: fc.Arbitrary<Period> = fc
  .record({
    precision: fc.constantFrom<PeriodPrecision>('day', 'month', 'quarter', 'half', 'year'),
    from: year,
    at: fc.nat({ max: 371 }),
    length: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 40 })),
    season: fc.tuple(fc.boolean(), fc.boolean()),
    confirmed: fc.boolean(),
  })
  .map(({ precision, from, at, length, season, confirmed }) => {
    const base = { text: '', precision, confirmed };
    if (precision === 'day')
      return {
        ...base,
        start: calendarDate(from, 1, 1 + at),
        end: calendarDate(from, 1, 1 + at + length * 3),
      };
    const months = { month: 1, quarter: 3, half: 6, year: 12, none: 1 }[precision];
    const shift = season.map((isSeason) => (precision === 'quarter' && isSeason ? 2 : 0));
    const index = at % (12 / months);
    const first = index * months + 1 + (shift[0] ?? 0);
    const last = (index + length) * months + 1 + (length === 0 ? (shift[0] ?? 0) : (shift[1] ?? 0));
    return { ...base, start: calendarDate(from, first, 1), end: calendarDate(from, last + months, 0) };
  })
  .filter((period) => partsOf(period.end).year <= 2199);

const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  dated,
  fc.record({
    text: fc.string({ maxLength: 3 }),
    precision: fc.constantFrom<PeriodPrecision>('none', 'month', 'day'),
    confirmed: fc.boolean(),
  }),
);

const RUNS = { numRuns: 1500 };

describe('for every text', () => {
  test('parsing and finding never throw and keep the text as written', () => {
    fc.assert(
      fc.property(anyText, context, (text, given) => {
        expect(parsePeriod(text, given).text).toBe(text);
        const found = findPeriod(text, given);
        if (found) expect(text).toContain(found.period.text);
      }),
      RUNS,
    );
  });

  test('no year is invented: without four digits in the text and a year in the context there are no dates', () => {
    fc.assert(
      fc.property(fc.oneof(yearless, anyText), fc.option(language, { nil: undefined }), (text, given) => {
        fc.pre(!/[0-9٠-٩۰-۹]{4}/.test(text));
        expect(parsePeriod(text, { language: given }).start).toBeUndefined();
        expect(findPeriod(text, { language: given })?.period.start).toBeUndefined();
      }),
      RUNS,
    );
  });

  test('start and end come together and in order; only what is dated is confirmed; none has no dates', () => {
    fc.assert(
      fc.property(anyText, context, (text, given) => {
        const period = parsePeriod(text, given);
        expect(period.start === undefined).toBe(period.end === undefined);
        if (period.start && period.end) {
          expect(period.start <= period.end).toBe(true);
          expect(period.precision).not.toBe('none');
        } else expect(period.confirmed).toBe(false);
      }),
      RUNS,
    );
  });

  test('what was parsed, formatted in any language, parses to the same', () => {
    fc.assert(
      fc.property(spoken, context, language, (text, given, written) => {
        const { text: _, ...meaning } = parsePeriod(text, given);
        fc.pre(meaning.start !== undefined);
        const again = formatPeriod({ text, ...meaning }, written);
        expect(parsePeriod(again, { language: written })).toEqual({ text: again, ...meaning });
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });
});

describe('for every dated period', () => {
  test.each(LANGUAGES)(
    'formatting and parsing in %s gives the same dates, precision and confirmation',
    (written) => {
      fc.assert(
        fc.property(dated, (period) => {
          const text = formatPeriod(period, written);
          expect(parsePeriod(text, { language: written })).toEqual({ ...period, text });
          expect(findPeriod(`Tunis, ${text}`, { language: written })?.rest).toBe('Tunis');
        }),
        RUNS,
      );
    },
  );

  test('shifting by years keeps the precision, and its text says where it went', () => {
    fc.assert(
      fc.property(dated, fc.integer({ min: -5, max: 5 }), language, (period, years, written) => {
        const from = partsOf(period.start ?? '').year + years;
        const to = partsOf(period.end ?? '').year + years;
        fc.pre(from >= 1900 && to <= 2199);
        const moved = shiftYears(period, years, written);
        expect(parsePeriod(moved.text, { language: written })).toEqual(moved);
        expect([partsOf(moved.start ?? '').year, partsOf(moved.end ?? '').year]).toEqual([from, to]);
      }),
      RUNS,
    );
  });

  test('it overlaps itself', () => {
    fc.assert(fc.property(dated, (period) => overlaps(period, period.start ?? '', period.end ?? '')));
  });
});

describe('the order of periods is total', () => {
  test('antisymmetric, transitive, and 0 only for the same', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, anyPeriod, (a, b, c) => {
        expect(Math.sign(comparePeriods(a, b)) + Math.sign(comparePeriods(b, a))).toBe(0);
        if (comparePeriods(a, b) <= 0 && comparePeriods(b, c) <= 0)
          expect(comparePeriods(a, c)).toBeLessThanOrEqual(0);
        if (comparePeriods(a, b) === 0) expect(a).toEqual(b);
        if (a.start && !b.start) expect(comparePeriods(a, b)).toBeLessThan(0);
      }),
      RUNS,
    );
  });
});
