import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '~/features/documents/grid/read-scalar';
import { typedColumns } from '~/features/documents/grid/scalars';

const plan2020 = { year: 2020, language: 'fr' } as const;

describe('what is typed in a cell', () => {
  it('is read as a period in the year of the plan', () => {
    expect(fromText('period', 'Mars-Avril', plan2020)?.value).toMatchObject({
      text: 'Mars-Avril',
      start: '2020-03-01',
      end: '2020-04-30',
      precision: 'month',
    });
  });
  it('stays as it is when it is no date, and no period is no period', () => {
    const kept = fromText('period', 'À fixer', plan2020)?.value;
    expect(kept).toMatchObject({ text: 'À fixer', precision: 'none' });
    expect(kept).not.toHaveProperty('start');
    expect(fromText('period', '  ', plan2020)).toEqual({ value: null });
  });
  it('is read as a number with a comma, spaces or Arabic digits', () => {
    expect(fromText('quantity', '2,5', {})?.value).toBe(2.5);
    expect(fromText('quantity', '1 200', {})?.value).toBe(1200);
    expect(fromText('quantity', '١٢', {})?.value).toBe(12);
    expect(fromText('quantity', 'deux', {})).toBeNull();
    expect(fromText('quantity', '', {})).toEqual({ value: null });
  });
  it('is read as a time', () => {
    expect(fromText('startsAt', '9h', {})?.value).toBe('09:00');
    expect(fromText('startsAt', '14.30', {})?.value).toBe('14:30');
    expect(fromText('startsAt', '25:00', {})).toBeNull();
  });
  it('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...typedColumns), fc.string({ unit: 'grapheme' }), (column, text) => {
        fromText(column, text, plan2020);
      }),
    );
  });
});
