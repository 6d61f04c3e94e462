import { describe, expect, it } from 'vitest';
import { parsePeriod } from '#domain/period/parse';
import { type DatedPeriod, isDated } from '#domain/period/period';
import { newPlan } from '#tests/domain/document/plan';
import { nextCard } from '~/features/documents/views/board/next-card';
import {
  byDates,
  monthsAfter,
  onCalendar,
  openingMonth,
  weeksOf,
} from '~/features/documents/views/calendar/calendar-days';
import { beginning, ending, monthAt, scaleOf, unitsOf } from '~/features/documents/views/timeline/scale';
import { timelineRows } from '~/features/documents/views/timeline/timeline-rows';

function dated(text: string): DatedPeriod {
  const period = parsePeriod(text, { year: 2020, language: 'fr' });
  if (!isDated(period)) throw new Error(`${text} has no dates.`);
  return period;
}

describe('[V3] the line of time', () => {
  it('is whole quarters long and holds the plan’s year and every period', () => {
    expect(scaleOf([], 2020, '2026-11-22')).toMatchObject({ first: 2020 * 12, months: 12 });
    expect(scaleOf([dated('février 2021')], 2020, '2026-11-22')).toMatchObject({ months: 15 });
    expect(scaleOf([], null, '2026-11-22')).toMatchObject({ first: 2026 * 12, months: 12 });
  });
  it('gives every month the same length, whole periods end where the next begin', () => {
    expect(ending('2020-02-29')).toBe(beginning('2020-03-01'));
    expect(beginning('2020-03-01') - beginning('2020-02-01')).toBe(1);
  });
  it('moves a period by whole units of what is known of it', () => {
    expect(unitsOf(dated('mars'), 0.6)).toBe(1);
    expect(unitsOf(dated('mars'), 0.4)).toBe(0);
    expect(unitsOf(dated('1er trimestre'), -2)).toBe(-1);
    expect(unitsOf(dated('2020'), 5)).toBe(0);
    expect(unitsOf(dated('1er mars'), 1)).toBe(31);
    expect(unitsOf(dated('31 mars'), 0.04)).toBe(1);
  });
  it('knows the month under every point, as if it had been written', () => {
    const scale = scaleOf([], 2020, '2026-11-22');
    for (const [at, text] of [
      [2.99, 'mars 2020'],
      [-3, 'janvier 2020'],
      [40, 'décembre 2020'],
    ] as const)
      expect(monthAt(scale, at, 'fr')).toEqual(dated(text));
  });
  it('puts what has no date in a lane at the end and leaves empty sections out', () => {
    const plan = newPlan();
    const [one, two] = [plan.section('Un'), plan.section('Deux')];
    plan.activity('À dater', { sectionId: one, period: 'À fixer' });
    plan.activity('Datée', { sectionId: two, period: 'mars' });
    plan.activity('Rien', { sectionId: two });
    const rows = timelineRows(plan.read()).map((row) =>
      row.kind === 'activity' ? row.activity.title : row.kind,
    );
    expect(rows).toEqual(['section', 'Datée', 'lane', 'À dater', 'Rien']);
  });
});

describe('[V5] the calendar', () => {
  it('has whole weeks from Monday on', () => {
    const weeks = weeksOf('2020-03');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2020-02-24');
    expect(weeks.at(-1)?.at(-1)).toBe('2020-04-05');
    expect(weeksOf('2021-02')).toHaveLength(4);
  });
  it('shows on a day only what is known to the day, and the rest beside the month', () => {
    const plan = newPlan();
    for (const period of ['25-26 mars', 'mars-avril', '1er trimestre', '2020', 'À fixer', 'mai'])
      plan.activity(period, { period });
    const { dated: known, undated } = byDates(plan.read().activities);
    const { fuzzy, days } = onCalendar(known, '2020-03');
    const onDays = [...days].flatMap(([day, list]) => list.map(({ activity }) => [day, activity.title]));
    expect(onDays).toEqual([
      ['2020-03-25', '25-26 mars'],
      ['2020-03-26', '25-26 mars'],
    ]);
    expect(fuzzy.map(({ activity }) => activity.title).sort()).toEqual([
      '1er trimestre',
      '2020',
      'mars-avril',
    ]);
    expect(undated.map(({ title }) => title)).toEqual(['À fixer']);
  });
  it('opens where there is something: this month, the next one, else the first', () => {
    const plan = newPlan();
    plan.activity('a', { period: 'mars' });
    plan.activity('b', { period: 'mai' });
    const known = byDates(plan.read().activities).dated;
    expect(openingMonth(known, '2020-03-15')).toBe('2020-03');
    expect(openingMonth(known, '2020-04-15')).toBe('2020-05');
    expect(openingMonth(known, '2026-11-22')).toBe('2020-03');
    expect(openingMonth([], '2026-11-22')).toBe('2026-11');
    expect(monthsAfter('2020-12', 1)).toBe('2021-01');
  });
});

describe('[V6] the arrows on a board', () => {
  const columns = [
    { key: 'planned', activities: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
    { key: 'confirmed', activities: [] },
    { key: 'done', activities: [{ id: 'd' }] },
  ];
  const from = { column: 'planned', card: 'c' };
  it('go up and down in a column and stop at its ends', () => {
    expect(nextCard('ArrowUp', from, columns, 'ltr')).toEqual({ column: 'planned', card: 'b' });
    expect(nextCard('ArrowDown', from, columns, 'ltr')).toEqual(from);
    expect(nextCard('Home', from, columns, 'ltr')).toEqual({ column: 'planned', card: 'a' });
  });
  it('go to the next column with a card in it, as the line is read', () => {
    expect(nextCard('ArrowRight', from, columns, 'ltr')).toEqual({ column: 'done', card: 'd' });
    expect(nextCard('ArrowLeft', from, columns, 'rtl')).toEqual({ column: 'done', card: 'd' });
    expect(nextCard('ArrowLeft', from, columns, 'ltr')).toEqual(from);
    expect(nextCard('x', from, columns, 'ltr')).toBeNull();
  });
});
